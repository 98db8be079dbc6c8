using Aetherion.Model;

namespace Aetherion.Domain.Venues.Books;

/// <summary>An update of a book in ticks and lots.</summary>
internal readonly ref struct BookUpdate(
    BookUpdateIds ids, ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks)
{
    public BookUpdateIds Ids { get; } = ids;

    public ReadOnlySpan<PriceLevel> Bids { get; } = bids;

    public ReadOnlySpan<PriceLevel> Asks { get; } = asks;
}
