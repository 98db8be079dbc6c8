namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>Walks through the fields of one message; one that comes twice makes the frame malformed.</summary>
/// <param name="names">The fields that there may be; others are counted in the message.</param>
internal ref struct CoinbaseFields(CoinbaseNames names, VenueMessage message)
{
    private CoinbaseField _seen;

    /// <summary>
    /// Moves to the next field's value; <see cref="CoinbaseField.None"/> for one without meaning here.
    /// </summary>
    public bool Next(ref JsonScanner scanner, out CoinbaseField field)
    {
        field = CoinbaseField.None;
        if (!scanner.NextField(out var name))
            return false;
        field = FieldOf(name);
        if ((_seen & field) != 0)
            return scanner.Fail(DecodeStatus.Malformed);
        _seen |= field;
        names.Check(field, name, message);
        return true;
    }

    public readonly DecodeStatus End(in JsonScanner scanner, CoinbaseField required)
    {
        if (scanner.HasFailed)
            return scanner.Status;
        return (_seen & required) == required ? DecodeStatus.Decoded : DecodeStatus.MissingField;
    }

    private static CoinbaseField FieldOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("product_id"u8) => CoinbaseField.Product,
        _ when name.SequenceEqual("price"u8) => CoinbaseField.Price,
        _ when name.SequenceEqual("size"u8) => CoinbaseField.Size,
        _ when name.SequenceEqual("side"u8) => CoinbaseField.Side,
        _ when name.SequenceEqual("time"u8) => CoinbaseField.Time,
        _ when name.SequenceEqual("trade_id"u8) => CoinbaseField.TradeId,
        _ when name.SequenceEqual("sequence"u8) => CoinbaseField.Sequence,
        _ when name.SequenceEqual("bids"u8) => CoinbaseField.Bids,
        _ when name.SequenceEqual("asks"u8) => CoinbaseField.Asks,
        _ when name.SequenceEqual("changes"u8) => CoinbaseField.Changes,
        _ when name.SequenceEqual("open_24h"u8) => CoinbaseField.Open,
        _ when name.SequenceEqual("high_24h"u8) => CoinbaseField.High,
        _ when name.SequenceEqual("low_24h"u8) => CoinbaseField.Low,
        _ when name.SequenceEqual("volume_24h"u8) => CoinbaseField.Volume,
        _ when name.SequenceEqual("last_size"u8) => CoinbaseField.LastSize,
        _ when name.SequenceEqual("best_bid"u8) => CoinbaseField.BestBid,
        _ when name.SequenceEqual("best_bid_size"u8) => CoinbaseField.BestBidSize,
        _ when name.SequenceEqual("best_ask"u8) => CoinbaseField.BestAsk,
        _ when name.SequenceEqual("best_ask_size"u8) => CoinbaseField.BestAskSize,
        _ when name.SequenceEqual("last_trade_id"u8) => CoinbaseField.LastTradeId,
        _ when name.SequenceEqual("high_24_h"u8) => CoinbaseField.High,
        _ when name.SequenceEqual("low_24_h"u8) => CoinbaseField.Low,
        _ when name.SequenceEqual("volume_24_h"u8) => CoinbaseField.Volume,
        _ when name.SequenceEqual("best_bid_quantity"u8) => CoinbaseField.BestBidSize,
        _ when name.SequenceEqual("best_ask_quantity"u8) => CoinbaseField.BestAskSize,
        _ when name.SequenceEqual("price_percent_chg_24_h"u8) => CoinbaseField.ChangePercent,
        _ => CoinbaseField.None,
    };
}
