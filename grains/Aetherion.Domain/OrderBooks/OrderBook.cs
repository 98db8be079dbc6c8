using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.OrderBooks;

/// <summary>
/// The book of one symbol from snapshots and deltas. The bid always stays below the ask: an update after which it does
/// not breaks the book until the next snapshot, as do prices and quantities that cannot be. What is measured is null
/// unless the book is live and has both sides.
/// </summary>
public sealed class OrderBook
{
    private readonly PriceLadder _bids = new(Side.Buy);
    private readonly PriceLadder _asks = new(Side.Sell);

    public BookState State { get; private set; }

    public PriceLadder Bids => _bids;

    public PriceLadder Asks => _asks;

    public PriceLevel? BestBid => State == BookState.Live && _bids.Count > 0 ? _bids.Best : null;

    public PriceLevel? BestAsk => State == BookState.Live && _asks.Count > 0 ? _asks.Best : null;

    /// <summary>Best ask less best bid, in ticks.</summary>
    public long? Spread => HasBothSides ? _asks.Best.Price.Ticks - _bids.Best.Price.Ticks : null;

    /// <summary>The mean of best bid and best ask, in ticks.</summary>
    public double? Midpoint => HasBothSides ? Mid : null;

    /// <summary>
    /// Best bid and ask weighted by the opposite sizes, in ticks: (ask * bid size + bid * ask size) / both sizes.
    /// </summary>
    public double? WeightedMid
    {
        get
        {
            if (!HasBothSides)
                return null;
            double bidLots = _bids.Best.Quantity.Lots;
            double askLots = _asks.Best.Quantity.Lots;
            return ((_asks.Best.Price.Ticks * bidLots) + (_bids.Best.Price.Ticks * askLots)) / (bidLots + askLots);
        }
    }

    private bool HasBothSides => State == BookState.Live && _bids.Count > 0 && _asks.Count > 0;

    private double Mid => (_bids.Best.Price.Ticks + (double)_asks.Best.Price.Ticks) / 2;

    /// <summary>(bid size - ask size) / (bid size + ask size) over the best levels, in [-1, 1].</summary>
    public double? Imbalance(int levels)
    {
        if (!HasBothSides)
            return null;
        double bids = _bids.SumLots(levels);
        double asks = _asks.SumLots(levels);
        return (bids - asks) / (bids + asks);
    }

    /// <summary>What a feature extractor asks of a book.</summary>
    public BookMeasures Measure(int levels)
    {
        if (!HasBothSides)
            return default;
        return new BookMeasures(true, Spread!.Value / Mid, Imbalance(levels)!.Value, WeightedMid!.Value);
    }

    /// <summary>Replaces the whole book.</summary>
    public void ApplySnapshot(BookChange snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ApplySnapshot(snapshot.Bids.AsSpan(), snapshot.Asks.AsSpan());
    }

    /// <summary>Replaces the whole book by levels in any order.</summary>
    public void ApplySnapshot(ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks)
    {
        _bids.Clear();
        _asks.Clear();
        State = BookState.Live;
        Apply(bids, asks);
    }

    /// <summary>Changes some levels; ignored unless the book is live.</summary>
    public void ApplyDelta(BookChange delta)
    {
        ArgumentNullException.ThrowIfNull(delta);
        ApplyDelta(delta.Bids.AsSpan(), delta.Asks.AsSpan());
    }

    /// <summary>Changes some levels; ignored unless the book is live.</summary>
    public void ApplyDelta(ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks)
    {
        if (State == BookState.Live)
            Apply(bids, asks);
    }

    /// <summary>Events were missed: the book awaits a snapshot. Nothing changes while it does so already.</summary>
    public void Invalidate()
    {
        if (State == BookState.Live)
            State = BookState.AwaitingSnapshot;
    }

    /// <summary>
    /// The best levels of each side, at most <paramref name="depth"/>; empty unless the book is live.
    /// </summary>
    public (ImmutableArray<PriceLevel> Bids, ImmutableArray<PriceLevel> Asks) GetLevels(int depth) =>
        State == BookState.Live ? (Take(_bids, depth), Take(_asks, depth)) : ([], []);

    /// <summary>The same of one side into room of the caller's; the answer is how many.</summary>
    internal int CopyLevels(Side side, Span<PriceLevel> target)
    {
        var count = 0;
        if (State != BookState.Live)
            return count;
        foreach (var level in side == Side.Buy ? _bids : _asks)
        {
            if (count == target.Length)
                break;
            target[count++] = level;
        }
        return count;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write((byte)State);
        Save(writer, _bids);
        Save(writer, _asks);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        State = (BookState)reader.ReadByte();
        Restore(reader, _bids);
        Restore(reader, _asks);
    }

    private static void Save(BinaryWriter writer, PriceLadder ladder)
    {
        writer.Write(ladder.Count);
        foreach (var level in ladder)
        {
            writer.Write(level.Price.Ticks);
            writer.Write(level.Quantity.Lots);
        }
    }

    private static void Restore(BinaryReader reader, PriceLadder ladder)
    {
        ladder.Clear();
        for (var count = reader.ReadInt32(); count > 0; count--)
            ladder.Set(new Price(reader.ReadInt64()), new Quantity(reader.ReadInt64()));
    }

    private static ImmutableArray<PriceLevel> Take(PriceLadder ladder, int depth)
    {
        var count = Math.Min(depth, ladder.Count);
        var levels = ImmutableArray.CreateBuilder<PriceLevel>(count);
        foreach (var level in ladder)
        {
            if (levels.Count == count)
                break;
            levels.Add(level);
        }
        return levels.MoveToImmutable();
    }

    private void Apply(ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks)
    {
        if (!TryApply(_bids, bids) || !TryApply(_asks, asks) || IsCrossed())
            State = BookState.Broken;
    }

    private static bool TryApply(PriceLadder ladder, ReadOnlySpan<PriceLevel> levels)
    {
        foreach (var level in levels)
        {
            if (level.Price.Ticks <= 0 || level.Quantity.Lots < 0)
                return false;
            ladder.Set(level.Price, level.Quantity);
        }
        return true;
    }

    private bool IsCrossed() => _bids.Count > 0 && _asks.Count > 0 && _bids.Best.Price >= _asks.Best.Price;
}
