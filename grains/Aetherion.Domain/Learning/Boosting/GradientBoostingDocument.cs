using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>
/// The JSON form of a <see cref="GradientBoosting"/>, version 1: thresholds as numbers, nodes and leaf values as base
/// 64.
/// All round-trip to the same bits. Its version is the start of the SHA-256 of the content and is checked on reading.
/// </summary>
public static class GradientBoostingDocument
{
    private static readonly string[] Kinds = ["boosting-regression", "boosting-binary", "boosting-multiclass"];

    /// <summary>Writes a model.</summary>
    public static string Write(GradientBoosting model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return TreeModelDocument.Write(ToContent(model));
    }

    /// <summary>Reads a model and checks its sizes, bounds and version.</summary>
    /// <exception cref="InvalidDataException">The text is no boosted model, is of a newer format, or was
    /// changed.</exception>
    public static GradientBoosting Read(string document) => TreeModelDocument.Read(document, Kinds, Make);

    internal static GradientBoosting FromContent(TreeModelContent content) =>
        TreeModelDocument.FromContent(content, Kinds[1..], Make);

    internal static string VersionOf(GradientBoosting model) => TreeModelDocument.VersionOf(ToContent(model));

    internal static TreeModelContent ToContent(GradientBoosting model) => new()
    {
        Format = TreeModelDocument.FormatVersion,
        Kind = Kinds[(int)model.Task],
        ValueCount = 1,
        Thresholds = model.Bins.ToArrays(),
        StartScores = model.StartScores.ToArray(),
        FeatureImportances = model.FeatureImportances.ToArray(),
        Trees = [.. model.Trees.Select(TreeContent.Of)],
    };

    private static GradientBoosting Make(TreeModelContent content, FeatureBins bins, DecisionTree[] trees)
    {
        BoostingTask task = (BoostingTask)Array.IndexOf(Kinds, content.Kind);
        int channels = content.StartScores.Length;
        bool fits = content.ValueCount == 1 && channels > 0 && trees.Length % channels == 0
            && task == BoostingTask.Multiclass == channels > 1;
        if (!fits)
        {
            throw new ArgumentException(
                $"A {content.Kind} cannot have {trees.Length} trees of {content.ValueCount} values for " +
                $"{channels} scores.");
        }

        return new GradientBoosting(task, bins, content.StartScores, trees, content.FeatureImportances);
    }
}
