using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Aetherion.Model;

namespace Aetherion.Domain.OrderBooks;

/// <summary>
/// One side of a book, best price first. Levels lie sorted in short runs, the best in the last one, where most changes happen: a
/// change looks at the ends of a few runs, then at one run, and moves no more than that run's levels.
/// </summary>
public sealed class PriceLadder
{
    /// <summary>The most levels kept; beyond it the worst is dropped.</summary>
    public const int LevelsMax = 5000;

    /// <summary>A run with fewer joins the one before, where both have room for more then.</summary>
    private const int JoinedBelow = 8;
    private const int JoinedMax = 24;

    private const int InitialRuns = 2;

    /// <summary>Stand before the tops, so that looking through them from the end stops there.</summary>
    private static readonly int Sentinels = Vector512<long>.Count;

    private readonly long _sign;

    // Keys grow towards the best price on both sides: the price for bids, its negative for asks.
    private long[] _tops = new long[Sentinels + InitialRuns];
    private LevelRun[] _runs = [new LevelRun(), new LevelRun()];

    // There is always one, which may be empty; those behind it are kept for later.
    private int _runCount = 1;

    public PriceLadder(Side side)
    {
        Side = side;
        _sign = side == Side.Buy ? 1 : -1;
        Array.Fill(_tops, long.MinValue, 0, Sentinels);
    }

    public Side Side { get; }

    public int Count { get; private set; }

    /// <summary>The best level; default when the side is empty.</summary>
    public PriceLevel Best
    {
        get
        {
            var run = _runs[_runCount - 1];
            return run.Count > 0 ? LevelOf(run, run.Count - 1) : default;
        }
    }

    /// <summary>A level by its rank from the best, 0. To go through many of them, enumerate.</summary>
    public PriceLevel this[int rank]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rank, (uint)Count);
            var i = _runCount - 1;
            for (; rank >= _runs[i].Count; i--)
                rank -= _runs[i].Count;
            return LevelOf(_runs[i], _runs[i].Count - 1 - rank);
        }
    }

    /// <summary>Sets the quantity at a price; 0 removes the level.</summary>
    public void Set(Price price, Quantity quantity)
    {
        var key = price.Ticks * _sign;
        var at = FindRun(key);
        var run = _runs[at];
        var index = run.Find(key);
        var isThere = run.KeyAt(index) == key;
        if (isThere && quantity.Lots != 0)
            run.LotsAt(index) = quantity.Lots;
        else if (isThere)
            RemoveAt(at, index);
        else if (quantity.Lots != 0)
            Insert(at, index, key, quantity.Lots);
    }

    /// <summary>The quantity at a price; 0 where there is none.</summary>
    public Quantity QuantityAt(Price price)
    {
        var key = price.Ticks * _sign;
        var run = _runs[FindRun(key)];
        var index = run.Find(key);
        return run.KeyAt(index) == key ? new Quantity(run.LotsAt(index)) : default;
    }

    /// <summary>The lots of the best levels together.</summary>
    public long SumLots(int levels)
    {
        var sum = 0L;
        foreach (var level in this)
        {
            if (levels-- <= 0)
                break;
            sum += level.Quantity.Lots;
        }
        return sum;
    }

    public void Clear()
    {
        for (var i = 0; i < _runCount; i++)
            _runs[i].Clear();
        _runCount = 1;
        Count = 0;
    }

    /// <summary>From the best level on; nothing may change meanwhile.</summary>
    public Enumerator GetEnumerator() => new(this);

    private PriceLevel LevelOf(LevelRun run, int index) =>
        new(new Price(run.KeyAt(index) * _sign), new Quantity(run.LotsAt(index)));

    private (int Run, int Index) Find(long key)
    {
        var at = FindRun(key);
        return (at, _runs[at].Find(key));
    }

    /// <summary>The first run whose top is not below the key; the last where there is none.</summary>
    private int FindRun(long key)
    {
        ref var tops = ref MemoryMarshal.GetArrayDataReference(_tops);
        var wanted = Vector512.Create(key);
        var notBelow = 0;
        for (var end = _runCount; ; end -= Vector512<long>.Count)
        {
            // Sentinels are as many as are loaded at once, so this never starts before the first.
            var mask = Vector512.GreaterThanOrEqual(
                Vector512.LoadUnsafe(ref tops, (nuint)end), wanted).ExtractMostSignificantBits();
            notBelow += BitOperations.PopCount(mask);
            if (mask != (1UL << Vector512<long>.Count) - 1)
                return _runCount - Math.Max(notBelow, 1);
        }
    }

    private void Insert(int at, int index, long key, long lots)
    {
        if (Count == LevelsMax)
        {
            if (at == 0 && index == 0)
                return;
            RemoveAt(0, 0);
            (at, index) = Find(key);
        }
        if (_runs[at].IsFull)
        {
            Split(at);
            (at, index) = Find(key);
        }
        var run = _runs[at];
        run.Insert(index, key, lots);
        _tops[Sentinels + at] = run.Top;
        Count++;
    }

    private void RemoveAt(int at, int index)
    {
        var run = _runs[at];
        run.RemoveAt(index);
        Count--;
        if (run.Count < JoinedBelow)
            Tidy(at);
        else
            _tops[Sentinels + at] = run.Top;
    }

    /// <summary>A run has few levels: it joins the one before, or is no more when there are none.</summary>
    private void Tidy(int at)
    {
        var run = _runs[at];
        if (at > 0 && run.Count + _runs[at - 1].Count <= JoinedMax)
            JoinToPrevious(at);
        else if (run.Count > 0)
            _tops[Sentinels + at] = run.Top;
        else if (_runCount > 1)
            Release(at);
    }

    /// <summary>The upper half goes to a run of its own, behind this one.</summary>
    private void Split(int at)
    {
        if (_runCount == _runs.Length)
            Grow();
        var added = _runs[_runCount];
        Array.Copy(_runs, at + 1, _runs, at + 2, _runCount - at - 1);
        Array.Copy(_tops, Sentinels + at, _tops, Sentinels + at + 1, _runCount - at);
        _runs[at + 1] = added;
        _runCount++;
        _runs[at].MoveTo(added, LevelRun.LevelsMax / 2);
        _tops[Sentinels + at] = _runs[at].Top;
    }

    private void JoinToPrevious(int at)
    {
        _runs[at - 1].MoveTo(_runs[at], 0);
        _tops[Sentinels + at] = _runs[at].Top;
        Release(at - 1);
    }

    /// <summary>Takes an empty run out; it is kept behind the others for later.</summary>
    private void Release(int at)
    {
        var released = _runs[at];
        _runCount--;
        Array.Copy(_runs, at + 1, _runs, at, _runCount - at);
        Array.Copy(_tops, Sentinels + at + 1, _tops, Sentinels + at, _runCount - at);
        _runs[_runCount] = released;
    }

    private void Grow()
    {
        var count = _runs.Length;
        Array.Resize(ref _runs, count * 2);
        Array.Resize(ref _tops, Sentinels + (count * 2));
        for (var i = count; i < _runs.Length; i++)
            _runs[i] = new LevelRun();
    }

    /// <summary>Goes through the levels of a side from the best on.</summary>
    public ref struct Enumerator
    {
        private readonly PriceLadder _ladder;
        private int _run;
        private int _index;

        internal Enumerator(PriceLadder ladder)
        {
            _ladder = ladder;
            _run = ladder._runCount - 1;
            _index = ladder._runs[_run].Count;
        }

        public readonly PriceLevel Current => _ladder.LevelOf(_ladder._runs[_run], _index);

        public bool MoveNext()
        {
            if (_index == 0 && _run > 0)
                _index = _ladder._runs[--_run].Count;
            return --_index >= 0;
        }
    }
}
