using Aetherion.Api.OpenApi;
using Aetherion.Model;

namespace Aetherion.Api.Rest;

/// <summary>A trade.</summary>
/// <param name="Sequence">The number of the trade in the symbol's stream.</param>
/// <param name="Timestamp">When the venue says it happened, UTC.</param>
/// <param name="ReceivedTime">When the service received it, UTC.</param>
/// <param name="Price">The price, in the quote currency.</param>
/// <param name="Quantity">The quantity, in the base currency or in shares.</param>
/// <param name="Side">The side that took the other's offer.</param>
internal sealed record TradePayload(
    long Sequence,
    DateTime Timestamp,
    DateTime ReceivedTime,
    decimal Price,
    decimal Quantity,
    [property: ValuesOf(typeof(Side))] string Side)
{
    public static TradePayload Of(Instrument instrument, Trade trade) => new(
        trade.Sequence,
        trade.EventTime,
        trade.ReceivedTime,
        instrument.ToDecimal(trade.Price),
        instrument.ToDecimal(trade.Quantity),
        trade.Aggressor.ToString().ToUpperInvariant());
}
