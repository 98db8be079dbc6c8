using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aetherion.Domain.Features;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// The chosen configuration of the published regime in its one written form, with how it was chosen. It is committed
/// beside this class; a test fails when the defaults change without it.
/// </summary>
/// <param name="ConfigurationsTried">How many were looked at before this one was chosen.</param>
/// <param name="SelectionSlices">The only bars that the choice looked at, in words.</param>
/// <param name="Features">Of the hidden Markov model.</param>
/// <param name="Extraction">Windows and weights of the features.</param>
/// <param name="Fit">How the hidden Markov model is fitted.</param>
/// <param name="IsMirrored">Whether the market turned upside down is trained on as well.</param>
/// <param name="CrisisGate">How Crisis is told.</param>
/// <param name="Calm">How calm a market must be to go sideways.</param>
/// <param name="Detector">When the label changes.</param>
public sealed record RegimeConfiguration(
    int ConfigurationsTried,
    ImmutableArray<string> SelectionSlices,
    ImmutableArray<Feature> Features,
    FeatureOptions Extraction,
    BaumWelchOptions Fit,
    bool IsMirrored,
    CrisisGateOptions? CrisisGate,
    CalmOptions? Calm,
    RegimeDetectorOptions Detector)
{
    private const string ResourceName = "regime-configuration.json";

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>What the product does by default, with the account of its choice.</summary>
    public static RegimeConfiguration Default()
    {
        TrainingRequest training = new(
            new Instrument(InstrumentId.Parse("file:any"), Market.Crypto, "any", "any", 1, 1, 0), Timeframe.M1,
            AsyncEnumerable.Empty<Candle>());
        return new RegimeConfiguration(
            181,
            [
                "BTCUSDT one-minute bars, 2024-01-08 to 2024-06-30",
                "the first 30 days of each file of one-minute bars that begins before July 2024",
            ],
            training.Features, FeatureOptions.Default, training.Fit with { Parallelism = 1 }, training.IsMirrored,
            training.CrisisGate, training.Calm, training.Detector);
    }

    /// <summary>The committed text.</summary>
    public static string Committed()
    {
        using Stream stream = typeof(RegimeConfiguration).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {ResourceName}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>SHA-256 of the committed text.</summary>
    public static string CommittedHash() => DataHash.Of(Committed());

    /// <summary>The one written form.</summary>
    public string ToText() => JsonSerializer.Serialize(this, Written) + "\n";
}
