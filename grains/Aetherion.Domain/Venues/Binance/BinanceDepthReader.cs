namespace Aetherion.Domain.Venues.Binance;

/// <summary>
/// Reads the three forms of a book: <c>depthUpdate</c>, the REST snapshot, and the partial book, which spot sends in
/// the form of a snapshot and futures in that of an update.
/// </summary>
internal static class BinanceDepthReader
{
    private static readonly BinanceNames UpdateNames = new("EsUuba", "e T pu ps st");
    private static readonly FieldNames SnapshotUnused = new("pair");

    public static DecodeStatus ReadUpdate(ref JsonScanner scanner, in BinanceStream stream, VenueMessage message)
    {
        VenueDepth depth = new();
        BinanceFields fields = new(UpdateNames, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
            ReadUpdateField(ref scanner, key, ref depth, message);
        var status = fields.End(scanner);
        if (status == DecodeStatus.Decoded && depth.FirstUpdateId > depth.FinalUpdateId)
            status = DecodeStatus.InvalidValue;
        var kind = stream.IsPartialDepth ? VenueMessageKind.PartialDepth : VenueMessageKind.DepthUpdate;
        return Add(status, depth, kind, message);
    }

    public static DecodeStatus ReadSnapshot(ref JsonScanner scanner, in BinanceStream stream, VenueMessage message)
    {
        VenueDepth depth = new() { Symbol = stream.Symbol };
        var sides = 0;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (!ReadSnapshotField(ref scanner, name, ref depth, ref sides, message))
                scanner.SkipUnused(name, SnapshotUnused, message);
        }
        var status = scanner.Status;
        if (status == DecodeStatus.Decoded && (depth.FinalUpdateId < 0 || sides != 2))
            status = DecodeStatus.MissingField;
        var kind = stream.IsPartialDepth ? VenueMessageKind.PartialDepth : VenueMessageKind.DepthSnapshot;
        return Add(status, depth, kind, message);
    }

    private static void ReadUpdateField(
        ref JsonScanner scanner, int key, ref VenueDepth depth, VenueMessage message)
    {
        switch (key)
        {
            case 'E':
                if (scanner.ReadTime(out var eventTime))
                    depth.EventTime = eventTime;
                break;
            case 'T':
                if (scanner.ReadTime(out var transactionTime))
                    depth.TransactionTime = transactionTime;
                break;
            case 's':
                if (scanner.ReadText(out var symbol))
                    depth.Symbol = symbol;
                break;
            case 'U':
                if (scanner.ReadId(out var first))
                    depth.FirstUpdateId = first;
                break;
            case 'u':
                if (scanner.ReadId(out var final))
                    depth.FinalUpdateId = final;
                break;
            case 'p' | ('u' << 8):
                if (scanner.ReadInt64(out var previous))
                    depth.PreviousUpdateId = previous;
                break;
            case 'b':
                if (scanner.ReadLevels(message.Bids, out var bids))
                    depth.Bids = bids;
                break;
            case 'a':
                if (scanner.ReadLevels(message.Asks, out var asks))
                    depth.Asks = asks;
                break;
            default:
                scanner.SkipValue();
                break;
        }
    }

    private static bool ReadSnapshotField(
        ref JsonScanner scanner, ReadOnlySpan<byte> name, ref VenueDepth depth, ref int sides, VenueMessage message)
    {
        if (name.SequenceEqual("lastUpdateId"u8) && scanner.ReadId(out var id))
        {
            depth.FinalUpdateId = id;
        }
        else if (name.SequenceEqual("bids"u8) && scanner.ReadLevels(message.Bids, out var bids))
        {
            depth.Bids = bids;
            sides++;
        }
        else if (name.SequenceEqual("asks"u8) && scanner.ReadLevels(message.Asks, out var asks))
        {
            depth.Asks = asks;
            sides++;
        }
        else if (name.SequenceEqual("symbol"u8) && scanner.ReadText(out var symbol))
        {
            depth.Symbol = symbol;
        }
        else
        {
            return ReadSnapshotTime(ref scanner, name, ref depth);
        }
        return true;
    }

    private static bool ReadSnapshotTime(ref JsonScanner scanner, ReadOnlySpan<byte> name, ref VenueDepth depth)
    {
        if (name.SequenceEqual("E"u8) && scanner.ReadTime(out var eventTime))
            depth.EventTime = eventTime;
        else if (name.SequenceEqual("T"u8) && scanner.ReadTime(out var transactionTime))
            depth.TransactionTime = transactionTime;
        else
            return false;
        return true;
    }

    private static DecodeStatus Add(
        DecodeStatus status, in VenueDepth depth, VenueMessageKind kind, VenueMessage message)
    {
        if (status != DecodeStatus.Decoded)
            return status;
        message.Kind = kind;
        return message.Depths.TryAdd(depth) ? status : DecodeStatus.LimitExceeded;
    }
}
