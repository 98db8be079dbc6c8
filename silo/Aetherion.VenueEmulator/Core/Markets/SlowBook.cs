using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Markets;

/// <summary>
/// The emulator's own book: two sorted dictionaries and nothing clever, so that what a client rebuilds can be held
/// against it.
/// </summary>
internal sealed class SlowBook
{
    private readonly SortedDictionary<decimal, decimal> _bids = new(Comparer<decimal>.Create((a, b) => b.CompareTo(a)));
    private readonly SortedDictionary<decimal, decimal> _asks = [];

    public SlowBook(BookSnapshot snapshot)
    {
        Set(snapshot.Bids, snapshot.Asks);
        LastId = snapshot.UpdateId;
    }

    public long LastId { get; private set; }

    /// <summary>Best first.</summary>
    public IEnumerable<BookLevel> Bids => _bids.Select(pair => new BookLevel(pair.Key, pair.Value));

    /// <summary>Best first.</summary>
    public IEnumerable<BookLevel> Asks => _asks.Select(pair => new BookLevel(pair.Key, pair.Value));

    public BookLevel? BestBid => First(_bids);

    public BookLevel? BestAsk => First(_asks);

    public decimal QuantityAt(bool isBid, decimal price) =>
        (isBid ? _bids : _asks).TryGetValue(price, out var quantity) ? quantity : 0;

    public void Apply(DepthChange change)
    {
        Set(change.Bids, change.Asks);
        LastId = change.LastId;
    }

    /// <summary>What turns this book into the given one, as absolute quantities.</summary>
    public (List<BookLevel> Bids, List<BookLevel> Asks) ChangesTo(BookSnapshot target) =>
        (Changes(_bids, target.Bids), Changes(_asks, target.Asks));

    private static BookLevel? First(SortedDictionary<decimal, decimal> side)
    {
        foreach (var (price, quantity) in side)
            return new BookLevel(price, quantity);
        return null;
    }

    private static List<BookLevel> Changes(SortedDictionary<decimal, decimal> side, BookLevel[] target)
    {
        var wanted = target.ToDictionary(level => level.Price, level => level.Quantity);
        var changes = side.Keys.Where(price => !wanted.ContainsKey(price)).Select(price => new BookLevel(price, 0)).ToList();
        changes.AddRange(target.Where(level => !side.TryGetValue(level.Price, out var now) || now != level.Quantity));
        return changes;
    }

    private void Set(IEnumerable<BookLevel> bids, IEnumerable<BookLevel> asks)
    {
        Set(_bids, bids);
        Set(_asks, asks);
    }

    private static void Set(SortedDictionary<decimal, decimal> side, IEnumerable<BookLevel> levels)
    {
        foreach (var (price, quantity) in levels)
        {
            if (quantity == 0)
                side.Remove(price);
            else
                side[price] = quantity;
        }
    }
}
