using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Forests;
using Aetherion.Domain.Learning.Supervised;
using Aetherion.Domain.Tests.Learning.Forests;

namespace Aetherion.Domain.Tests.Learning.Supervised;

public sealed class SupervisedTrainingTests
{
    private const int RowCount = 1_200;
    private static readonly string[] Features = ["a", "b", "c", "d"];
    private static readonly string[] Classes = ["LOW", "MIDDLE", "HIGH"];
    private static readonly SampleRows Sample = SampleRows.Draw(RowCount, 1);
    private static readonly long[] Times = [.. Enumerable.Range(0, RowCount).Select(row => (long)row)];

    private static readonly SupervisedRecipe Small = new()
    {
        BoostingMembers = [new GradientBoostingOptions { MaxRounds = 8, MaxLeaves = 4, RowShare = 0.7 }],
        ForestMembers = [new RandomForestOptions { TreeCount = 5 }],
        SeedCount = 2,
        FoldCount = 3,
        PurgedBars = 5,
        EmbargoBars = 20,
    };

    [Fact]
    public void The_model_averages_its_members_calibrates_and_decides()
    {
        SupervisedFit fit = SupervisedTraining.Fit(Sample.Rows, Sample.Labels, Times, Features, Classes, Small);
        fit.Model.Members.Count.ShouldBe(3);
        double[] probabilities = new double[3];
        fit.Model.PredictProbabilities(Sample.Rows.Row(7), probabilities);
        double[] expected = new double[3];
        double[] one = new double[3];
        fit.Model.MemberWeights.ToArray().ShouldBe([0.25, 0.25, 0.5]);
        for (int member = 0; member < 3; member++)
        {
            fit.Model.Members[member].PredictProbabilities(Sample.Rows.Row(7), one);
            for (int label = 0; label < 3; label++)
                expected[label] += one[label] * fit.Model.MemberWeights[member];
        }

        fit.Model.Calibration.Calibrate(expected);
        probabilities.ShouldBe(expected, 1e-12);
        fit.Model.Decide([0, 0, 1]).ShouldBe(2);
    }

    [Fact]
    public void What_a_fold_says_depends_on_the_rows_it_was_fitted_on_alone()
    {
        SupervisedFit fit = SupervisedTraining.Fit(Sample.Rows, Sample.Labels, Times, Features, Classes, Small);
        fit.Folds.Count.ShouldBe(3);
        foreach (WalkForwardFold fold in fit.Folds)
        {
            SupervisedFit changed = FitChangedFrom(fold.FittedCount, fold);
            Judged(changed, fold).ShouldBe(Judged(fit, fold));
        }
    }

    [Fact]
    public void A_fold_that_saw_one_row_more_would_say_something_else()
    {
        SupervisedFit fit = SupervisedTraining.Fit(Sample.Rows, Sample.Labels, Times, Features, Classes, Small);
        foreach (WalkForwardFold fold in fit.Folds)
        {
            SupervisedFit changed = FitChangedFrom(fold.FittedCount - 1, fold);
            Judged(changed, fold).ShouldNotBe(Judged(fit, fold));
        }
    }

    [Fact]
    public void Training_again_gives_the_same_model_on_any_number_of_threads()
    {
        SupervisedModel one = SupervisedTraining.Fit(Sample.Rows, Sample.Labels, Times, Features, Classes, Small).Model;
        SupervisedModel two = SupervisedTraining.Fit(
            Sample.Rows, Sample.Labels, Times, Features, Classes, Small with { Parallelism = 2 }).Model;
        SupervisedModelDocument.Write(two).ShouldBe(SupervisedModelDocument.Write(one));
    }

    [Fact]
    public void A_model_comes_back_bit_for_bit_and_a_changed_one_is_refused()
    {
        SupervisedModel model =
            SupervisedTraining.Fit(Sample.Rows, Sample.Labels, Times, Features, Classes, Small).Model;
        string document = SupervisedModelDocument.Write(model);
        SupervisedModel read = SupervisedModelDocument.Read(document);
        SupervisedModelDocument.Write(read).ShouldBe(document);
        read.Version.ShouldBe(model.Version);
        Refusal(document.Replace("\"MIDDLE\"", "\"LOW\"", StringComparison.Ordinal)).ShouldContain("once");
        Refusal(document.Replace("\"MIDDLE\"", "\"MEDIUM\"", StringComparison.Ordinal)).ShouldContain("was changed");
        Refusal(document.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal)).ShouldContain("format 2");
        Refusal(document.Replace("\"forest-classifier\"", "\"oracle\"", StringComparison.Ordinal))
            .ShouldContain("oracle");
        Refusal(document[..(document.Length / 2)]).ShouldContain("cannot be used");
    }

    [Fact]
    public void Parts_that_do_not_fit_are_refused()
    {
        SupervisedModel model =
            SupervisedTraining.Fit(Sample.Rows, Sample.Labels, Times, Features, Classes, Small).Model;
        Should.Throw<ArgumentException>(
            () => new SupervisedModel(model.Members, [1, 1, 1], model.Calibration, [1, 1, 1], ["a"], Classes));
        Should.Throw<ArgumentException>(
            () => new SupervisedModel(model.Members, [1, 1, 1], model.Calibration, [1, 0, 1], Features, Classes));
        Should.Throw<ArgumentException>(
            () => SupervisedTraining.Fit(Sample.Rows, Sample.Labels, [1, 2], Features, Classes, Small));
    }

    /// <summary>Every label from a row on is another one, and every feature but those of the rows that the fold judges.</summary>
    private static SupervisedFit FitChangedFrom(int first, WalkForwardFold fold)
    {
        Random random = new(first);
        double[] values = Sample.Rows.Values.ToArray();
        int[] labels = [.. Sample.Labels];
        for (int row = first; row < RowCount; row++)
        {
            labels[row] = (labels[row] + 1) % Classes.Length;
            if (row >= fold.FirstJudged && row < fold.FirstJudged + fold.JudgedCount)
                continue;
            for (int column = 0; column < Features.Length; column++)
                values[(row * Features.Length) + column] = random.NextDouble();
        }

        return SupervisedTraining.Fit(
            new FeatureMatrix(values, Features.Length), labels, Times, Features, Classes, Small);
    }

    private static double[] Judged(SupervisedFit fit, WalkForwardFold fold) =>
        [.. fit.JudgedRows.Index()
            .Where(judged => judged.Item >= fold.FirstJudged && judged.Item < fold.FirstJudged + fold.JudgedCount)
            .SelectMany(judged => fit.JudgedProbabilities.Skip(judged.Index * Classes.Length).Take(Classes.Length))];

    private static string Refusal(string document) =>
        Should.Throw<InvalidDataException>(() => SupervisedModelDocument.Read(document)).Message;
}
