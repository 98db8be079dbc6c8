using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Forests;
using Aetherion.Domain.Learning.Metrics;
using Aetherion.Domain.Tests.Learning.Forests;

namespace Aetherion.Domain.Tests.Learning.Boosting;

public sealed class GradientBoostingTests
{
    private static readonly GradientBoostingOptions Few = new() { MaxRounds = 25, MaxLeaves = 6, LearningRate = 0.2 };
    private static readonly SampleRows Sample = SampleRows.Draw(800, 1);

    [Fact]
    public void Probabilities_are_a_distribution_and_find_the_classes()
    {
        GradientBoosting model = GradientBoosting.FitClassifier(Sample.Rows, Sample.Labels, 3, Few);
        SampleRows later = SampleRows.Draw(500, 2);
        double[] probabilities = Probabilities(model, later.Rows);
        ProbabilityMetrics.LogLoss(later.Labels, probabilities).ShouldBeLessThan(0.35);
        probabilities.ShouldAllBe(probability => probability > 0 && probability < 1);
        model.RoundCount.ShouldBe(25);
        model.Trees.Count.ShouldBe(75);
    }

    [Fact]
    public void Two_classes_share_one_tree_a_round()
    {
        int[] labels = Array.ConvertAll(Sample.Labels, label => label == 0 ? 0 : 1);
        GradientBoosting model = GradientBoosting.FitClassifier(Sample.Rows, labels, 2, Few);
        model.Trees.Count.ShouldBe(25);
        double[] probabilities = Probabilities(model, Sample.Rows);
        ProbabilityMetrics.LogLoss(labels, probabilities).ShouldBeLessThan(0.15);
    }

    /// <summary>The first two of the four features make class and number.</summary>
    [Fact]
    public void Importance_is_the_share_of_the_gain_and_belongs_to_the_features_that_made_the_class()
    {
        GradientBoosting[] models =
        [
            GradientBoosting.FitClassifier(Sample.Rows, Sample.Labels, 3, Few),
            GradientBoosting.FitRegressor(Sample.Rows, Sample.Targets, Few),
        ];
        foreach (GradientBoosting model in models)
        {
            double[] importances = model.FeatureImportances.ToArray();
            importances.Sum().ShouldBe(1, 1e-9);
            importances[..2].Min().ShouldBeGreaterThan(5 * importances[2..].Max());
        }
    }

    [Fact]
    public void Numbers_on_any_number_of_threads_are_the_same()
    {
        GradientBoosting one = GradientBoosting.FitRegressor(Sample.Rows, Sample.Targets, Few);
        GradientBoosting four = GradientBoosting.FitRegressor(Sample.Rows, Sample.Targets, Few with { Parallelism = 4 });
        GradientBoostingDocument.Write(four).ShouldBe(GradientBoostingDocument.Write(one));
    }

    [Fact]
    public void Numbers_are_predicted_better_than_by_their_mean()
    {
        GradientBoosting model = GradientBoosting.FitRegressor(Sample.Rows, Sample.Targets, Few);
        SampleRows later = SampleRows.Draw(500, 2);
        double error = Enumerable.Range(0, 500)
            .Average(row => Math.Pow(model.Predict(later.Rows.Row(row)) - later.Targets[row], 2));
        double mean = later.Targets.Average();
        error.ShouldBeLessThan(0.03 * later.Targets.Average(target => Math.Pow(target - mean, 2)));
    }

    [Fact]
    public void One_split_is_the_one_that_second_order_theory_says()
    {
        // Scores start at ln(1/1): p = 1/2, G_left = 3/2 - 0 ones, H = n/4; leaf = -G / (H + l2), times the rate.
        FeatureMatrix rows = new([1, 2, 3, 4, 5, 6], 1);
        GradientBoostingOptions options = new()
        {
            MaxRounds = 1,
            MaxLeaves = 2,
            MinSamplesLeaf = 1,
            LearningRate = 1,
            L2Regularization = 0.25,
        };
        GradientBoosting model = GradientBoosting.FitClassifier(rows, [0, 0, 0, 1, 1, 1], 2, options);
        double[] probabilities = Probabilities(model, rows);
        double expected = 1 / (1 + Math.Exp(1.5 / (0.75 + 0.25)));
        probabilities[1].ShouldBe(expected, 1e-7);
        probabilities[11].ShouldBe(1 - expected, 1e-7);
        model.Trees[0].LeafCount.ShouldBe(2);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 20, 0)]
    [InlineData(3, 20, 0.2)]
    [InlineData(4, 90, 0.3)]
    public void One_split_is_the_best_of_all_that_leave_enough_rows(int seed, int minSamplesLeaf, double missingShare)
    {
        SampleRows sample = SampleRows.Draw(201, seed, distinct: 40, missingShare: missingShare);
        GradientBoostingOptions options = new()
        {
            MaxRounds = 1,
            MaxLeaves = 2,
            MinSamplesLeaf = minSamplesLeaf,
            LearningRate = 0.5,
            L2Regularization = 2,
        };
        GradientBoosting model = GradientBoosting.FitRegressor(sample.Rows, sample.Targets, options);
        double[] expected = NaiveSplit.Predictions(sample.Rows, sample.Targets, options);
        for (int row = 0; row < expected.Length; row++)
            model.Predict(sample.Rows.Row(row)).ShouldBe(expected[row], 1e-6);
        expected.Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Four_rows_are_packed_as_one_is(int channel)
    {
        const int rowCount = 41;
        int[] labels = [.. Enumerable.Range(0, rowCount).Select(row => row * 7 % 3)];
        double[] weights = [.. Enumerable.Range(0, rowCount).Select(row => 1 + (row % 5 * 0.3))];
        double[] scores = [.. Enumerable.Range(0, rowCount * 3).Select(index => Math.Sin(index) * 9)];
        BoostingRows rows = new(new byte[rowCount], new FeatureBins([[0.5]]), rowCount);
        SoftmaxLoss loss = new(labels, weights, 3);
        loss.Start(rowCount);
        loss.BeginRound(scores, rowCount);
        loss.Pack(rows, channel);
        double[] probabilities = new double[3];
        for (int row = 0; row < rowCount; row++)
        {
            for (int each = 0; each < 3; each++)
                probabilities[each] = scores[(each * rowCount) + row];
            Softmax.Apply(probabilities);
            double probability = probabilities[channel];
            double gradient = probability - (labels[row] == channel ? 1 : 0);
            rows.Gradients[row].ShouldBe(rows.Scale.Pack(
                gradient * weights[row], probability * (1 - probability) * weights[row]));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_number_of_threads_changes_nothing(int parallelism)
    {
        SampleRows sample = SampleRows.Draw(30_000, 3);
        GradientBoostingOptions options = new() { MaxRounds = 4, RowShare = 0.9, FeatureShare = 0.75, Seed = 5 };
        GradientBoosting one = GradientBoosting.FitClassifier(sample.Rows, sample.Labels, 3, options);
        GradientBoosting more = GradientBoosting.FitClassifier(
            sample.Rows, sample.Labels, 3, options with { Parallelism = parallelism });
        GradientBoostingDocument.Write(more).ShouldBe(GradientBoostingDocument.Write(one));
    }

    [Fact]
    public void The_order_of_the_rows_changes_nothing_when_none_are_drawn()
    {
        int[] order = [.. Enumerable.Range(0, 800)];
        new Random(1).Shuffle(order);
        FeatureMatrix shuffled = new([.. order.SelectMany(row => Sample.Rows.Row(row).ToArray())], 4);
        GradientBoosting model = GradientBoosting.FitClassifier(Sample.Rows, Sample.Labels, 3, Few);
        GradientBoosting other = GradientBoosting.FitClassifier(
            shuffled, [.. order.Select(row => Sample.Labels[row])], 3, Few);
        GradientBoostingDocument.Write(other).ShouldBe(GradientBoostingDocument.Write(model));
    }

    [Fact]
    public void Only_the_order_of_values_matters()
    {
        FeatureMatrix transformed = Sample.Transformed();
        double[] plain = Probabilities(GradientBoosting.FitClassifier(Sample.Rows, Sample.Labels, 3, Few), Sample.Rows);
        Probabilities(GradientBoosting.FitClassifier(transformed, Sample.Labels, 3, Few), transformed).ShouldBe(plain);
    }

    [Fact]
    public void A_missing_value_goes_where_it_was_better_in_training()
    {
        SampleRows sample = SampleRows.Draw(800, 4, missingShare: 0.2);
        GradientBoosting model = GradientBoosting.FitClassifier(sample.Rows, sample.Labels, 3, Few);
        Probabilities(model, new FeatureMatrix([double.NaN, 0.1, 0.5, 0.5], 4))[2].ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Fitting_stops_when_later_rows_get_no_better_and_keeps_the_best_round()
    {
        GradientBoostingOptions many = Few with
        {
            MaxRounds = 400,
            LearningRate = 0.5,
            ValidationShare = 0.3,
            PurgedRows = 10,
            Patience = 5,
        };
        GradientBoosting model = GradientBoosting.FitClassifier(Sample.Rows, Sample.Labels, 3, many);
        model.RoundCount.ShouldBeLessThan(100);
        FeatureMatrix first = Sample.Rows.Slice(0, 800 - 240 - 10);
        GradientBoosting same = GradientBoosting.FitClassifier(
            first, Sample.Labels.AsSpan(0, first.RowCount), 3,
            Few with { LearningRate = 0.5, MaxRounds = model.RoundCount });
        GradientBoostingDocument.Write(model).ShouldBe(GradientBoostingDocument.Write(same));
    }

    [Fact]
    public void Later_and_purged_rows_say_when_to_stop_and_nothing_else()
    {
        GradientBoostingOptions options = Few with
        {
            ValidationShare = 0.25,
            PurgedRows = 20,
            Patience = 25,
            BalancedClasses = true,
        };
        // With rounds enough to wait for, all differ only in how many are kept; the shortest is common to both.
        GradientBoosting plain = GradientBoosting.FitClassifier(Sample.Rows, Sample.Labels, 3, options);
        double[] values = Sample.Rows.Values.ToArray();
        int[] labels = [.. Sample.Labels];
        for (int row = 800 - 200 - 20; row < 800; row++)
        {
            values[row * 4] = 5;
            labels[row] = 0;
        }

        double[] weights = [.. Enumerable.Range(0, 800).Select(row => row < 800 - 200 - 20 ? 1.0 : 50)];
        GradientBoosting other =
            GradientBoosting.FitClassifier(new FeatureMatrix(values, 4), labels, 3, options, weights);
        int common = Math.Min(plain.Trees.Count, other.Trees.Count);
        common.ShouldBeGreaterThan(0);
        for (int tree = 0; tree < common; tree++)
            other.Trees[tree].Values.SequenceEqual(plain.Trees[tree].Values).ShouldBeTrue();
    }

    [Fact]
    public void Weights_and_balance_move_probabilities()
    {
        double plain = Probabilities(GradientBoosting.FitClassifier(Sample.Rows, Sample.Labels, 3, Few), Sample.Rows)
            .Where((_, index) => index % 3 == 0).Average();
        GradientBoostingOptions heavy = Few with { ClassWeights = [20, 1, 1] };
        Probabilities(GradientBoosting.FitClassifier(Sample.Rows, Sample.Labels, 3, heavy), Sample.Rows)
            .Where((_, index) => index % 3 == 0).Average().ShouldBeGreaterThan(plain);
        double[] weights = [.. Sample.Labels.Select(label => label == 0 ? 1e-6 : 1)];
        Probabilities(GradientBoosting.FitClassifier(Sample.Rows, Sample.Labels, 3, Few, weights), Sample.Rows)
            .Where((_, index) => index % 3 == 0).Average().ShouldBeLessThan(0.1 * plain);
    }

    [Fact]
    public void What_cannot_be_learnt_from_is_refused()
    {
        Should.Throw<ArgumentException>(() => GradientBoosting.FitClassifier(Sample.Rows, new int[800], 3, Few))
            .Message.ShouldContain("class 0");
        Should.Throw<ArgumentException>(() => GradientBoosting.FitClassifier(Sample.Rows, [1], 3, Few));
        int[] lateClass = [.. Enumerable.Range(0, 800).Select(row => row < 700 ? 0 : 1)];
        Should.Throw<ArgumentException>(() => GradientBoosting.FitClassifier(
            Sample.Rows, lateClass, 2, Few with { ValidationShare = 0.2 })).Message.ShouldContain("640");
        Should.Throw<ArgumentException>(() => GradientBoosting.FitClassifier(
            Sample.Rows.Slice(0, 30), Sample.Labels.AsSpan(0, 30), 3, Few)).Message.ShouldContain("40");
        Should.Throw<ArgumentException>(() => GradientBoosting.FitRegressor(
            Sample.Rows, [.. Enumerable.Repeat(double.NaN, 800)], Few));
        Should.Throw<ArgumentException>(
            () => GradientBoosting.FitRegressor(Sample.Rows, Sample.Targets, Few with { LearningRate = 0 }));
    }

    [Fact]
    public void A_cancelled_fit_ends_with_a_cancellation()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => GradientBoosting.FitClassifier(
            Sample.Rows, Sample.Labels, 3, Few with { Cancellation = source.Token }));
        Should.Throw<OperationCanceledException>(() => RandomForest.FitClassifier(
            Sample.Rows, Sample.Labels, 3, new RandomForestOptions { Cancellation = source.Token }));
    }

    private static double[] Probabilities(GradientBoosting model, FeatureMatrix rows)
    {
        double[] all = new double[rows.RowCount * model.ClassCount];
        for (int row = 0; row < rows.RowCount; row++)
            model.PredictProbabilities(rows.Row(row), all.AsSpan(row * model.ClassCount, model.ClassCount));
        return all;
    }
}
