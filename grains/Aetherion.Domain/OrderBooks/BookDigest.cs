using Aetherion.Model;

namespace Aetherion.Domain.OrderBooks;

/// <summary>
/// A number of 128 bits that stands for every level of a book, kept up to date by the levels that change: the sum of a
/// mix of each level's side, price and quantity, so that it does not matter how the book came about. Books that differ in any
/// level have different digests but by chance; it is no protection against who wants two books to look alike.
/// </summary>
public sealed class BookDigest
{
    private const ulong LowSeed = 0x9E3779B97F4A7C15;
    private const ulong HighSeed = 0xC2B2AE3D27D4EB4F;

    private readonly OrderBook _book = new();

    /// <summary>The book as it stands.</summary>
    public OrderBook Book => _book;

    public UInt128 Value { get; private set; }

    /// <summary>Replaces the whole book.</summary>
    public void ApplySnapshot(ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks)
    {
        _book.ApplySnapshot(bids, asks);
        Value = Of(_book);
    }

    /// <summary>Changes some levels.</summary>
    public void ApplyDelta(ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks)
    {
        if (_book.State != BookState.Live)
            return;
        if (MayBeKept(_book.Bids, bids) && MayBeKept(_book.Asks, asks))
        {
            Value += Change(_book.Bids, bids) + Change(_book.Asks, asks);
            _book.ApplyDelta(bids, asks);
            return;
        }
        _book.ApplyDelta(bids, asks);
        Value = Of(_book);
    }

    /// <summary>The digest of a book by all its levels.</summary>
    public static UInt128 Of(OrderBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return SumOf(book.Bids) + SumOf(book.Asks);
    }

    /// <summary>
    /// Whether a change can be told from its levels alone: not where a side may let its worst go, where a level cannot be, so
    /// that the book stops in the middle, nor where a price comes out of order and so perhaps twice.
    /// </summary>
    private static bool MayBeKept(PriceLadder ladder, ReadOnlySpan<PriceLevel> changes)
    {
        if (ladder.Count + changes.Length > PriceLadder.LevelsMax)
            return false;
        var direction = changes.Length > 1 ? changes[1].Price.CompareTo(changes[0].Price) : 1;
        for (var i = 0; i < changes.Length; i++)
        {
            if (changes[i].Price.Ticks <= 0 || changes[i].Quantity.Lots < 0
                || (i > 0 && changes[i].Price.CompareTo(changes[i - 1].Price) != direction))
                return false;
        }
        return direction != 0;
    }

    /// <summary>What the changes add to the sum, before they are applied.</summary>
    private static UInt128 Change(PriceLadder ladder, ReadOnlySpan<PriceLevel> changes)
    {
        UInt128 sum = 0;
        foreach (ref readonly var change in changes)
        {
            var before = ladder.QuantityAt(change.Price).Lots;
            if (before != 0)
                sum -= Mix(ladder.Side, change.Price.Ticks, before);
            if (change.Quantity.Lots != 0)
                sum += Mix(ladder.Side, change.Price.Ticks, change.Quantity.Lots);
        }
        return sum;
    }

    private static UInt128 SumOf(PriceLadder ladder)
    {
        UInt128 sum = 0;
        foreach (var level in ladder)
            sum += Mix(ladder.Side, level.Price.Ticks, level.Quantity.Lots);
        return sum;
    }

    private static UInt128 Mix(Side side, long ticks, long lots)
    {
        var key = ((ulong)ticks << 1) | (side == Side.Buy ? 1UL : 0);
        var low = Mix(Mix(key ^ LowSeed) + (ulong)lots);
        var high = Mix(Mix(key + HighSeed) ^ (ulong)lots);
        return new UInt128(high, low);
    }

    /// <summary>The finaliser of SplitMix64: every bit of the input changes about half of the output's.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
