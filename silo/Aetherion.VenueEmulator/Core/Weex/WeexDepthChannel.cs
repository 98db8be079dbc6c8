using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>
/// The best levels of a book as a stream tells them: whole to who begins, then what changed, also where a level comes into
/// sight or goes out of it.
/// </summary>
internal sealed class WeexDepthChannel(SlowBook book, int depth)
{
    private readonly Dictionary<decimal, decimal> _bids = [];
    private readonly Dictionary<decimal, decimal> _asks = [];

    public int Depth => depth;

    /// <summary>The id of the last update.</summary>
    public long LastId { get; private set; }

    public IEnumerable<BookLevel> Bids => _bids.Select(ToLevel).OrderByDescending(level => level.Price);

    public IEnumerable<BookLevel> Asks => _asks.Select(ToLevel).OrderBy(level => level.Price);

    /// <summary>What changed since the last time; null when nothing did.</summary>
    public DepthChange? Take()
    {
        var bids = Take(_bids, book.Bids);
        var asks = Take(_asks, book.Asks);
        if (bids.Count == 0 && asks.Count == 0)
            return null;
        var previous = LastId;
        LastId = book.LastId;
        return new DepthChange(previous + 1, LastId, previous, 0, bids, asks);
    }

    private List<BookLevel> Take(Dictionary<decimal, decimal> known, IEnumerable<BookLevel> levels)
    {
        var now = levels.Take(depth).ToList();
        var prices = now.Select(level => level.Price).ToHashSet();
        var changes = known.Keys.Where(price => !prices.Contains(price)).Select(price => new BookLevel(price, 0)).ToList();
        changes.AddRange(now.Where(level => known.GetValueOrDefault(level.Price) != level.Quantity));
        foreach (var (price, quantity) in changes)
        {
            if (quantity == 0)
                known.Remove(price);
            else
                known[price] = quantity;
        }
        return changes;
    }

    private static BookLevel ToLevel(KeyValuePair<decimal, decimal> level) => new(level.Key, level.Value);
}
