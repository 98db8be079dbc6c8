using Aetherion.Domain.Venues.Coinbase;

namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>What a session knows of one open connection.</summary>
internal sealed class StreamLinkState
{
    public CoinbaseSequence Sequence { get; } = new(isComplete: true);

    /// <summary>Texts that it was given to send.</summary>
    public int TextCount { get; set; }

    /// <summary>Whether something on it was missed: it is not used in place of another.</summary>
    public bool IsBroken { get; set; }
}
