namespace Aetherion.Domain.Venues.Binance;

/// <summary>
/// Reads the answers to requests: <c>{"result":null,"id":1}</c>, <c>{"error":{"code":2,"msg":…},"id":1}</c>, and the
/// REST form of an error, <c>{"code":-1121,"msg":…}</c>.
/// </summary>
internal static class BinanceReplyReader
{
    /// <summary>Answers to requests of other kinds have a code too.</summary>
    private static readonly FieldNames Unused = new(
        "status result rateLimits msg data message success type amount total snapshotVos algoId clientAlgoId");

    private static readonly FieldNames ErrorUnused = new("msg data");

    public static DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        long? id = null;
        long? code = null;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("id"u8))
                id = ReadRequestId(ref scanner);
            else if (name.SequenceEqual("error"u8))
                code = ReadError(ref scanner, message);
            else if (name.SequenceEqual("code"u8) && scanner.ReadInt64(out var own))
                code = own;
            else
                scanner.SkipUnused(name, Unused, message);
        }
        if (scanner.HasFailed)
            return scanner.Status;
        message.Kind = code is null or 0 or 200 ? VenueMessageKind.Acknowledgement : VenueMessageKind.Error;
        message.Reply = new VenueReply(id, code ?? 0);
        return DecodeStatus.Decoded;
    }

    private static long ReadError(ref JsonScanner scanner, VenueMessage message)
    {
        var code = 0L;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("code"u8) && scanner.ReadInt64(out var value))
                code = value;
            else
                scanner.SkipUnused(name, ErrorUnused, message);
        }
        return code;
    }

    /// <summary>Our requests have numbers; an id of another form is somebody else's.</summary>
    public static long? ReadRequestId(ref JsonScanner scanner)
    {
        var start = scanner;
        if (scanner.ReadInt64(out var id))
            return id;
        scanner = start;
        scanner.SkipValue();
        return null;
    }
}
