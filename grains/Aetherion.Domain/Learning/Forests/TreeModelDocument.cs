using System.Security.Cryptography;
using System.Text.Json;

namespace Aetherion.Domain.Learning.Forests;

/// <summary>What the documents of forests and of boosted models have in common: bounds, checks and the
/// version.</summary>
internal static class TreeModelDocument
{
    public const int FormatVersion = 1;

    /// <summary>The longest document accepted, in characters.</summary>
    public const int LengthMax = 100_000_000;

    private const int TreeCountMax = 100_000;
    private const int ValueCountMax = 1_000;
    private const int HashDigits = 16;

    public static string Write(TreeModelContent content) => JsonSerializer.Serialize(
        content with { Version = VersionOf(content) }, TreeModelJsonContext.Default.TreeModelContent);

    /// <summary>The start of the SHA-256 of the content, without the version itself.</summary>
    public static string VersionOf(TreeModelContent content)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(
            content with { Version = null }, TreeModelJsonContext.Default.TreeModelContent);
        return $"{content.Kind.Split('-')[0]}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashDigits]}";
    }

    /// <summary>Reads a document of one of the kinds and makes the model of it.</summary>
    /// <exception cref="InvalidDataException">The text is no such model, of a newer format, or was changed.</exception>
    public static TModel Read<TModel>(
        string document, IReadOnlyList<string> kinds, Func<TreeModelContent, FeatureBins, DecisionTree[], TModel> make)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Length > LengthMax)
            throw new InvalidDataException($"The model's document is longer than {LengthMax} characters.");
        try
        {
            TreeModelContent content =
                JsonSerializer.Deserialize(document, TreeModelJsonContext.Default.TreeModelContent)
                ?? throw new InvalidDataException("The model's document is null.");
            return FromContent(content, kinds, make);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new InvalidDataException(
                $"The model's document cannot be used: {exception.Message} Train the model again.", exception);
        }
    }

    /// <summary>Makes the model of content that was read.</summary>
    /// <exception cref="ArgumentException">The parts do not fit one another.</exception>
    /// <exception cref="InvalidDataException">The content is of a newer format, or was changed.</exception>
    public static TModel FromContent<TModel>(
        TreeModelContent content, IReadOnlyList<string> kinds,
        Func<TreeModelContent, FeatureBins, DecisionTree[], TModel> make)
    {
        ThrowUnlessReadable(content, kinds);
        FeatureBins bins = new(content.Thresholds);
        return make(content, bins, Array.ConvertAll(content.Trees, tree => ToTree(tree, content, bins)));
    }

    private static DecisionTree ToTree(TreeContent? tree, TreeModelContent content, FeatureBins bins) =>
        (tree ?? throw new ArgumentException("A tree is null.")).ToTree(content.ValueCount, bins);

    private static void ThrowUnlessReadable(TreeModelContent content, IReadOnlyList<string> kinds)
    {
        if (content.Format is < 1 or > FormatVersion)
        {
            throw new InvalidDataException(
                $"The model's document has format {content.Format}; this program reads 1 to {FormatVersion}.");
        }

        if (!kinds.Contains(content.Kind))
            throw new ArgumentException($"It is of kind '{content.Kind}', not {string.Join(" or ", kinds)}.");
        if (content.Trees.Length is 0 or > TreeCountMax || content.ValueCount is < 1 or > ValueCountMax)
            throw new ArgumentException($"It has {content.Trees.Length} trees of {content.ValueCount} values.");
        bool areFinite = content.FeatureImportances.All(double.IsFinite) && content.StartScores.All(double.IsFinite);
        if (!areFinite || content.FeatureImportances.Length != content.Thresholds.Length)
            throw new ArgumentException("Its importances or scores do not fit its features or are not finite.");
        if (content.Version is { } version && version != VersionOf(content))
        {
            throw new InvalidDataException(
                $"The model's document says it is {version}, its content is {VersionOf(content)}: it was changed.");
        }
    }
}
