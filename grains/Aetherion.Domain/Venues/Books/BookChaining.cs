namespace Aetherion.Domain.Venues.Books;

/// <summary>By which ids a venue's updates of a book follow each other.</summary>
public enum BookChaining
{
    /// <summary>The first id of an update is the final id of the one before plus 1: Binance spot.</summary>
    FirstUpdateId,

    /// <summary>Each update names the final id of the one before: Binance USD-M and COIN-M.</summary>
    PreviousUpdateId,

    /// <summary>
    /// No ids: the stream begins with a snapshot, the venue promises to deliver every update after it, and a new
    /// subscription brings a new snapshot: Coinbase.
    /// </summary>
    InStream,

    /// <summary>
    /// The stream begins with a snapshot, and updates carry one id besides the final one of which sources disagree whether
    /// it is the first or the previous: WEEX. Which one is decided by the stream, see <see cref="UpdateIdReading"/>.
    /// </summary>
    InStreamWithIds,
}
