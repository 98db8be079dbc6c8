namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>Reads <c>heartbeats</c> of Advanced Trade: once a second for the connection, counted.</summary>
internal static class CoinbaseHeartbeatsReader
{
    private static readonly FieldNames Unused = new("current_time");

    public static DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            scanner.EnterObject();
            while (scanner.NextField(out var name))
            {
                if (name.SequenceEqual("heartbeat_counter"u8) && scanner.ReadId(out var count))
                    message.HeartbeatCount = count;
                else
                    scanner.SkipUnused(name, Unused, message);
            }
        }
        if (scanner.HasFailed)
            return scanner.Status;
        if (message.HeartbeatCount is null)
            return DecodeStatus.MissingField;
        message.Kind = VenueMessageKind.Heartbeat;
        return DecodeStatus.Decoded;
    }
}
