using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.IsolationForests;

namespace Aetherion.Domain.Tests.Learning.IsolationForests;

public sealed class IsolationForestTests
{
    private static readonly ObservationMatrix Rows = SampleRows.Normal(3001, 1);

    [Fact]
    public void Known_trees_give_the_reference_scores()
    {
        ForestReference reference = ForestReference.Load();
        IsolationForest forest = reference.Forest();
        for (int point = 0; point < reference.Points.Length; point++)
        {
            forest.MeanPathLength(reference.Points[point]).ShouldBe(reference.MeanPaths[point], 1e-12);
            forest.Score(reference.Points[point]).ShouldBe(reference.Scores[point], 1e-12);
        }
    }

    [Fact]
    public void Rows_together_one_by_one_and_down_the_trees_by_hand_score_the_same_bits()
    {
        IsolationForest forest = SampleRows.Forest(Rows);
        double[] scores = forest.Score(Rows);
        for (int row = 0; row < Rows.RowCount; row++)
        {
            forest.Score(Rows.Row(row)).ShouldBe(scores[row]);
            double length = WalkedPathLength(forest, Rows.Row(row).ToArray());
            scores[row].ShouldBe(Math.Pow(2, -length / forest.AveragePath), 1e-15);
        }
    }

    [Fact]
    public void The_forest_is_the_same_for_any_number_of_threads_and_another_for_another_seed()
    {
        double[] one = SampleRows.Forest(Rows, new IsolationForestOptions { Parallelism = 1 }).Score(Rows);
        double[] four = SampleRows.Forest(Rows, new IsolationForestOptions { Parallelism = 4 }).Score(Rows);
        double[] other = SampleRows.Forest(Rows, new IsolationForestOptions { Seed = 1 }).Score(Rows);
        four.ShouldBe(one);
        other.ShouldNotBe(one);
    }

    [Fact]
    public void What_lies_far_out_scores_higher_than_the_middle()
    {
        IsolationForest forest = SampleRows.Forest(Rows);
        forest.Score([0, 0, 5]).ShouldBeLessThan(0.5);
        forest.Score([9, -9, 5]).ShouldBeGreaterThan(0.65);
        forest.Score([0, 0, 40]).ShouldBeGreaterThan(forest.Score([0, 0, 8]));
    }

    [Fact]
    public void The_parts_of_the_features_add_up_to_the_path_saved_and_name_the_odd_one()
    {
        IsolationForest forest = SampleRows.Forest(Rows);
        double[] parts = new double[3];
        for (int row = 0; row < 100; row++)
        {
            double length = forest.Explain(Rows.Row(row), parts);
            length.ShouldBe(forest.MeanPathLength(Rows.Row(row)), 1e-12);
            parts.Sum().ShouldBe(forest.AveragePath - length, 1e-10);
        }

        forest.Explain([0, 0, 40], parts);
        parts[2].ShouldBeGreaterThan(3 * Math.Max(parts[0], parts[1]));
    }

    [Fact]
    public void A_column_that_does_not_vary_and_few_equal_rows_are_no_trouble()
    {
        ObservationMatrix flat = new([1, 7, 2, 7, 3, 7, 4, 7], 2);
        SampleRows.Forest(flat).Trees.SelectMany(t => t.Left.Zip(t.Feature))
            .ShouldAllBe(node => node.First == IsolationTree.Leaf || node.Second == 0);
        SampleRows.Forest(new ObservationMatrix([3, 3, 3], 1)).Score([3]).ShouldBe(0.5, 1e-12);
        SampleRows.Forest(new ObservationMatrix([3, 3, 3], 1)).Score([1e100]).ShouldBe(0.5, 1e-12);
    }

    [Fact]
    public void Scoring_a_row_allocates_nothing()
    {
        IsolationForest forest = SampleRows.Forest(Rows);
        double[] parts = new double[3];
        forest.Explain(Rows.Row(0), parts);
        forest.Score(Rows.Row(0));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int row = 0; row < 1000; row++)
        {
            forest.Score(Rows.Row(row));
            forest.Explain(Rows.Row(row), parts);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Rows_that_cannot_be_scored_are_refused()
    {
        IsolationForest forest = SampleRows.Forest(Rows);
        Should.Throw<ArgumentException>(() => forest.Score([1, 2])).Message.ShouldContain("3 features");
        Should.Throw<ArgumentException>(() => forest.Score([1, double.NaN, 3])).Message.ShouldContain("NaN");
        Should.Throw<ArgumentException>(() => forest.Score(new ObservationMatrix([1, 2], 2)));
        Should.Throw<ArgumentException>(() => SampleRows.Forest(Rows.Slice(0, 1))).Message.ShouldContain("at least 2");
    }

    [Fact]
    public void Options_that_cannot_be_are_refused()
    {
        foreach (IsolationForestOptions options in (IsolationForestOptions[])
            [new() { TreeCount = 0 }, new() { SampleSize = 1 }, new() { SampleSize = 5000 }, new() { Parallelism = 0 }])
            Should.Throw<ArgumentException>(() => SampleRows.Forest(Rows, options));
    }

    [Fact]
    public void A_cancelled_fit_ends() =>
        Should.Throw<OperationCanceledException>(
            () => IsolationForest.Fit(Rows, null, new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("a child before its parent", new[] { 0, -1, -1 }, new[] { 2, -1, -1 }, new[] { 3, 1, 2 })]
    [InlineData("one child for two", new[] { 1, -1, -1 }, new[] { 1, -1, -1 }, new[] { 3, 1, 2 })]
    [InlineData("a node without a parent", new[] { -1, -1, -1 }, new[] { -1, -1, -1 }, new[] { 3, 1, 2 })]
    [InlineData("counts that do not add up", new[] { 1, -1, -1 }, new[] { 2, -1, -1 }, new[] { 3, 2, 2 })]
    [InlineData("a child out of range", new[] { 1, -1, -1 }, new[] { 9, -1, -1 }, new[] { 3, 1, 2 })]
    public void Arrays_that_are_no_tree_are_refused(string what, int[] left, int[] right, int[] counts)
    {
        what.ShouldNotBeNull();
        IsolationTree tree = new([.. left], [.. right], [0, 0, 0], [0, 0, 0], [.. counts]);
        Should.Throw<ArgumentException>(() => new IsolationForest([tree], 1, 3));
    }

    private static double WalkedPathLength(IsolationForest forest, double[] row) =>
        forest.Trees.Sum(tree => WalkedPathLength(tree, row)) / forest.Trees.Length;

    private static double WalkedPathLength(IsolationTree tree, double[] row)
    {
        int node = 0;
        int edges = 0;
        for (; tree.Left[node] != IsolationTree.Leaf; edges++)
            node = row[tree.Feature[node]] <= tree.Threshold[node] ? tree.Left[node] : tree.Right[node];
        return edges + AveragePathLength.Of(tree.SampleCount[node]);
    }
}
