namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Reads <c>snapshot</c> and <c>l2update</c> of the channel level2, and the REST book. They carry no ids of updates: the
/// venue promises to deliver each one.
/// </summary>
internal static class CoinbaseDepthReader
{
    private const CoinbaseField SnapshotRequired = CoinbaseField.Product | ReplyRequired;
    private const CoinbaseField ReplyRequired = CoinbaseField.Bids | CoinbaseField.Asks;
    private const CoinbaseField UpdateRequired = CoinbaseField.Product | CoinbaseField.Changes | CoinbaseField.Time;

    private const CoinbaseField ReadFields = SnapshotRequired | UpdateRequired | CoinbaseField.Sequence;

    private static readonly CoinbaseNames Names = new(ReadFields, "type auction_mode auction");

    public static DecodeStatus ReadSnapshot(ref JsonScanner scanner, VenueMessage message) =>
        Read(ref scanner, VenueMessageKind.DepthSnapshot, SnapshotRequired, message);

    public static DecodeStatus ReadUpdate(ref JsonScanner scanner, VenueMessage message) =>
        Read(ref scanner, VenueMessageKind.DepthUpdate, UpdateRequired, message);

    /// <summary>The REST book, of whose product only the request knows.</summary>
    public static DecodeStatus ReadReply(ref JsonScanner scanner, VenueMessage message) =>
        Read(ref scanner, VenueMessageKind.DepthSnapshot, ReplyRequired, message);

    private static DecodeStatus Read(
        ref JsonScanner scanner, VenueMessageKind kind, CoinbaseField required, VenueMessage message)
    {
        VenueDepth depth = new() { IsSnapshot = kind == VenueMessageKind.DepthSnapshot };
        CoinbaseFields fields = new(Names, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var field))
            ReadField(ref scanner, field, ref depth, message);
        var status = fields.End(scanner, required);
        if (status != DecodeStatus.Decoded)
            return status;
        depth.Bids = Range.EndAt(message.Bids.Count);
        depth.Asks = Range.EndAt(message.Asks.Count);
        message.Kind = kind;
        return message.Depths.TryAdd(depth) ? status : DecodeStatus.LimitExceeded;
    }

    private static void ReadField(
        ref JsonScanner scanner, CoinbaseField field, ref VenueDepth depth, VenueMessage message)
    {
        switch (field)
        {
            case CoinbaseField.Product:
                if (scanner.ReadText(out var product))
                    depth.Symbol = product;
                break;
            case CoinbaseField.Time:
                if (scanner.ReadIsoTime(out var time))
                    depth.EventTime = time;
                break;
            case CoinbaseField.Bids:
                scanner.ReadLevels(message.Bids, out _);
                break;
            case CoinbaseField.Asks:
                scanner.ReadLevels(message.Asks, out _);
                break;
            case CoinbaseField.Changes:
                scanner.ReadChanges(message);
                break;
            case CoinbaseField.Sequence:
                if (scanner.ReadId(out var sequence))
                    message.Sequence = sequence;
                break;
            default:
                scanner.SkipValue();
                break;
        }
    }
}
