using Aetherion.Api.OpenApi;
using Aetherion.Model;

namespace Aetherion.Api.Sockets.Messages;

/// <summary>A closed bar.</summary>
/// <param name="Type">Always `candle`.</param>
/// <param name="Market">The market of the instrument.</param>
/// <param name="Symbol">The symbol as its venue writes it.</param>
/// <param name="Venue">The venue of the instrument.</param>
/// <param name="Timeframe">The length of the bar.</param>
/// <param name="Open">The first price.</param>
/// <param name="High">The highest price.</param>
/// <param name="Low">The lowest price.</param>
/// <param name="Close">The last price.</param>
/// <param name="Volume">What was traded, in the base currency or in shares.</param>
/// <param name="Trades">The number of trades.</param>
/// <param name="OpenTime">When the bar opened, UTC.</param>
/// <param name="Sequence">The number of the bar in the instrument's stream of this timeframe.</param>
/// <param name="Timestamp">When the bar closed, UTC.</param>
internal sealed record CandleMessage(
    [property: MessageType("candle")] string Type,
    [property: ValuesOf(typeof(Market))] string Market,
    string Symbol,
    string Venue,
    [property: ValuesOf(typeof(Timeframe))] string Timeframe,
    decimal Open,
    decimal High,
    decimal Low,
    decimal Close,
    decimal Volume,
    int Trades,
    DateTime OpenTime,
    long Sequence,
    DateTime Timestamp);
