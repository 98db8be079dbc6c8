using Aetherion.Api.OpenApi;
using Aetherion.Model;

namespace Aetherion.Api.Sockets.Messages;

/// <summary>What was traded in a second, by side.</summary>
/// <param name="Type">Always `volume`.</param>
/// <param name="Market">The market of the instrument.</param>
/// <param name="Symbol">The symbol as its venue writes it.</param>
/// <param name="Venue">The venue of the instrument.</param>
/// <param name="Timeframe">The length of the bar.</param>
/// <param name="Volume">What was traded, in the base currency or in shares.</param>
/// <param name="BuyVolume">What buyers took.</param>
/// <param name="SellVolume">What sellers took.</param>
/// <param name="QuoteVolume">What was traded, in the quote currency.</param>
/// <param name="Sequence">The number of the bar in the instrument's stream of this timeframe.</param>
/// <param name="Timestamp">When the bar closed, UTC.</param>
internal sealed record VolumeMessage(
    [property: MessageType("volume")] string Type,
    [property: ValuesOf(typeof(Market))] string Market,
    string Symbol,
    string Venue,
    [property: ValuesOf(typeof(Timeframe))] string Timeframe,
    decimal Volume,
    decimal BuyVolume,
    decimal SellVolume,
    decimal QuoteVolume,
    long Sequence,
    DateTime Timestamp);
