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
    private const int JoinedBelow = 4;
    private const int JoinedMax = 12;

    private const int InitialRuns = 2;

    /// <summary>Stand before the tops, so that looking through them from the end stops there.</summary>
    private static readonly int Sentinels = Vector512<long>.Count;

    private readonly long _sign;

    // Keys grow towards the best price on both sides: the price for bids, its negative for asks.
    private long[] _tops = new long[Sentinels + InitialRuns];

    // Where the runs lie among the rooms, in their order.
    private int[] _places = [];
    private long[] _rooms = [];

    // There is always one, which may be empty; those behind it are kept for later.
    private int _runCount = 1;

    public PriceLadder(Side side)
    {
        Side = side;
        _sign = side == Side.Buy ? 1 : -1;
        Array.Fill(_tops, long.MinValue, 0, Sentinels);
        MakeRooms(InitialRuns);
    }

    public Side Side { get; }

    public int Count { get; private set; }

    /// <summary>The best level; default when the side is empty.</summary>
    public PriceLevel Best
    {
        get
        {
            var run = RunAt(_runCount - 1);
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
            for (; rank >= RunAt(i).Count; i--)
                rank -= RunAt(i).Count;
            return LevelOf(RunAt(i), RunAt(i).Count - 1 - rank);
        }
    }

    /// <summary>Sets the quantity at a price; 0 removes the level.</summary>
    public void Set(Price price, Quantity quantity)
    {
        var key = price.Ticks * _sign;
        var at = FindRun(key);
        var run = RunAt(at);
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
        var run = RunAt(FindRun(key));
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
            RunAt(i).Clear();
        _runCount = 1;
        Count = 0;
    }

    /// <summary>From the best level on; nothing may change meanwhile.</summary>
    public Enumerator GetEnumerator() => new(this);

    private LevelRun RunAt(int at) => new(_rooms.AsSpan(_places[at], LevelRun.Size + 1));

    private PriceLevel LevelOf(LevelRun run, int index) =>
        new(new Price(run.KeyAt(index) * _sign), new Quantity(run.LotsAt(index)));

    private (int Run, int Index) Find(long key)
    {
        var at = FindRun(key);
        return (at, RunAt(at).Find(key));
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
        if (RunAt(at).IsFull)
        {
            Split(at);
            (at, index) = Find(key);
        }
        var run = RunAt(at);
        run.Insert(index, key, lots);
        // Only where it changed: the next search would wait for what was just stored.
        if (index == run.Count - 1)
            _tops[Sentinels + at] = key;
        Count++;
    }

    private void RemoveAt(int at, int index)
    {
        var run = RunAt(at);
        run.RemoveAt(index);
        Count--;
        if (run.Count < JoinedBelow)
            Tidy(at);
        else if (index == run.Count)
            _tops[Sentinels + at] = run.Top;
    }

    /// <summary>A run has few levels: it joins the one before, or is no more when there are none.</summary>
    private void Tidy(int at)
    {
        var run = RunAt(at);
        if (at > 0 && run.Count + RunAt(at - 1).Count <= JoinedMax)
            JoinToPrevious(at);
        else if (run.Count > 0)
            _tops[Sentinels + at] = run.Top;
        else if (_runCount > 1)
            Release(at);
    }

    /// <summary>The upper half goes to a run of its own, behind this one.</summary>
    private void Split(int at)
    {
        if (_runCount == _places.Length)
            Grow();
        var added = _places[_runCount];
        Array.Copy(_places, at + 1, _places, at + 2, _runCount - at - 1);
        Array.Copy(_tops, Sentinels + at, _tops, Sentinels + at + 1, _runCount - at);
        _places[at + 1] = added;
        _runCount++;
        RunAt(at).MoveTo(RunAt(at + 1), LevelRun.LevelsMax / 2);
        _tops[Sentinels + at] = RunAt(at).Top;
    }

    private void JoinToPrevious(int at)
    {
        RunAt(at - 1).MoveTo(RunAt(at), 0);
        _tops[Sentinels + at] = RunAt(at).Top;
        Release(at - 1);
    }

    /// <summary>Takes an empty run out; it is kept behind the others for later.</summary>
    private void Release(int at)
    {
        var released = _places[at];
        _runCount--;
        Array.Copy(_places, at + 1, _places, at, _runCount - at);
        Array.Copy(_tops, Sentinels + at + 1, _tops, Sentinels + at, _runCount - at);
        _places[_runCount] = released;
    }

    private void Grow()
    {
        var count = _places.Length * 2;
        Array.Resize(ref _tops, Sentinels + count);
        MakeRooms(count);
    }

    /// <summary>Makes room for as many runs; those that are there stay where they are.</summary>
    private void MakeRooms(int count)
    {
        var first = _places.Length;
        Array.Resize(ref _places, count);
        Array.Resize(ref _rooms, (count * LevelRun.Size) + 1);
        for (var i = first; i < count; i++)
        {
            _places[i] = i * LevelRun.Size;
            LevelRun.Prepare(_rooms.AsSpan(_places[i], LevelRun.Size));
        }
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
            _index = ladder.RunAt(_run).Count;
        }

        public readonly PriceLevel Current => _ladder.LevelOf(_ladder.RunAt(_run), _index);

        public bool MoveNext()
        {
            if (_index == 0 && _run > 0)
                _index = _ladder.RunAt(--_run).Count;
            return --_index >= 0;
        }
    }
}
