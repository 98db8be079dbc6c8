using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues;

namespace Aetherion.Domain.Tests.Venues.Coinbase;

/// <summary>
/// The slow twin of a book whose stream has no ids: decimals and sorted dictionaries, once as long as the venue's and once
/// cut to the levels that ours keeps.
/// </summary>
internal sealed class SlowStreamBook
{
    /// <summary>More than a book of the Exchange recording has.</summary>
    private const int BestLevels = 1500;

    private const int CompleteEvery = 20;

    private int _comparisons;

    public Side Bids { get; } = new((a, b) => b.CompareTo(a));

    public Side Asks { get; } = new((a, b) => a.CompareTo(b));

    public bool HasStarted { get; private set; }

    public void Begin()
    {
        Bids.Clear();
        Asks.Clear();
        HasStarted = true;
    }

    /// <summary>
    /// Throws unless the best levels of both sides are equal to those kept here, and every so often all of them.
    /// </summary>
    public void AssertEqual(OrderBook book, InstrumentScale scale)
    {
        var levels = _comparisons++ % CompleteEvery == 0 ? int.MaxValue : BestLevels;
        Bids.AssertEqual(book.Bids, scale, levels);
        Asks.AssertEqual(book.Asks, scale, levels);
    }

    internal sealed class Side(Comparison<decimal> order)
    {
        private readonly SortedSet<decimal> _kept = new(Comparer<decimal>.Create(order));

        public SortedDictionary<decimal, decimal> All { get; } = new(Comparer<decimal>.Create(order));

        public void Clear()
        {
            All.Clear();
            _kept.Clear();
        }

        public void Set(decimal price, decimal quantity)
        {
            if (quantity == 0)
            {
                All.Remove(price);
                _kept.Remove(price);
                return;
            }
            All[price] = quantity;
            _kept.Add(price);
            if (_kept.Count > PriceLadder.LevelsMax)
                _kept.Remove(_kept.Max);
        }

        public void AssertEqual(PriceLadder ladder, InstrumentScale scale, int levels)
        {
            ladder.Count.ShouldBe(_kept.Count);
            var rank = 0;
            foreach (var price in _kept.Take(levels))
            {
                var level = ladder[rank++];
                if (level.Price.Ticks * scale.PriceTick != price || level.Quantity.Lots * scale.QuantityStep != All[price])
                    throw new InvalidOperationException($"Level {rank} is {level} instead of {All[price]} at {price}.");
            }
        }
    }
}
