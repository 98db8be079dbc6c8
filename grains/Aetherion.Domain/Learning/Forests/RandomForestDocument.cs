namespace Aetherion.Domain.Learning.Forests;

/// <summary>
/// The JSON form of a <see cref="RandomForest"/>, version 1: thresholds as numbers, nodes and leaf values as base 64.
/// All
/// round-trip to the same bits. Its version is the start of the SHA-256 of the content and is checked on reading.
/// </summary>
public static class RandomForestDocument
{
    private const string Classifier = "forest-classifier";
    private const string Regressor = "forest-regressor";
    private const double SumTolerance = 1e-4;

    /// <summary>Writes a forest.</summary>
    public static string Write(RandomForest forest)
    {
        ArgumentNullException.ThrowIfNull(forest);
        return TreeModelDocument.Write(ToContent(forest));
    }

    /// <summary>Reads a forest and checks its sizes, bounds and version.</summary>
    /// <exception cref="InvalidDataException">The text is no forest, is of a newer format, or was changed.</exception>
    public static RandomForest Read(string document) =>
        TreeModelDocument.Read(document, [Classifier, Regressor], Make);

    internal static RandomForest FromContent(TreeModelContent content) =>
        TreeModelDocument.FromContent(content, [Classifier], Make);

    internal static string VersionOf(RandomForest forest) => TreeModelDocument.VersionOf(ToContent(forest));

    internal static TreeModelContent ToContent(RandomForest forest) => new()
    {
        Format = TreeModelDocument.FormatVersion,
        Kind = forest.IsClassifier ? Classifier : Regressor,
        ValueCount = forest.ClassCount,
        Thresholds = forest.Bins.ToArrays(),
        StartScores = [],
        FeatureImportances = forest.FeatureImportances.ToArray(),
        Trees = [.. forest.Trees.Select(TreeContent.Of)],
    };

    private static RandomForest Make(TreeModelContent content, FeatureBins bins, DecisionTree[] trees)
    {
        bool isClassifier = content.Kind == Classifier;
        if (isClassifier != content.ValueCount > 1)
            throw new ArgumentException($"A {content.Kind} cannot have {content.ValueCount} values a leaf.");
        foreach (DecisionTree tree in trees)
            ThrowUnlessProbabilities(tree, isClassifier);
        return new RandomForest(bins, trees, isClassifier, content.FeatureImportances);
    }

    private static void ThrowUnlessProbabilities(DecisionTree tree, bool isClassifier)
    {
        for (int leaf = 0; isClassifier && leaf < tree.LeafCount; leaf++)
        {
            double sum = 0;
            foreach (float share in tree.ValuesOf(leaf))
                sum += share >= 0 ? share : double.NaN;
            if (!(Math.Abs(sum - 1) <= SumTolerance))
                throw new ArgumentException($"The shares of a leaf sum to {sum}.");
        }
    }
}
