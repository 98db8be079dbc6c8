namespace Aetherion.Domain.Venues;

/// <summary>
/// Decodes the frames of one venue. Whatever a frame holds, the answer is a status and never an exception. Not for
/// concurrent use.
/// </summary>
public abstract class VenueDecoder
{
    private static readonly ShortText NamelessEvent = new("(no event name)");
    private static readonly ShortText LongEvent = new("(long event name)");

    private ShortText _unknownEvent;

    public DecodeCounters Counters { get; } = new();

    /// <summary>
    /// Decodes one frame into the message, whose former content is gone; the message is empty unless the answer is
    /// <see cref="DecodeStatus.Decoded"/>.
    /// </summary>
    public DecodeStatus Decode(ReadOnlySpan<byte> frame, VenueMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        message.Clear();
        _unknownEvent = NamelessEvent;
        JsonScanner scanner = new(frame);
        var status = Read(ref scanner, message);
        // What follows a value that was understood must be nothing.
        if (status is DecodeStatus.Decoded or DecodeStatus.Ignored && !scanner.ExpectEnd())
            status = scanner.Status;
        Counters.Add(status, message);
        if (status == DecodeStatus.Decoded)
            Counters.AddUnknownFields(message);
        if (status == DecodeStatus.Ignored)
            Counters.AddUnknownEvent(_unknownEvent);
        if (status != DecodeStatus.Decoded)
            message.Clear();
        return status;
    }

    /// <summary>Reads the one value of a frame.</summary>
    private protected abstract DecodeStatus Read(ref JsonScanner scanner, VenueMessage message);

    /// <summary>Passes an event that is not known, to be counted by its name.</summary>
    private protected DecodeStatus Ignore(ref JsonScanner scanner, ReadOnlySpan<byte> name, VenueMessage message)
    {
        if (!scanner.SkipValue())
            return scanner.Status;
        message.Kind = VenueMessageKind.Unknown;
        var known = ShortText.TryCreate(name, out var text) ? text : LongEvent;
        _unknownEvent = known.IsEmpty ? NamelessEvent : known;
        return DecodeStatus.Ignored;
    }
}
