using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Tests.Learning.Forests;

/// <summary>Trees laid out for predicting say what the trees say one by one.</summary>
public sealed class PackedTreesTests
{
    private const int ClassCount = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(21)]
    public void Either_layout_says_what_the_trees_say(int treeCount)
    {
        SampleRows sample = SampleRows.Draw(900, seed: 5, missingShare: 0.1);
        RandomForest forest = Grow(sample.Rows, sample.Labels, treeCount);
        ShouldSayWhatTreesSay(PackedTrees.Of(forest.Trees), forest, sample.Rows);
        ShouldSayWhatTreesSay(new PackedNodes<WideNode>(forest.Trees), forest, sample.Rows);
        PackedTrees.Of(forest.Trees).ShouldBeOfType<PackedNodes<CompactNode>>();
    }

    [Theory]
    [InlineData(127, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    [InlineData(300, false)]
    public void Features_beyond_a_byte_take_the_wide_layout(int columnCount, bool isCompact)
    {
        // Only the last feature and the first tell the classes apart, so that splits name them.
        Random random = new(columnCount);
        const int rowCount = 400;
        double[] values = [.. Enumerable.Range(0, rowCount * columnCount).Select(_ => random.NextDouble())];
        FeatureMatrix rows = new(values, columnCount);
        int[] labels = [.. Enumerable.Range(0, rowCount).Select(
            row => rows.Row(row)[^1] > 0.6 ? 2 : rows.Row(row)[0] > 0.5 ? 1 : 0)];
        RandomForest forest = Grow(rows, labels, treeCount: 10);
        PackedTrees packed = PackedTrees.Of(forest.Trees);
        (packed is PackedNodes<CompactNode>).ShouldBe(isCompact);
        ShouldSayWhatTreesSay(packed, forest, rows);
    }

    [Theory]
    [InlineData(16_384, true)]
    [InlineData(16_385, false)]
    public void Trees_of_many_nodes_take_the_wide_layout(int leafCount, bool isCompact)
    {
        DecisionTree tree = Chain(leafCount);
        PackedTrees packed = PackedTrees.Of([tree]);
        (packed is PackedNodes<CompactNode>).ShouldBe(isCompact);
        foreach (int bin in (int[])[0, 7, 100, 254])
        {
            double sum = 0;
            packed.Add([(byte)bin], new Span<double>(ref sum));
            sum.ShouldBe(tree.Predict([(byte)bin])[0]);
        }
    }

    /// <summary>Each split sends low bins to a leaf and the others on; the threshold rises every 128 splits.</summary>
    private static DecisionTree Chain(int leafCount)
    {
        TreeNode[] nodes = new TreeNode[(2 * leafCount) - 1];
        for (int split = 0; split < leafCount - 1; split++)
        {
            int place = 2 * split;
            nodes[place] = TreeNode.Split(place + 1, feature: 0, lastLeftBin: split / 128, missingGoesLeft: false);
            nodes[place + 1] = TreeNode.Leaf(place + 1);
        }

        nodes[^1] = TreeNode.Leaf(nodes.Length - 1);
        return new DecisionTree(nodes, [.. Enumerable.Range(0, leafCount).Select(leaf => (float)leaf)], valueCount: 1);
    }

    private static RandomForest Grow(FeatureMatrix rows, int[] labels, int treeCount) => RandomForest.FitClassifier(
        rows, labels, ClassCount, new RandomForestOptions { TreeCount = treeCount, MinSamplesLeaf = 2, MaxFeatures = rows.ColumnCount });

    private static void ShouldSayWhatTreesSay(PackedTrees packed, RandomForest forest, FeatureMatrix rows)
    {
        byte[] bins = new byte[rows.ColumnCount];
        for (int row = 0; row < rows.RowCount; row++)
        {
            forest.Bins.Bin(rows.Row(row), bins);
            double[] sums = new double[ClassCount];
            packed.Add(bins, sums);
            double[] expected = new double[ClassCount];
            foreach (DecisionTree tree in forest.Trees)
            {
                ReadOnlySpan<float> leaf = tree.Predict(bins);
                for (int label = 0; label < ClassCount; label++)
                    expected[label] += leaf[label];
            }

            sums.ShouldBe(expected);
        }
    }
}
