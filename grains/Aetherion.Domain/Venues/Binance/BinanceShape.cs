namespace Aetherion.Domain.Venues.Binance;

/// <summary>
/// Which form an object has: by the name of its event, wherever in the object that stands, or by its fields where
/// Binance sends none (best prices of spot, snapshots, answers).
/// </summary>
internal readonly ref struct BinanceShape(BinanceForm form, ReadOnlySpan<byte> eventName)
{
    public BinanceForm Form { get; } = form;

    public ReadOnlySpan<byte> EventName { get; } = eventName;

    /// <param name="scanner">A copy, so that the reader of the form begins where the object does.</param>
    public static BinanceShape Find(JsonScanner scanner)
    {
        var form = BinanceForm.Unknown;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.Length == 1 && name[0] == 'e')
                return scanner.ReadString(out var text) ? new BinanceShape(FormOf(text), text) : default;
            if (name.SequenceEqual("bids"u8))
                return new BinanceShape(BinanceForm.DepthSnapshot, default);
            if (form == BinanceForm.Unknown)
                form = FormByField(name);
            scanner.SkipValue();
        }
        return new BinanceShape(form, default);
    }

    private static BinanceForm FormOf(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("depthUpdate"u8))
            return BinanceForm.DepthUpdate;
        if (name.SequenceEqual("bookTicker"u8))
            return BinanceForm.BookTicker;
        if (name.SequenceEqual("aggTrade"u8))
            return BinanceForm.AggregateTrade;
        if (name.SequenceEqual("trade"u8))
            return BinanceForm.Trade;
        if (name.SequenceEqual("kline"u8) || name.SequenceEqual("continuous_kline"u8))
            return BinanceForm.Kline;
        if (name.SequenceEqual("markPriceUpdate"u8))
            return BinanceForm.MarkPrice;
        if (name.SequenceEqual("24hrTicker"u8))
            return BinanceForm.Ticker;
        if (name.SequenceEqual("24hrMiniTicker"u8))
            return BinanceForm.MiniTicker;
        if (name.SequenceEqual("forceOrder"u8))
            return BinanceForm.Liquidation;
        return name.SequenceEqual("serverShutdown"u8) ? BinanceForm.ServerShutdown : BinanceForm.Unknown;
    }

    private static BinanceForm FormByField(ReadOnlySpan<byte> name)
    {
        if (name.Length == 1 && name[0] == 'B')
            return BinanceForm.BookTicker;
        var isReply = name.SequenceEqual("result"u8) || name.SequenceEqual("error"u8) || name.SequenceEqual("code"u8);
        return isReply ? BinanceForm.Reply : BinanceForm.Unknown;
    }
}
