namespace Aetherion.VenueEmulator.Core;

/// <summary>
/// A venue without sockets and without a clock: requests, frames and connections are values, and the time is given with
/// each call. The same calls give the same outputs. Calls come from one thread at a time, and times never go back.
/// </summary>
public interface IEmulatedVenue
{
    /// <summary>When <see cref="Advance"/> has something to do next, UTC; null when only a call can bring something.</summary>
    DateTime? NextTime { get; }

    /// <summary>How far the venue's own clock is off, for the fault of that name.</summary>
    TimeSpan ClockSkew { get; set; }

    /// <summary>What of it faults can strike; null where that is not known.</summary>
    VenueReach? Reach => null;

    /// <summary>Lets everything happen up to a time.</summary>
    void Advance(DateTime now);

    /// <summary>Answers a request.</summary>
    VenueReply Handle(VenueRequest request, DateTime now);

    /// <summary>Whether a request may change an order, so that a lost answer leaves its outcome unknown.</summary>
    bool IsOrder(VenueRequest request);

    /// <summary>The answer while the venue serves nothing.</summary>
    VenueReply Unavailable();

    /// <summary>The answer to an order that was carried out or was not, which the venue does not know.</summary>
    VenueReply OutcomeUnknown();

    /// <summary>
    /// The answer, where a message of a client may change an order, that the venue does not know what became of it; null for
    /// every other message.
    /// </summary>
    byte[]? OutcomeUnknown(int connection, ReadOnlyMemory<byte> text) => null;

    /// <summary>
    /// Changes what can be done with a symbol, which its rules tell and new orders feel; false where the venue has no such
    /// symbol or state.
    /// </summary>
    /// <param name="state">One of <c>open</c>, <c>limit-only</c>, <c>post-only</c>, <c>cancel-only</c>, <c>halted</c>.</param>
    bool TrySetTrading(string symbol, string state, DateTime now) => false;

    /// <summary>A client asks for a socket; null when it is taken, otherwise the answer that refuses it.</summary>
    /// <param name="connection">The number by which outputs name the connection; never used twice.</param>
    VenueReply? Open(int connection, VenueRequest request, DateTime now);

    /// <summary>A text frame of a client.</summary>
    void Receive(int connection, ReadOnlyMemory<byte> text, DateTime now);

    /// <summary>The client's side of a connection is gone.</summary>
    void Leave(int connection);

    /// <summary>The oldest output that nobody has taken yet.</summary>
    bool TryTake(out VenueOutput output);
}
