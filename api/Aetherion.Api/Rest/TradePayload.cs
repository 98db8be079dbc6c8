using Aetherion.Model;

namespace Aetherion.Api.Rest;

internal sealed record TradePayload(
    long Sequence, DateTime Timestamp, DateTime ReceivedTime, decimal Price, decimal Quantity, string Side)
{
    public static TradePayload Of(Instrument instrument, Trade trade) => new(
        trade.Sequence,
        trade.EventTime,
        trade.ReceivedTime,
        instrument.ToDecimal(trade.Price),
        instrument.ToDecimal(trade.Quantity),
        trade.Aggressor.ToString().ToUpperInvariant());
}
