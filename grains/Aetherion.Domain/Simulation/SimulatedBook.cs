using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Simulation;

/// <summary>
/// A level-2 book on a fixed grid of prices round the midpoint: bids on the grid prices at and below it, asks above.
/// Trades eat its levels; with each update it follows the midpoint, refills and changes a few sizes.
/// </summary>
internal sealed class SimulatedBook
{
    private readonly RandomGenerator _random;
    private readonly long _step;
    private readonly long[] _bids;
    private readonly long[] _asks;
    private readonly bool[] _bidIsChanged;
    private readonly bool[] _askIsChanged;
    private long _bestIndex = long.MinValue;
    private double _levelLots = 1;

    public SimulatedBook(RandomGenerator random, long step, int depth)
    {
        _random = random;
        _step = step;
        _bids = new long[depth];
        _asks = new long[depth];
        _bidIsChanged = new bool[depth];
        _askIsChanged = new bool[depth];
    }

    public long BestBidTicks => _bestIndex * _step;

    public long BestAskTicks => (_bestIndex + 1) * _step;

    private int Depth => _bids.Length;

    /// <summary>Whether the midpoint still lies between the best prices.</summary>
    public bool Holds(double midTicks) => midTicks >= BestBidTicks && midTicks < BestAskTicks;

    /// <summary>A new book round the midpoint.</summary>
    public BookChange Snapshot(double midTicks, double levelLots)
    {
        _levelLots = levelLots;
        _bestIndex = IndexOf(midTicks);
        for (var i = 0; i < Depth; i++)
        {
            _bids[i] = DrawLots(i);
            _asks[i] = DrawLots(i);
        }
        return Whole();
    }

    /// <summary>The book as it stands, whole; what was eaten is filled.</summary>
    public BookChange Repeat()
    {
        Refill(_bids, _bidIsChanged);
        Refill(_asks, _askIsChanged);
        return Whole();
    }

    /// <summary>Whether a change of the midpoint is small enough for <see cref="Follow"/>.</summary>
    public bool CanFollow(double midTicks) => Math.Abs(IndexOf(midTicks) - _bestIndex) < Depth;

    /// <summary>Follows the midpoint; returns the levels that changed.</summary>
    public BookChange Follow(double midTicks, double levelLots)
    {
        _levelLots = levelLots;
        var shift = (int)(IndexOf(midTicks) - _bestIndex);
        var bids = ImmutableArray.CreateBuilder<PriceLevel>(4);
        var asks = ImmutableArray.CreateBuilder<PriceLevel>(4);
        Refill(_bids, _bidIsChanged);
        Refill(_asks, _askIsChanged);
        Shift(shift, bids, asks);
        Emit(_bids, _bidIsChanged, -1, _bestIndex, bids);
        Emit(_asks, _askIsChanged, 1, _bestIndex + 1, asks);
        return new BookChange(bids.DrainToImmutable(), asks.DrainToImmutable());
    }

    /// <summary>Trades against the best level that has something left; at most the quantity asked for.</summary>
    public PriceLevel Take(Side aggressor, long lots)
    {
        var (sizes, isChanged) = aggressor == Side.Buy ? (_asks, _askIsChanged) : (_bids, _bidIsChanged);
        var level = 0;
        while (level < Depth - 1 && sizes[level] == 0)
            level++;
        var taken = Math.Min(lots, Math.Max(1, sizes[level]));
        sizes[level] = Math.Max(0, sizes[level] - taken);
        isChanged[level] = true;
        var index = aggressor == Side.Buy ? _bestIndex + 1 + level : _bestIndex - level;
        return LevelAt(index, taken);
    }

    /// <summary>Whether a side has more levels to walk.</summary>
    public bool HasMore(Side aggressor) =>
        (aggressor == Side.Buy ? _asks : _bids).AsSpan(0, Depth - 1).ContainsAnyExcept(0L);

    private BookChange Whole()
    {
        Array.Clear(_bidIsChanged);
        Array.Clear(_askIsChanged);
        var bids = ImmutableArray.CreateBuilder<PriceLevel>(Depth);
        var asks = ImmutableArray.CreateBuilder<PriceLevel>(Depth);
        for (var i = 0; i < Depth; i++)
        {
            bids.Add(LevelAt(_bestIndex - i, _bids[i]));
            asks.Add(LevelAt(_bestIndex + 1 + i, _asks[i]));
        }
        return new BookChange(bids.MoveToImmutable(), asks.MoveToImmutable());
    }

    private static void Emit(
        long[] sizes, bool[] isChanged, int direction, long best, ImmutableArray<PriceLevel>.Builder levels, long step)
    {
        for (var i = 0; i < sizes.Length; i++)
        {
            if (!isChanged[i])
                continue;
            levels.Add(new PriceLevel(new Price((best + (direction * i)) * step), new Quantity(sizes[i])));
            isChanged[i] = false;
        }
    }

    private void Emit(
        long[] sizes, bool[] isChanged, int direction, long best, ImmutableArray<PriceLevel>.Builder levels) =>
        Emit(sizes, isChanged, direction, best, levels, _step);

    /// <summary>Fills what was eaten, and gives one level another size.</summary>
    private void Refill(long[] sizes, bool[] isChanged)
    {
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] != 0)
                continue;
            sizes[i] = DrawLots(i);
            isChanged[i] = true;
        }
        var level = _random.NextInt32(sizes.Length);
        sizes[level] = DrawLots(level);
        isChanged[level] = true;
    }

    private void Shift(int shift, ImmutableArray<PriceLevel>.Builder bids, ImmutableArray<PriceLevel>.Builder asks)
    {
        for (; shift > 0; shift--)
        {
            Drop(_bids, _bestIndex - Depth + 1, bids);
            asks.Add(LevelAt(_bestIndex + 1, 0));
            ShiftOut(_asks, _askIsChanged);
            ShiftIn(_bids, _bidIsChanged);
            _bestIndex++;
        }
        for (; shift < 0; shift++)
        {
            Drop(_asks, _bestIndex + Depth, asks);
            bids.Add(LevelAt(_bestIndex, 0));
            ShiftOut(_bids, _bidIsChanged);
            ShiftIn(_asks, _askIsChanged);
            _bestIndex--;
        }
    }

    private void Drop(long[] sizes, long index, ImmutableArray<PriceLevel>.Builder levels)
    {
        if (sizes[^1] != 0)
            levels.Add(LevelAt(index, 0));
    }

    /// <summary>The best level goes, a new worst one comes.</summary>
    private void ShiftOut(long[] sizes, bool[] isChanged)
    {
        Array.Copy(sizes, 1, sizes, 0, Depth - 1);
        Array.Copy(isChanged, 1, isChanged, 0, Depth - 1);
        sizes[^1] = DrawLots(Depth - 1);
        isChanged[^1] = true;
    }

    /// <summary>The worst level goes, a new best one comes.</summary>
    private void ShiftIn(long[] sizes, bool[] isChanged)
    {
        Array.Copy(sizes, 0, sizes, 1, Depth - 1);
        Array.Copy(isChanged, 0, isChanged, 1, Depth - 1);
        sizes[0] = DrawLots(0);
        isChanged[0] = true;
    }

    private long IndexOf(double midTicks) => Math.Max(Depth, (long)Math.Floor(midTicks / _step));

    private long DrawLots(int level) =>
        Math.Max(1, (long)(_levelLots * (0.4 + (0.12 * level)) * (0.3 + _random.NextExponential())));

    private PriceLevel LevelAt(long index, long lots) => new(new Price(index * _step), new Quantity(lots));
}
