namespace Aetherion.Domain.Venues.Books;

/// <summary>The ids by which an update has its place.</summary>
/// <param name="Previous"><see cref="VenueDepth.NoId"/> where the venue does not chain by it.</param>
public readonly record struct BookUpdateIds(long First, long Final, long Previous)
{
    /// <summary>Whether the ids can be those of an update.</summary>
    public bool ArePossible(BookChaining chaining) => chaining switch
    {
        BookChaining.InStream => true,
        BookChaining.PreviousUpdateId => AreOrdered && Previous >= 0 && Previous <= Final,
        _ => AreOrdered,
    };

    /// <summary>Whether a book at an id holds all of this already.</summary>
    /// <param name="isFirst">
    /// Whether it would be the first after a snapshot: futures apply an update that ends where the snapshot stands,
    /// because the next one chains to it.
    /// </param>
    public bool IsOld(long bookId, BookChaining chaining, bool isFirst) => chaining switch
    {
        BookChaining.InStream => false,
        BookChaining.PreviousUpdateId => isFirst ? Final < bookId : Final <= bookId,
        _ => Final <= bookId,
    };

    /// <summary>
    /// Whether nothing lies between a book at an id and this. The first after a snapshot of a future may reach back
    /// before the snapshot, whose id is that of the whole market and so may lie between two updates of one symbol.
    /// </summary>
    public bool Follows(long bookId, BookChaining chaining, bool isFirst, UpdateIdReading reading) => chaining switch
    {
        BookChaining.InStream => true,
        BookChaining.FirstUpdateId => First <= bookId + 1,
        BookChaining.PreviousUpdateId => isFirst ? Previous <= bookId : Previous == bookId,
        _ => isFirst || reading == UpdateIdReading.Undecided
            ? First <= bookId + 1
            : First == (reading == UpdateIdReading.FirstId ? bookId + 1 : bookId),
    };

    /// <summary>What the first id means, if this update right behind a book at an id shows it.</summary>
    public UpdateIdReading Read(long bookId, UpdateIdReading known)
    {
        if (known != UpdateIdReading.Undecided || First < bookId)
            return known;
        return First == bookId ? UpdateIdReading.PreviousId : UpdateIdReading.FirstId;
    }

    private bool AreOrdered => First >= 0 && First <= Final;
}
