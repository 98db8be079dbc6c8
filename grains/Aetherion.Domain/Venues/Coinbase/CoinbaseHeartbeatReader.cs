namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Reads <c>heartbeat</c>: once a second for each product, with the place its sequence has reached and its last trade.
/// </summary>
internal static class CoinbaseHeartbeatReader
{
    private const CoinbaseField Required = CoinbaseField.Product | CoinbaseField.Sequence | CoinbaseField.Time;

    private static readonly CoinbaseNames Names = new(Required | CoinbaseField.LastTradeId, "type");

    public static DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        CoinbaseFields fields = new(Names, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var field))
        {
            if (field == CoinbaseField.Product && scanner.ReadText(out var product))
                message.Product = product;
            else if (field == CoinbaseField.Sequence && scanner.ReadId(out var sequence))
                message.Sequence = sequence;
            else if (field == CoinbaseField.Time)
                scanner.ReadIsoTime(out _);
            else if (field == CoinbaseField.LastTradeId && scanner.ReadId(out var trade))
                message.LastTradeId = trade;
            else if (!scanner.HasFailed)
                scanner.SkipValue();
        }
        var status = fields.End(scanner, Required);
        if (status == DecodeStatus.Decoded)
            message.Kind = VenueMessageKind.Heartbeat;
        return status;
    }
}
