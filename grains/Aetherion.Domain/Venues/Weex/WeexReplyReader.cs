using Aetherion.Domain.Venues.Binance;

namespace Aetherion.Domain.Venues.Weex;

/// <summary>
/// Reads answers on the socket and entries of REST replies. Books, trades and candles do not name their symbol: whoever
/// asked knows it.
/// </summary>
internal static class WeexReplyReader
{
    private static readonly FieldNames AnswerUnused = new("msg requestTime");

    /// <summary>What a field tells of its object; unknown for one that many have.</summary>
    public static WeexForm FormOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("result"u8) || name.SequenceEqual("code"u8) => WeexForm.Answer,
        _ when name.SequenceEqual("bidPrice"u8) => WeexForm.Quote,
        _ when name.SequenceEqual("lastPrice"u8) => WeexForm.Ticker,
        _ when name.SequenceEqual("isBuyerMaker"u8) => WeexForm.Trade,
        _ when name.SequenceEqual("nextFundingTime"u8) => WeexForm.MarkPrice,
        _ when name.SequenceEqual("fundingTime"u8) => WeexForm.Funding,
        _ when name.SequenceEqual("liquidatePrice"u8) => WeexForm.Position,
        _ when name.SequenceEqual("bids"u8) => WeexForm.Book,
        _ when name.SequenceEqual("symbols"u8) => WeexForm.Products,
        _ => WeexForm.Unknown,
    };

    /// <summary><c>{"id":"1","result":true}</c> of a socket, <c>{"code":"200","msg":"success"}</c> of REST.</summary>
    public static DecodeStatus ReadAnswer(ref JsonScanner scanner, VenueMessage message)
    {
        const long Success = 200;
        long? id = null;
        long? code = null;
        var isGood = true;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("id"u8))
                id = BinanceReplyReader.ReadRequestId(ref scanner);
            else if (name.SequenceEqual("code"u8))
                code = BinanceReplyReader.ReadRequestId(ref scanner);
            else if (name.SequenceEqual("result"u8) && scanner.Peek() is (byte)'t' or (byte)'f')
                isGood = scanner.ReadBoolean(out var result) && result;
            else
                scanner.SkipUnused(name, AnswerUnused, message);
        }
        isGood &= code is null or 0 or Success;
        message.Kind = isGood ? VenueMessageKind.Acknowledgement : VenueMessageKind.Error;
        message.Reply = new VenueReply(id, isGood ? 0 : code ?? 0);
        return scanner.Status;
    }

    public static DecodeStatus ReadEntry(ref JsonScanner scanner, WeexForm form, VenueMessage message)
    {
        if (form == WeexForm.Kline)
            return ReadKline(ref scanner, message);
        WeexEntry entry = default;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
            entry.ReadField(ref scanner, name, message);
        if (scanner.HasFailed)
            return scanner.Status;
        return form switch
        {
            WeexForm.Quote => entry.AddQuote(message),
            WeexForm.Ticker => entry.AddTicker(message),
            WeexForm.Trade => entry.AddTrade(message),
            WeexForm.MarkPrice or WeexForm.Funding => entry.AddMark(message),
            _ => entry.AddPosition(message),
        };
    }

    public static DecodeStatus AddMark(
        ShortText symbol, DateTime time, ExactDecimal price, ExactDecimal? index, VenueMessage message)
    {
        VenueMarkPrice mark = new() { Symbol = symbol, EventTime = time, MarkPrice = price, IndexPrice = index };
        return message.MarkPrices.TryAdd(mark) ? DecodeStatus.Decoded : DecodeStatus.LimitExceeded;
    }

    /// <summary>Open time, open, high, low, close, volume, close time, quote volume, trades, taker's volumes.</summary>
    private static DecodeStatus ReadKline(ref JsonScanner scanner, VenueMessage message)
    {
        if (!scanner.EnterArray() || !scanner.NextElement() || !scanner.ReadTime(out var openTime)
            || !scanner.NextElement() || !scanner.ReadAmount(out var open)
            || !scanner.NextElement() || !scanner.ReadAmount(out var high)
            || !scanner.NextElement() || !scanner.ReadAmount(out var low)
            || !scanner.NextElement() || !scanner.ReadAmount(out var close)
            || !scanner.NextElement() || !scanner.ReadAmount(out var volume)
            || !scanner.NextElement() || !scanner.ReadTime(out var closeTime))
        {
            scanner.Fail(DecodeStatus.Malformed);
            return scanner.Status;
        }
        VenueKline kline = new() { OpenTime = openTime, CloseTime = LastInstant(openTime, closeTime), Volume = volume };
        (kline.Open, kline.High, kline.Low, kline.Close) = (open, high, low, close);
        if (scanner.NextElement() && scanner.ReadAmount(out var quoteVolume))
            kline.QuoteVolume = quoteVolume;
        if (!scanner.HasFailed && scanner.NextElement() && scanner.ReadId(out var count))
            kline.TradeCount = count;
        while (scanner.NextElement())
            scanner.SkipValue();
        if (scanner.HasFailed)
            return scanner.Status;
        message.Kind = VenueMessageKind.Kline;
        return message.Klines.TryAdd(kline) ? DecodeStatus.Decoded : DecodeStatus.LimitExceeded;
    }

    /// <summary>Spot gives the last instant inside, futures the first behind it.</summary>
    private static DateTime LastInstant(DateTime openTime, DateTime closeTime) =>
        (closeTime - openTime).Ticks % TimeSpan.TicksPerMinute == 0 ? closeTime.AddTicks(-1) : closeTime;
}
