using Aetherion.Api.OpenApi;
using Aetherion.Model;

namespace Aetherion.Api.Rest;

/// <summary>What was measured on the latest closed bar, by name; what is not known is left out.</summary>
/// <param name="Symbol">The symbol as its venue writes it.</param>
/// <param name="Venue">The venue of the instrument.</param>
/// <param name="Timeframe">The length of the bar.</param>
/// <param name="Timestamp">When the bar closed, UTC; null before the first.</param>
/// <param name="Sequence">The number of the bar in its stream; null before the first.</param>
/// <param name="Features">What was measured, by the name of the feature; what is not known is left out.</param>
internal sealed record FeaturesPayload(
    string Symbol,
    string Venue,
    [property: ValuesOf(typeof(Timeframe))] string Timeframe,
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
