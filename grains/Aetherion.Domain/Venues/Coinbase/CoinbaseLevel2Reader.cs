namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Reads <c>l2_data</c>, whose levels of both sides come mixed, and the REST book. An event is a whole book or an update of
/// one product; quantities are absolute and 0 removes.
/// </summary>
internal static class CoinbaseLevel2Reader
{
    private static readonly FieldNames LevelUnused = new("event_time");
    private static readonly FieldNames BookUnused = new("last mid_market spread_bps spread_absolute");
    private static readonly FieldNames NoneUnused = new("");

    public static DecodeStatus Read(ref JsonScanner scanner, DateTime time, VenueMessage message)
    {
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            VenueDepth depth = new() { EventTime = time };
            var status = ReadEvent(ref scanner, ref depth, message);
            if (status != DecodeStatus.Decoded)
                return status;
            var kind = depth.IsSnapshot ? VenueMessageKind.DepthSnapshot : VenueMessageKind.DepthUpdate;
            // One message has one kind; the venue has not been seen to mix them.
            if (message.Kind != VenueMessageKind.None && message.Kind != kind)
                return DecodeStatus.Malformed;
            message.Kind = kind;
            if (!message.Depths.TryAdd(depth))
                return DecodeStatus.LimitExceeded;
        }
        if (scanner.HasFailed)
            return scanner.Status;
        return message.Kind == VenueMessageKind.None ? DecodeStatus.MissingField : DecodeStatus.Decoded;
    }

    /// <summary><c>{"product_id":…,"bids":[{"price":…,"size":…}],"asks":…,"time":…}</c></summary>
    public static DecodeStatus ReadReply(ref JsonScanner scanner, VenueMessage message)
    {
        VenueDepth depth = new() { IsSnapshot = true };
        var sides = 0;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("bids"u8))
                sides |= ReadSide(ref scanner, message.Bids, 1, message);
            else if (name.SequenceEqual("asks"u8))
                sides |= ReadSide(ref scanner, message.Asks, 2, message);
            else if (name.SequenceEqual("product_id"u8) && scanner.ReadText(out var product))
                depth.Symbol = product;
            else if (name.SequenceEqual("time"u8) && scanner.ReadIsoTime(out var time))
                depth.EventTime = time;
            else
                scanner.SkipUnused(name, BookUnused, message);
        }
        if (scanner.HasFailed)
            return scanner.Status;
        if (sides != 3 || depth.Symbol.IsEmpty)
            return DecodeStatus.MissingField;
        depth.Bids = Range.EndAt(message.Bids.Count);
        depth.Asks = Range.EndAt(message.Asks.Count);
        message.Kind = VenueMessageKind.DepthSnapshot;
        return message.Depths.TryAdd(depth) ? DecodeStatus.Decoded : DecodeStatus.LimitExceeded;
    }

    private static DecodeStatus ReadEvent(ref JsonScanner scanner, ref VenueDepth depth, VenueMessage message)
    {
        const int AllFields = 7;
        var (bids, asks) = (message.Bids.Count, message.Asks.Count);
        var seen = 0;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            var field = ReadField(ref scanner, name, ref depth, message);
            if ((seen & field) != 0)
                scanner.Fail(DecodeStatus.Malformed);
            seen |= field;
        }
        depth.Bids = bids..message.Bids.Count;
        depth.Asks = asks..message.Asks.Count;
        if (scanner.HasFailed)
            return scanner.Status;
        return seen == AllFields ? DecodeStatus.Decoded : DecodeStatus.MissingField;
    }

    private static int ReadField(
        ref JsonScanner scanner, ReadOnlySpan<byte> name, ref VenueDepth depth, VenueMessage message)
    {
        if (name.SequenceEqual("type"u8))
        {
            depth.IsSnapshot = ReadIsSnapshot(ref scanner);
            return 1;
        }
        if (name.SequenceEqual("product_id"u8))
        {
            if (scanner.ReadText(out var product))
                depth.Symbol = product;
            return 2;
        }
        if (name.SequenceEqual("updates"u8))
        {
            ReadUpdates(ref scanner, ref depth, message);
            return 4;
        }
        scanner.SkipUnused(name, NoneUnused, message);
        return 0;
    }

    private static bool ReadIsSnapshot(ref JsonScanner scanner)
    {
        if (!scanner.ReadString(out var type))
            return false;
        if (type.SequenceEqual("snapshot"u8))
            return true;
        if (!type.SequenceEqual("update"u8))
            scanner.Fail(DecodeStatus.InvalidValue);
        return false;
    }

    private static void ReadUpdates(ref JsonScanner scanner, ref VenueDepth depth, VenueMessage message)
    {
        var last = scanner;
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            if (!ReadUpdate(ref scanner, ref last, message))
                scanner.Fail(DecodeStatus.Malformed);
        }
        // The levels of one event carry one time, or grow: the last is that of the whole.
        if (!scanner.HasFailed && last.Peek() == '"' && last.ReadIsoTime(out var time))
            depth.TransactionTime = time;
        else if (last.HasFailed)
            scanner.Fail(last.Status);
    }

    /// <param name="time">Moved to the value of this level's time, which is read only for the last one.</param>
    private static bool ReadUpdate(ref JsonScanner scanner, ref JsonScanner time, VenueMessage message)
    {
        const int AllFields = 7;
        VenueList<VenueLevel>? levels = null;
        ExactDecimal price = default;
        ExactDecimal quantity = default;
        var seen = 0;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            var field = FieldOf(name);
            if ((seen & field) != 0)
                return scanner.Fail(DecodeStatus.Malformed);
            seen |= field;
            switch (field)
            {
                case 1:
                    levels = ReadSide(ref scanner, message);
                    break;
                case 2:
                    scanner.ReadAmount(out price);
                    break;
                case 4:
                    scanner.ReadAmount(out quantity);
                    break;
                default:
                    if (name.SequenceEqual("event_time"u8))
                        time = scanner;
                    scanner.SkipUnused(name, LevelUnused, message);
                    break;
            }
        }
        if (scanner.HasFailed || levels is null || seen != AllFields)
            return scanner.Fail(DecodeStatus.MissingField);
        return levels.TryAdd(new VenueLevel(price, quantity)) || scanner.Fail(DecodeStatus.LimitExceeded);
    }

    private static int FieldOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 when name.SequenceEqual("side"u8) => 1,
        11 when name.SequenceEqual("price_level"u8) => 2,
        12 when name.SequenceEqual("new_quantity"u8) => 4,
        _ => 0,
    };

    private static VenueList<VenueLevel>? ReadSide(ref JsonScanner scanner, VenueMessage message)
    {
        if (!scanner.ReadString(out var side))
            return null;
        if (side.SequenceEqual("bid"u8))
            return message.Bids;
        if (side.SequenceEqual("offer"u8))
            return message.Asks;
        scanner.Fail(DecodeStatus.InvalidValue);
        return null;
    }

    /// <summary>The given flag when the side could be read.</summary>
    private static int ReadSide(
        ref JsonScanner scanner, VenueList<VenueLevel> levels, int flag, VenueMessage message)
    {
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            if (!ReadReplyLevel(ref scanner, message, out var level))
                scanner.Fail(DecodeStatus.MissingField);
            else if (!levels.TryAdd(level))
                scanner.Fail(DecodeStatus.LimitExceeded);
        }
        return flag;
    }

    private static bool ReadReplyLevel(ref JsonScanner scanner, VenueMessage message, out VenueLevel level)
    {
        ExactDecimal price = default;
        ExactDecimal size = default;
        var seen = 0;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("price"u8) && scanner.ReadAmount(out price))
                seen |= 1;
            else if (name.SequenceEqual("size"u8) && scanner.ReadAmount(out size))
                seen |= 2;
            else
                scanner.SkipUnused(name, NoneUnused, message);
        }
        level = new VenueLevel(price, size);
        return !scanner.HasFailed && seen == 3;
    }
}
