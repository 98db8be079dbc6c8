using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>
/// What the market's book offers to clients' orders. What they took is gone until the market changes the level.
/// </summary>
internal sealed class Liquidity(SlowBook book)
{
    private const int TakenMax = 10_000;

    private readonly Dictionary<(bool IsBid, decimal Price), (decimal Seen, decimal Taken)> _taken = [];

    /// <summary>The levels an order of a side may take, best first, with what is left of them.</summary>
    public IEnumerable<BookLevel> For(Side side)
    {
        foreach (var level in side == Side.Buy ? book.Asks : book.Bids)
        {
            var left = Left(side == Side.Sell, level);
            if (left > 0)
                yield return level with { Quantity = left };
        }
    }

    public BookLevel? Best(Side side)
    {
        foreach (var level in For(side))
            return level;
        return null;
    }

    /// <summary>What rests at a price on the side of an order.</summary>
    public decimal At(Side side, decimal price) => book.QuantityAt(side == Side.Buy, price);

    public void Take(Side side, decimal price, decimal quantity)
    {
        var isBid = side == Side.Sell;
        var seen = book.QuantityAt(isBid, price);
        var taken = _taken.TryGetValue((isBid, price), out var known) && known.Seen == seen ? known.Taken : 0;
        if (_taken.Count >= TakenMax)
            _taken.Clear();
        _taken[(isBid, price)] = (seen, taken + quantity);
    }

    private decimal Left(bool isBid, BookLevel level) =>
        _taken.TryGetValue((isBid, level.Price), out var known) && known.Seen == level.Quantity
            ? level.Quantity - known.Taken
            : level.Quantity;
}
