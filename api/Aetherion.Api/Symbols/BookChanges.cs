using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>Changes from one view of a book to another.</summary>
internal static class BookChanges
{
    /// <summary>What leads from one view to the next: new quantities, 0 for levels that are gone.</summary>
    public static BookChange Between(BookView before, BookView after) =>
        new(Between(before.Bids, after.Bids), Between(before.Asks, after.Asks));

    public static bool IsEmpty(this BookChange change) => change.Bids.IsEmpty && change.Asks.IsEmpty;

    /// <summary>Several changes in order as one: of each level the last quantity.</summary>
    public static BookChange Merge(IEnumerable<BookChange> changes)
    {
        var (bids, asks) = (new Dictionary<Price, Quantity>(), new Dictionary<Price, Quantity>());
        foreach (var change in changes)
        {
            Apply(change.Bids, bids);
            Apply(change.Asks, asks);
        }
        return new BookChange(ToLevels(bids), ToLevels(asks));
    }

    private static ImmutableArray<PriceLevel> Between(ImmutableArray<PriceLevel> before, ImmutableArray<PriceLevel> after)
    {
        var gone = before.ToDictionary(level => level.Price, level => level.Quantity);
        var changed = ImmutableArray.CreateBuilder<PriceLevel>();
        foreach (var level in after)
        {
            if (!gone.Remove(level.Price, out var quantity) || quantity != level.Quantity)
                changed.Add(level);
        }
        changed.AddRange(gone.Keys.Select(price => new PriceLevel(price, default)));
        return changed.DrainToImmutable();
    }

    private static void Apply(ImmutableArray<PriceLevel> levels, Dictionary<Price, Quantity> side)
    {
        foreach (var level in levels)
            side[level.Price] = level.Quantity;
    }

    private static ImmutableArray<PriceLevel> ToLevels(Dictionary<Price, Quantity> side) =>
        [.. side.Select(level => new PriceLevel(level.Key, level.Value))];
}
