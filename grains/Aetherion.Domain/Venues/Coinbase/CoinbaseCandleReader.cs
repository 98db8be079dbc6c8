namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Reads candles: rows of time, low, high, open, close, volume from Exchange, objects from Advanced Trade. Their times
/// are whole seconds. Replies say neither product nor length: whoever asked knows them. Minutes without trades are absent.
/// </summary>
internal static class CoinbaseCandleReader
{
    /// <summary>The length of the candles that the channel sends.</summary>
    private static readonly TimeSpan ChannelInterval = TimeSpan.FromMinutes(5);

    private static readonly ShortText ChannelIntervalName = new("5m");

    private static readonly FieldNames Unused = new("");

    /// <summary>What an object has: start, high, low, open, close, volume.</summary>
    private const int AllFields = (1 << 6) - 1;

    public static DecodeStatus ReadRow(ref JsonScanner scanner, VenueMessage message)
    {
        VenueKline kline = default;
        if (!scanner.EnterArray() || !scanner.NextElement() || !ReadTime(ref scanner, out var start)
            || !scanner.NextElement() || !ReadPrice(ref scanner, out var low)
            || !scanner.NextElement() || !ReadPrice(ref scanner, out var high)
            || !scanner.NextElement() || !ReadPrice(ref scanner, out var open)
            || !scanner.NextElement() || !ReadPrice(ref scanner, out var close)
            || !scanner.NextElement() || !ReadPrice(ref scanner, out var volume))
        {
            scanner.Fail(DecodeStatus.Malformed);
            return scanner.Status;
        }
        while (scanner.NextElement())
            scanner.SkipValue();
        kline.OpenTime = start;
        (kline.Low, kline.High, kline.Open, kline.Close, kline.Volume) = (low, high, open, close, volume);
        return Add(scanner.Status, kline, message);
    }

    /// <param name="eventTime">The time of the channel's message; the least time for a reply.</param>
    public static DecodeStatus ReadObject(ref JsonScanner scanner, DateTime eventTime, VenueMessage message)
    {
        VenueKline kline = new() { EventTime = eventTime };
        var seen = 0;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            var field = ReadField(ref scanner, name, ref kline, message);
            if ((seen & field) != 0)
                scanner.Fail(DecodeStatus.Malformed);
            seen |= field;
        }
        if (scanner.HasFailed)
            return scanner.Status;
        var isOfChannel = eventTime != default;
        if (seen != AllFields || (isOfChannel && kline.Symbol.IsEmpty))
            return DecodeStatus.MissingField;
        if (isOfChannel)
        {
            kline.Interval = ChannelIntervalName;
            kline.CloseTime = kline.OpenTime + ChannelInterval - TimeSpan.FromTicks(1);
        }
        return Add(scanner.Status, kline, message);
    }

    private static int ReadField(
        ref JsonScanner scanner, ReadOnlySpan<byte> name, ref VenueKline kline, VenueMessage message)
    {
        if (name.SequenceEqual("start"u8) && ReadTime(ref scanner, out var start))
        {
            kline.OpenTime = start;
            return 1;
        }
        if (name.SequenceEqual("product_id"u8) && scanner.ReadText(out var product))
        {
            kline.Symbol = product;
            return 0;
        }
        return scanner.HasFailed ? 0 : ReadNumber(ref scanner, name, ref kline, message);
    }

    private static int ReadNumber(
        ref JsonScanner scanner, ReadOnlySpan<byte> name, ref VenueKline kline, VenueMessage message)
    {
        if (name.SequenceEqual("high"u8) && ReadPrice(ref scanner, out var high))
        {
            kline.High = high;
            return 1 << 1;
        }
        if (name.SequenceEqual("low"u8) && ReadPrice(ref scanner, out var low))
        {
            kline.Low = low;
            return 1 << 2;
        }
        if (name.SequenceEqual("open"u8) && ReadPrice(ref scanner, out var open))
        {
            kline.Open = open;
            return 1 << 3;
        }
        if (name.SequenceEqual("close"u8) && ReadPrice(ref scanner, out var close))
        {
            kline.Close = close;
            return 1 << 4;
        }
        if (name.SequenceEqual("volume"u8) && ReadPrice(ref scanner, out var volume))
        {
            kline.Volume = volume;
            return 1 << 5;
        }
        scanner.SkipUnused(name, Unused, message);
        return 0;
    }

    /// <summary>Rows hold bare numbers, which may be written with an exponent.</summary>
    private static bool ReadPrice(ref JsonScanner scanner, out ExactDecimal value) =>
        scanner.ReadScientific(out value) && (value.Digits >= 0 || scanner.Fail(DecodeStatus.InvalidValue));

    private static bool ReadTime(ref JsonScanner scanner, out DateTime time)
    {
        time = default;
        if (!scanner.ReadInt64(out var seconds))
            return false;
        if (seconds <= 0 || seconds > CoinbaseTime.SecondsMax)
            return scanner.Fail(DecodeStatus.InvalidValue);
        time = DateTime.UnixEpoch.AddSeconds(seconds);
        return true;
    }

    private static DecodeStatus Add(DecodeStatus status, in VenueKline kline, VenueMessage message)
    {
        if (status != DecodeStatus.Decoded)
            return status;
        message.Kind = VenueMessageKind.Kline;
        return message.Klines.TryAdd(kline) ? status : DecodeStatus.LimitExceeded;
    }
}
