using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Tests.Learning.Forests;

public sealed class RandomForestTests
{
    private static readonly RandomForestOptions Few = new() { TreeCount = 20, MinSamplesLeaf = 5, Seed = 3 };
    private static readonly SampleRows Sample = SampleRows.Draw(600, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_tree_of_all_rows_and_features_is_the_naive_tree(int seed)
    {
        SampleRows sample = SampleRows.Draw(150, seed, distinct: 7);
        RandomForestOptions options = new() { TreeCount = 1, Bootstrap = false, MaxFeatures = 4, MinSamplesLeaf = 4 };
        RandomForest forest = RandomForest.FitClassifier(sample.Rows, sample.Labels, 3, options);
        NaiveTree naive = new(
            [.. Enumerable.Range(0, 150).Select(r => (sample.Rows.Row(r).ToArray(), sample.Labels[r]))], 3, 4);
        // Splits of equal gain may be taken in another order; what they say of a row then differs for few.
        int same = Enumerable.Range(0, 150).Count(row =>
            Probabilities(forest, sample.Rows, row).Zip(naive.Predict(sample.Rows.Row(row)))
                .All(pair => Math.Abs(pair.First - pair.Second) < 1e-6));
        same.ShouldBeGreaterThanOrEqualTo(140);
    }

    [Fact]
    public void Probabilities_are_a_distribution_and_find_the_classes()
    {
        RandomForest forest = RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, Few);
        SampleRows later = SampleRows.Draw(500, 2);
        int right = 0;
        for (int row = 0; row < 500; row++)
        {
            double[] probabilities = Probabilities(forest, later.Rows, row);
            probabilities.Sum().ShouldBe(1, 1e-12);
            probabilities.ShouldAllBe(probability => probability >= 0);
            right += Array.IndexOf(probabilities, probabilities.Max()) == later.Labels[row] ? 1 : 0;
        }

        right.ShouldBeGreaterThan(420);
    }

    [Fact]
    public void Numbers_are_predicted_better_than_by_their_mean()
    {
        RandomForest forest = RandomForest.FitRegressor(Sample.Rows, Sample.Targets, Few with { MaxFeatures = 4 });
        SampleRows later = SampleRows.Draw(500, 2);
        double error = Enumerable.Range(0, 500)
            .Average(row => Math.Pow(forest.Predict(later.Rows.Row(row)) - later.Targets[row], 2));
        double mean = later.Targets.Average();
        error.ShouldBeLessThan(0.05 * later.Targets.Average(target => Math.Pow(target - mean, 2)));
    }

    [Fact]
    public void Features_that_matter_are_told_from_those_that_do_not()
    {
        RandomForest forest = RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, Few);
        double[] importances = forest.FeatureImportances.ToArray();
        importances.Sum().ShouldBe(1, 1e-12);
        importances[0].ShouldBeGreaterThan(3 * importances[2]);
        importances[1].ShouldBeGreaterThan(2 * importances[3]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void The_number_of_threads_changes_nothing(int parallelism)
    {
        RandomForest one = RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, Few);
        RandomForest more =
            RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, Few with { Parallelism = parallelism });
        RandomForestDocument.Write(more).ShouldBe(RandomForestDocument.Write(one));
    }

    [Fact]
    public void The_seed_is_the_only_chance()
    {
        string first = RandomForestDocument.Write(RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, Few));
        string again = RandomForestDocument.Write(RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, Few));
        RandomForest other = RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, Few with { Seed = 4 });
        again.ShouldBe(first);
        RandomForestDocument.Write(other).ShouldNotBe(first);
    }

    [Fact]
    public void Only_the_order_of_values_matters()
    {
        RandomForest plain = RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, Few);
        FeatureMatrix transformed = Sample.Transformed();
        RandomForest other = RandomForest.FitClassifier(transformed, Sample.Labels, 3, Few);
        for (int row = 0; row < 600; row++)
            Probabilities(other, transformed, row).ShouldBe(Probabilities(plain, Sample.Rows, row));
    }

    [Fact]
    public void A_missing_value_goes_where_it_was_better_in_training()
    {
        SampleRows sample = SampleRows.Draw(600, 4, missingShare: 0.2);
        RandomForest forest =
            RandomForest.FitClassifier(sample.Rows, sample.Labels, 3, Few with { MaxFeatures = 4 });
        double[] probabilities = new double[3];
        forest.PredictProbabilities([double.NaN, 0.1, 0.5, 0.5], probabilities);
        probabilities[2].ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Heavier_classes_are_called_more_often()
    {
        double plain = MeanProbability(Few, 0);
        MeanProbability(Few with { ClassWeights = [5, 1, 1] }, 0).ShouldBeGreaterThan(1.05 * plain);
        double rarest = MeanProbability(Few, Rarest());
        MeanProbability(Few with { BalancedClasses = true }, Rarest()).ShouldBeGreaterThan(rarest);
    }

    [Fact]
    public void Rows_that_weigh_nothing_teach_nothing()
    {
        double[] weights = [.. Sample.Labels.Select(label => label == 1 ? 0.0 : 1)];
        RandomForest forest = RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, Few, weights);
        Enumerable.Range(0, 600).Max(row => Probabilities(forest, Sample.Rows, row)[1]).ShouldBeLessThan(0.2);
        double.IsNaN(Probabilities(forest, Sample.Rows, 0)[0]).ShouldBeFalse();
    }

    [Fact]
    public void Leaves_hold_the_fewest_rows_asked_for_and_trees_the_depth()
    {
        RandomForestOptions shallow = Few with { MaxDepth = 2, Bootstrap = false };
        RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, shallow).Trees
            .ShouldAllBe(tree => tree.LeafCount <= 4);
        RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, Few with { MinSamplesLeaf = 200, Bootstrap = false })
            .Trees.ShouldAllBe(tree => tree.LeafCount <= 3);
    }

    [Fact]
    public void What_cannot_be_learnt_from_is_refused()
    {
        Should.Throw<ArgumentException>(() => RandomForest.FitClassifier(Sample.Rows, new int[600], 3, Few))
            .Message.ShouldContain("class 0");
        Should.Throw<ArgumentException>(() => RandomForest.FitClassifier(Sample.Rows, [0, 1], 3, Few))
            .Message.ShouldContain("2 labels for 600 rows");
        Should.Throw<ArgumentException>(() => RandomForest.FitClassifier(Sample.Rows.Slice(0, 8), new int[8], 3, Few))
            .Message.ShouldContain("at least 10 rows");
        Should.Throw<ArgumentException>(() => new FeatureMatrix([1, double.PositiveInfinity], 2))
            .Message.ShouldContain("column 1");
        Should.Throw<ArgumentException>(() => RandomForest.FitRegressor(Sample.Rows, new double[3], Few));
        Should.Throw<ArgumentException>(
            () => RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, Few with { ClassWeights = [1, 1] }));
    }

    [Fact]
    public void A_row_of_another_width_or_with_infinities_is_refused()
    {
        RandomForest forest = RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, Few);
        double[] probabilities = new double[3];
        Should.Throw<ArgumentException>(() => forest.PredictProbabilities([1, 2], probabilities))
            .Message.ShouldContain("4 features");
        Should.Throw<ArgumentException>(
            () => forest.PredictProbabilities([1, 2, 3, double.NegativeInfinity], probabilities));
        Should.Throw<InvalidOperationException>(() => forest.Predict([1, 2, 3, 4]));
    }

    private static double[] Probabilities(RandomForest forest, FeatureMatrix rows, int row)
    {
        double[] probabilities = new double[forest.ClassCount];
        forest.PredictProbabilities(rows.Row(row), probabilities);
        return probabilities;
    }

    private static double MeanProbability(RandomForestOptions options, int label)
    {
        RandomForest forest = RandomForest.FitClassifier(Sample.Rows, Sample.Labels, 3, options);
        return Enumerable.Range(0, 600).Average(row => Probabilities(forest, Sample.Rows, row)[label]);
    }

    private static int Rarest() => Sample.Labels.CountBy(label => label).MinBy(pair => pair.Value).Key;
}
