namespace Aetherion.Domain.Venues.Binance;

/// <summary>
/// Reads the answers of REST that have no names of events: aggregated trades, candles, the clock. Whatever they hold, the
/// answer is a status; the message is empty unless it is <see cref="DecodeStatus.Decoded"/>.
/// </summary>
internal static class BinanceHistoryReader
{
    private static readonly BinanceNames TradeNames = new("apqflTm", "M nq");

    /// <summary>An array of <c>{"a":…,"p":…,"q":…,"f":…,"l":…,"T":…,"m":…}</c>.</summary>
    public static DecodeStatus ReadTrades(
        ReadOnlySpan<byte> answer, ShortText symbol, VenueMessage message, DecodeCounters counters)
    {
        message.Clear();
        JsonScanner scanner = new(answer);
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            var status = BinanceTradeReader.ReadAggregate(ref scanner, TradeNames, message);
            if (status != DecodeStatus.Decoded)
                return Refuse(status, message);
        }
        foreach (ref var trade in message.Trades.Writable)
        {
            trade.Symbol = symbol;
            trade.EventTime = trade.TradeTime;
        }
        message.Kind = VenueMessageKind.AggregateTrade;
        var end = Finish(ref scanner, message);
        counters.AddUnknownFields(message);
        return end;
    }

    /// <summary>
    /// An array of arrays: open time, open, high, low, close, volume, close time, quote volume, trades, volume and quote volume
    /// of buyers, and more.
    /// </summary>
    public static DecodeStatus ReadKlines(ReadOnlySpan<byte> answer, ShortText symbol, VenueMessage message)
    {
        message.Clear();
        JsonScanner scanner = new(answer);
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            if (!ReadKline(ref scanner, out var kline) || !message.Klines.TryAdd(kline with { Symbol = symbol }))
                return Refuse(scanner.HasFailed ? scanner.Status : DecodeStatus.LimitExceeded, message);
        }
        message.Kind = VenueMessageKind.Kline;
        return Finish(ref scanner, message);
    }

    /// <summary><c>{"serverTime":…}</c>.</summary>
    public static bool TryReadTime(ReadOnlySpan<byte> answer, out DateTime time)
    {
        time = default;
        JsonScanner scanner = new(answer);
        scanner.EnterObject();
        var isFound = false;
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("serverTime"u8))
                isFound = scanner.ReadTime(out time);
            else
                scanner.SkipValue();
        }
        return isFound && !scanner.HasFailed;
    }

    private static bool ReadKline(ref JsonScanner scanner, out VenueKline kline)
    {
        kline = default;
        if (!scanner.EnterArray()
            || !scanner.NextElement() || !scanner.ReadTime(out var openTime)
            || !scanner.NextElement() || !scanner.ReadAmount(out var open)
            || !scanner.NextElement() || !scanner.ReadAmount(out var high)
            || !scanner.NextElement() || !scanner.ReadAmount(out var low)
            || !scanner.NextElement() || !scanner.ReadAmount(out var close)
            || !scanner.NextElement() || !scanner.ReadAmount(out var volume)
            || !scanner.NextElement() || !scanner.ReadTime(out var closeTime)
            || !scanner.NextElement() || !scanner.ReadAmount(out var quoteVolume)
            || !scanner.NextElement() || !scanner.ReadId(out var trades)
            || !scanner.NextElement() || !scanner.ReadAmount(out var buyVolume)
            || !scanner.NextElement() || !scanner.ReadAmount(out var buyQuoteVolume))
            return scanner.Fail(DecodeStatus.Malformed);
        while (scanner.NextElement())
            scanner.SkipValue();
        kline = new VenueKline
        {
            OpenTime = openTime,
            CloseTime = closeTime,
            Open = open,
            High = high,
            Low = low,
            Close = close,
            Volume = volume,
            QuoteVolume = quoteVolume,
            TradeCount = trades,
            TakerBuyVolume = buyVolume,
            TakerBuyQuoteVolume = buyQuoteVolume,
            IsClosed = true,
        };
        return !scanner.HasFailed;
    }

    private static DecodeStatus Finish(ref JsonScanner scanner, VenueMessage message) =>
        !scanner.HasFailed && scanner.ExpectEnd() ? DecodeStatus.Decoded : Refuse(scanner.Status, message);

    private static DecodeStatus Refuse(DecodeStatus status, VenueMessage message)
    {
        message.Clear();
        return status;
    }
}
