namespace Aetherion.Domain.Venues.Books;

/// <summary>By which ids a venue's updates of a book follow each other.</summary>
public enum BookChaining
{
    /// <summary>The first id of an update is the final id of the one before plus 1: Binance spot.</summary>
    FirstUpdateId,

    /// <summary>Each update names the final id of the one before: Binance USD-M and COIN-M.</summary>
    PreviousUpdateId,
}
