using Aetherion.Model;

namespace Aetherion.Domain.Tests.OrderBooks;

/// <summary>The obvious book: two dictionaries, sorted when asked.</summary>
internal sealed class NaiveBook
{
    public Dictionary<long, long> Bids { get; } = [];

    public Dictionary<long, long> Asks { get; } = [];

    public bool IsLive { get; private set; }

    public IEnumerable<(long Price, long Lots)> SortedBids =>
        Bids.OrderByDescending(l => l.Key).Select(l => (l.Key, l.Value));

    public IEnumerable<(long Price, long Lots)> SortedAsks => Asks.OrderBy(l => l.Key).Select(l => (l.Key, l.Value));

    public void Apply(BookChange change, bool isSnapshot)
    {
        if (isSnapshot)
        {
            Bids.Clear();
            Asks.Clear();
            IsLive = true;
        }
        if (!IsLive)
            return;
        Change(Bids, change.Bids);
        Change(Asks, change.Asks);
        if (Bids.Count > 0 && Asks.Count > 0 && Bids.Keys.Max() >= Asks.Keys.Min())
            IsLive = false;
    }

    private static void Change(Dictionary<long, long> side, IEnumerable<PriceLevel> levels)
    {
        foreach (var level in levels)
        {
            if (level.Quantity.Lots == 0)
                side.Remove(level.Price.Ticks);
            else
                side[level.Price.Ticks] = level.Quantity.Lots;
        }
    }
}
