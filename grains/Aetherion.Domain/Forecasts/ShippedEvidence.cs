using System.Collections.Immutable;
using System.Text.Json;

namespace Aetherion.Domain.Forecasts;

/// <summary>The recorded results of the predictors, from which it follows which of them run by default.</summary>
public static class ShippedEvidence
{
    /// <summary>The one-hour risk forecast.</summary>
    public const string Risk = "risk, one hour";

    /// <summary>The volatility of the next hour that bars carry as a feature, which is the one served.</summary>
    public const string Volatility = "volatility feature, one hour";

    /// <summary>The regime classifier one hour ahead.</summary>
    public const string Outlook = "regime, one hour";

    /// <summary>The weighted ensemble of outlooks.</summary>
    public const string Ensemble = "ensemble of outlooks";

    /// <summary>The next funding rate.</summary>
    public const string Funding = "funding rate";

    /// <summary>Who leads whom across symbols.</summary>
    public const string Cascade = "momentum cascade";

    private const string ResourceName = "predictor-evidence.json";

    private static readonly Lazy<ImmutableArray<PredictorEvidence>> Recorded = new(Load);

    /// <summary>All of them.</summary>
    public static ImmutableArray<PredictorEvidence> All => Recorded.Value;

    /// <summary>Whether a predictor is served where it is made; one without a record is not.</summary>
    public static bool IsOnByDefault(string predictor) =>
        All.FirstOrDefault(evidence => evidence.Predictor == predictor)?.IsOnByDefault ?? false;

    /// <summary>Writes records as they are shipped.</summary>
    public static string Write(ImmutableArray<PredictorEvidence> evidence) =>
        JsonSerializer.Serialize(evidence, ForecastJsonContext.Default.ImmutableArrayPredictorEvidence);

    private static ImmutableArray<PredictorEvidence> Load()
    {
        using Stream stream = typeof(ShippedEvidence).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {ResourceName}.");
        return JsonSerializer.Deserialize(stream, ForecastJsonContext.Default.ImmutableArrayPredictorEvidence);
    }
}
