namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>What stands round the events of a message of Advanced Trade.</summary>
internal ref struct CoinbaseEnvelope
{
    private static readonly FieldNames Unused = new("client_id events");

    /// <summary>Empty in a frame that is no message of a channel.</summary>
    public ReadOnlySpan<byte> Channel { get; private set; }

    public DateTime Time { get; private set; }

    public long? Sequence { get; private set; }

    public bool HasEvents { get; private set; }

    /// <summary>
    /// Walks through a whole frame, so that its number is known even when its events cannot be read. A failure of the
    /// frame's shape stays in the scanner.
    /// </summary>
    public static CoinbaseEnvelope Read(ref JsonScanner scanner, VenueMessage message)
    {
        CoinbaseEnvelope envelope = default;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
            envelope.ReadField(ref scanner, name, message);
        return envelope;
    }

    public static void MoveToEvents(ref JsonScanner scanner)
    {
        scanner.EnterObject();
        while (scanner.NextField(out var name) && !name.SequenceEqual("events"u8))
            scanner.SkipValue();
    }

    private void ReadField(ref JsonScanner scanner, ReadOnlySpan<byte> name, VenueMessage message)
    {
        if (name.SequenceEqual("sequence_num"u8) && IsFirst(ref scanner, Sequence is null))
        {
            if (scanner.ReadId(out var sequence))
                Sequence = sequence;
        }
        else if (name.SequenceEqual("channel"u8) && IsFirst(ref scanner, Channel.IsEmpty))
        {
            if (scanner.ReadString(out var channel))
                Channel = channel;
        }
        else if (name.SequenceEqual("timestamp"u8))
        {
            if (scanner.ReadIsoTime(out var time))
                Time = time;
        }
        else
        {
            HasEvents |= name.SequenceEqual("events"u8) && IsFirst(ref scanner, !HasEvents) && scanner.Peek() == '[';
            scanner.SkipUnused(name, Unused, message);
        }
    }

    private static bool IsFirst(ref JsonScanner scanner, bool isFirst) =>
        isFirst || scanner.Fail(DecodeStatus.Malformed);
}
