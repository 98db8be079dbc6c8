using System.Security.Cryptography;
using System.Text.Json;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>
/// The JSON form of a <see cref="RegimeModel"/>; format 2 adds the crisis gate and the preset, format 3 the
/// calm. Numbers round-trip to the same bits, so the version, which is the start of the SHA-256 of the content, is found
/// again on reading.
/// </summary>
public static class RegimeModelDocument
{
    /// <summary>The version written; every earlier one can be read.</summary>
    public const int FormatVersion = 3;

    /// <summary>The longest document accepted, in characters.</summary>
    public const int LengthMax = 1_000_000;

    private const int HashDigits = 16;

    /// <summary>Writes a model.</summary>
    public static string Write(RegimeModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        RegimeModelContent content = ToContent(model);
        return JsonSerializer.Serialize(
            content with { Version = model.Version }, RegimeModelJsonContext.Default.RegimeModelContent);
    }

    /// <summary>Reads a model and checks its sizes, bounds and version.</summary>
    /// <exception cref="InvalidDataException">The text is no model, is of a newer format, or was changed.</exception>
    public static RegimeModel Read(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Length > LengthMax)
            throw new InvalidDataException($"The model's document is longer than {LengthMax} characters.");
        try
        {
            RegimeModelContent content =
                JsonSerializer.Deserialize(document, RegimeModelJsonContext.Default.RegimeModelContent)
                ?? throw new InvalidDataException("The model's document is null.");
            return ToModel(content);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new InvalidDataException(
                $"The model's document cannot be used: {exception.Message} Train the model again.", exception);
        }
    }

    internal static string VersionOf(RegimeModel model)
    {
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(
            ToContent(model), RegimeModelJsonContext.Default.RegimeModelContent);
        return "hmm-" + Convert.ToHexStringLower(SHA256.HashData(content))[..HashDigits];
    }

    /// <summary>The earliest format that holds the model, so that a model of an earlier program keeps its version.</summary>
    private static int FormatOf(RegimeModel model)
    {
        if (model.Calm is not null)
            return FormatVersion;
        return model.CrisisGate is null && model.Preset == RegimePreset.Regimes ? 1 : 2;
    }

    private static RegimeModelContent ToContent(RegimeModel model) => new()
    {
        Format = FormatOf(model),
        Features = model.Features,
        ScalerMeans = [.. model.Scaler.Means],
        ScalerDeviations = [.. model.Scaler.Deviations],
        CovarianceType = model.HiddenMarkov.CovarianceType,
        StartProbabilities = [.. model.HiddenMarkov.StartProbabilities],
        TransitionMatrix = [.. model.HiddenMarkov.TransitionMatrix],
        Means = [.. model.HiddenMarkov.Means],
        Covariances = [.. model.HiddenMarkov.Covariances],
        Regimes = model.Regimes,
        Training = model.Training,
        CrisisGate = model.CrisisGate,
        Calm = model.Calm,
        Preset = model.Preset,
    };

    private static RegimeModel ToModel(RegimeModelContent content)
    {
        if (content.Format is < 1 or > FormatVersion)
        {
            throw new InvalidDataException(
                $"The model's document has format {content.Format}; this program reads 1 to {FormatVersion}.");
        }

        GaussianHmm hiddenMarkov = new(
            content.CovarianceType,
            content.StartProbabilities.AsSpan(),
            content.TransitionMatrix.AsSpan(),
            content.Means.AsSpan(),
            content.Covariances.AsSpan());
        StandardScaler scaler = new(content.ScalerMeans.AsSpan(), content.ScalerDeviations.AsSpan());
        RegimeModel model = new(
            content.Features, scaler, hiddenMarkov, content.Regimes, content.Training, content.CrisisGate,
            content.Preset, content.Calm);
        if (content.Version is { } version && version != model.Version)
        {
            throw new InvalidDataException(
                $"The model's document says it is {version}, its content is {model.Version}: it was changed.");
        }

        return model;
    }
}
