using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Forests;
using Aetherion.Domain.Learning.Supervised;
using Aetherion.Domain.Tests.Causality;
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
    public void What_is_judged_depends_on_the_past_alone() =>
        FutureCheck.FindBreach<int, double>(
            Enumerable.Range(0, RowCount).ToArray(), rows => Judge(rows, 0), (_, random) => random.Next(RowCount))
            .ShouldBeNull();

    [Fact]
    public void A_leak_of_one_row_into_the_features_is_found() =>
        FutureCheck.FindBreach<int, double>(
            Enumerable.Range(0, RowCount).ToArray(), rows => Judge(rows, 1), (_, random) => random.Next(RowCount))
            .ShouldNotBeNull();

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

    /// <summary>The probability of the first class where a fold judged the row, else 0; rows that look ahead by
    /// <paramref name="leak"/>.</summary>
    private static double[] Judge(IReadOnlyList<int> rows, int leak)
    {
        double[] values = [.. Enumerable.Range(0, rows.Count)
            .SelectMany(row => Sample.Rows.Row(rows[Math.Min(row + leak, rows.Count - 1)]).ToArray())];
        int[] labels = [.. rows.Select(row => Sample.Labels[row])];
        double[] outputs = new double[rows.Count];
        // Stretches at fixed rows, so that a shorter series has the same folds as far as it goes.
        for (int from = 400; from < rows.Count; from += 200)
        {
            int fitted = from - 5;
            GradientBoosting model = GradientBoosting.FitClassifier(
                new FeatureMatrix(values[..(fitted * 4)], 4), labels.AsSpan(0, fitted), 3,
                new GradientBoostingOptions { MaxRounds = 3, MaxLeaves = 3 });
            double[] probabilities = new double[3];
            for (int row = from; row < Math.Min(from + 200, rows.Count); row++)
            {
                model.PredictProbabilities(values.AsSpan(row * 4, 4), probabilities);
                outputs[row] = probabilities[0];
            }
        }

        return outputs;
    }

    private static string Refusal(string document) =>
        Should.Throw<InvalidDataException>(() => SupervisedModelDocument.Read(document)).Message;
}
