using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>What a recording says of one symbol.</summary>
/// <param name="Instrument">The venue's rules; the last that were told.</param>
/// <param name="FirstSequence">Of its events; 0 without events.</param>
/// <param name="LastSequence">Of its events; 0 without events.</param>
/// <param name="Until">Bars that close by then are closed at the end.</param>
/// <param name="IsFresh">Whether nothing was known of the symbol before.</param>
public sealed record ReplayedSymbol(
    Instrument Instrument, long FirstSequence, long LastSequence, DateTime Until, bool IsFresh)
{
    /// <summary>Whether there are books among its events.</summary>
    public bool HasBooks { get; init; }
}
