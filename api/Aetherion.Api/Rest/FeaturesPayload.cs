using Aetherion.Model;

namespace Aetherion.Api.Rest;

/// <summary>What was measured on the latest closed bar, by name; what is not known is left out.</summary>
internal sealed record FeaturesPayload(
    string Symbol,
    string Venue,
    string Timeframe,
    DateTime? Timestamp,
    long? Sequence,
    IReadOnlyDictionary<string, double> Features)
{
    public static FeaturesPayload Of(Instrument instrument, Timeframe timeframe, ClosedBar? bar)
    {
        var known = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var feature in Enum.GetValues<Feature>())
        {
            if (bar?.Features[feature] is { } value)
                known[NameOf(feature)] = value;
        }
        return new FeaturesPayload(
            instrument.Id.Symbol,
            instrument.Id.Venue,
            timeframe.ToString(),
            bar?.Candle.CloseTime,
            bar?.Sequence,
            known);
    }

    private static string NameOf(Feature feature)
    {
        var name = feature.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
