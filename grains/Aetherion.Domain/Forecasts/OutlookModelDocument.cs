using System.Security.Cryptography;
using System.Text.Json;
using Aetherion.Domain.Learning.Supervised;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// The JSON form of an <see cref="OutlookModel"/>, format 1, the supervised model's document within. Numbers round-trip to
/// the same bits; the version is the start of the SHA-256 of the content and is checked on reading.
/// </summary>
public static class OutlookModelDocument
{
    /// <summary>The format written; every earlier one can be read.</summary>
    public const int FormatVersion = 1;

    /// <summary>The longest document that is read, in characters.</summary>
    public const int LengthMax = 16_000_000;

    private const int HashDigits = 16;

    /// <summary>Writes a model.</summary>
    public static string Write(OutlookModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return JsonSerializer.Serialize(
            ToContent(model) with { Version = model.Version }, OutlookModelJsonContext.Default.OutlookModelContent);
    }

    /// <summary>Reads a model and checks its sizes, bounds and version.</summary>
    /// <exception cref="InvalidDataException">The text is no outlook model, is of a newer format or of other features, or
    /// was changed.</exception>
    public static OutlookModel Read(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Length > LengthMax)
            throw new InvalidDataException($"The outlook model's document is longer than {LengthMax} characters.");
        try
        {
            OutlookModelContent content =
                JsonSerializer.Deserialize(document, OutlookModelJsonContext.Default.OutlookModelContent)
                ?? throw new ArgumentException("It is null.");
            return ToModel(content);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new InvalidDataException(
                $"The outlook model's document cannot be used: {exception.Message} Train the model again.", exception);
        }
    }

    internal static string VersionOf(OutlookModel model)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(
            ToContent(model), OutlookModelJsonContext.Default.OutlookModelContent);
        return "outlook-" + Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashDigits];
    }

    private static OutlookModelContent ToContent(OutlookModel model)
    {
        using JsonDocument supervised = JsonDocument.Parse(SupervisedModelDocument.Write(model.Model));
        return new OutlookModelContent
        {
            Format = FormatVersion,
            FeatureVersion = OutlookFeatures.Version,
            VolatilityThreshold = model.Thresholds.Volatility,
            EfficiencyThreshold = model.Thresholds.Efficiency,
            TrendWeight = model.Rule.TrendWeight,
            HighRiskWeight = model.Rule.HighRiskWeight,
            Transitions = model.Transitions.ToArray(),
            Shares = model.Shares.ToArray(),
            Model = supervised.RootElement.Clone(),
        };
    }

    private static OutlookModel ToModel(OutlookModelContent content)
    {
        if (content.Format is < 1 or > FormatVersion)
        {
            throw new ArgumentException($"It has format {content.Format}; this program reads 1 to {FormatVersion}.");
        }

        if (content.FeatureVersion != OutlookFeatures.Version)
        {
            throw new ArgumentException(
                $"It is of feature version {content.FeatureVersion}, not {OutlookFeatures.Version}.");
        }

        OutlookModel model = new(
            SupervisedModelDocument.Read(content.Model.GetRawText()),
            new OutlookThresholds(content.VolatilityThreshold, content.EfficiencyThreshold),
            new OutlookRule(content.TrendWeight, content.HighRiskWeight), content.Transitions, content.Shares);
        return content.Version is { } version && version != model.Version
            ? throw new ArgumentException($"It says it is {version}, its content is {model.Version}: it was changed.")
            : model;
    }
}
