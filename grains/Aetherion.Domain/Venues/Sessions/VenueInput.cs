namespace Aetherion.Domain.Venues.Sessions;

/// <summary>
/// One thing that reached a venue's session, in the order in which the session took it. Sessions know nothing else of the
/// outside, neither sockets nor the clock, so the same inputs lead to the same books, events and commands: live, in a
/// replay, and under a test's virtual time. Recordings are rows of this.
/// </summary>
/// <param name="Sequence">Grows by 1 with every input of the session, from 1.</param>
/// <param name="ReceivedTime">When it was received, UTC; never before that of the input before it.</param>
/// <param name="Connection">The number that the session's command gave to the connection or the request.</param>
/// <param name="Target">What the kind says; empty for frames and the clock.</param>
/// <param name="Status">The HTTP status of a reply, the close code of a connection; otherwise 0.</param>
/// <param name="Payload">Bytes of a frame or a reply, valid only while the session handles the input.</param>
public readonly record struct VenueInput(
    long Sequence,
    DateTime ReceivedTime,
    VenueInputKind Kind,
    int Connection,
    string Target,
    int Status,
    ReadOnlyMemory<byte> Payload)
{
    /// <summary>Whether it is an answer with what was asked for.</summary>
    public bool IsSuccess => Kind == VenueInputKind.Reply && Status is >= 200 and < 300;

    /// <summary>
    /// Whether the venue says that what was asked for cannot be: a status of 4xx, but none by which it defends itself.
    /// </summary>
    public bool IsRefused => Kind == VenueInputKind.Reply && Status is 400 or 404;
}
