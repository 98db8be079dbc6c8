using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.IsolationForests;
using Aetherion.Domain.Learning.Outliers;

namespace Aetherion.Domain.Anomalies;

/// <summary>
/// The JSON form of an <see cref="AnomalyModel"/>, format 1. Numbers round-trip to the same bits, so the version, which is
/// the start of the SHA-256 of the content, is found again on reading.
/// </summary>
public static class AnomalyModelDocument
{
    /// <summary>The format written; every earlier one can be read.</summary>
    public const int FormatVersion = 1;

    /// <summary>The longest document accepted, in characters.</summary>
    public const int LengthMax = 8_000_000;

    private const int HashDigits = 16;

    /// <summary>Writes a model.</summary>
    public static string Write(AnomalyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return JsonSerializer.Serialize(
            ToContent(model) with { Version = model.Version }, AnomalyModelJsonContext.Default.AnomalyModelContent);
    }

    /// <summary>Reads a model and checks its sizes, bounds and version.</summary>
    /// <exception cref="InvalidDataException">The text is no model, is of a newer format, or was changed.</exception>
    public static AnomalyModel Read(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Length > LengthMax)
            throw new InvalidDataException($"The anomaly model's document is longer than {LengthMax} characters.");
        try
        {
            return ToModel(
                JsonSerializer.Deserialize(document, AnomalyModelJsonContext.Default.AnomalyModelContent)
                ?? throw new InvalidDataException("The anomaly model's document is null."));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new InvalidDataException(
                $"The anomaly model's document cannot be used: {exception.Message} Train the model again.", exception);
        }
    }

    internal static string VersionOf(AnomalyModel model)
    {
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(
            ToContent(model), AnomalyModelJsonContext.Default.AnomalyModelContent);
        return "anomaly-" + Convert.ToHexStringLower(SHA256.HashData(content))[..HashDigits];
    }

    private static AnomalyModelContent ToContent(AnomalyModel model)
    {
        IsolationForest forest = model.Score.Forest;
        (ImmutableArray<int> features, ImmutableArray<double> thresholds, ImmutableArray<int> counts) =
            ForestContent.Flatten(forest);
        return new AnomalyModelContent
        {
            Format = FormatVersion,
            Options = model.Options,
            ScalerMeans = [.. model.Scaler.Means],
            ScalerDeviations = [.. model.Scaler.Deviations],
            Location = [.. model.Score.Distance.Location],
            Covariance = [.. model.Score.Distance.Covariance],
            DistanceTail = TailContent.Of(model.Score.DistanceTail),
            SampleSize = forest.SampleSize,
            Formula = forest.Formula,
            NodeFeatures = features,
            Thresholds = thresholds,
            LeafCounts = counts,
            ForestTail = TailContent.Of(model.Score.ForestTail),
            AlarmLevel = model.AlarmLevel,
            Training = model.Training,
        };
    }

    private static AnomalyModel ToModel(AnomalyModelContent content)
    {
        if (content.Format is < 1 or > FormatVersion)
        {
            throw new InvalidDataException(
                $"The anomaly model's document has format {content.Format}; this program reads 1 to {FormatVersion}.");
        }

        StandardScaler scaler = new(content.ScalerMeans.AsSpan(), content.ScalerDeviations.AsSpan());
        IsolationForest forest = new(
            ForestContent.ToTrees(content.NodeFeatures, content.Thresholds, content.LeafCounts),
            scaler.FeatureCount,
            content.SampleSize,
            content.Formula);
        MahalanobisDistance distance = new(content.Location.AsSpan(), content.Covariance.AsSpan());
        CombinedAnomalyScore score = new(
            forest, distance, content.ForestTail.ToCalibration(), content.DistanceTail.ToCalibration());
        AnomalyModel model = new(content.Options, scaler, score, content.AlarmLevel, content.Training);
        if (content.Version is { } version && version != model.Version)
        {
            throw new InvalidDataException(
                $"The anomaly model's document says it is {version}, its content is {model.Version}: it was changed.");
        }

        return model;
    }
}
