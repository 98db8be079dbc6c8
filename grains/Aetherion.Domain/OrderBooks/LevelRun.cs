using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.OrderBooks;

/// <summary>
/// A stretch of neighbouring levels of one side, sorted by keys that grow towards the best. It is so short that a level is looked
/// for and moved by going through all of it, eight at a time, which takes the same few steps wherever the level lies: where that
/// is cannot be guessed, and a branch that was guessed wrong costs more than these steps. It is a view: count, keys and lots lie
/// one behind the other in an array that all runs of a side share, so that finding a level touches few lines of memory.
/// </summary>
/// <param name="room">The <see cref="Size"/> numbers of the run, and one more behind them.</param>
internal readonly ref struct LevelRun(Span<long> room)
{
    public const int LevelsMax = 16;

    /// <summary>The first key; before it stands the count, so that neighbours can be loaded of all.</summary>
    private const int Keys = 1;

    /// <summary>Behind the keys is one place more, which like those behind the last level holds the largest number.</summary>
    private const int Lots = Keys + LevelsMax + 1;

    /// <summary>The numbers of a run.</summary>
    public const int Size = Lots + LevelsMax;

    private static readonly int Width = Vector512<long>.Count;

    private readonly ref long _room = ref MemoryMarshal.GetReference(room);

    public int Count
    {
        get => (int)_room;
        private set => _room = value;
    }

    public bool IsFull => Count == LevelsMax;

    /// <summary>The key of the level that is nearest to the best.</summary>
    public long Top => KeyAt(Count - 1);

    /// <summary>At <see cref="Count"/> it is the largest number.</summary>
    public long KeyAt(int index) => Unsafe.Add(ref _room, Keys + index);

    public ref long LotsAt(int index) => ref Unsafe.Add(ref _room, Lots + index);

    /// <summary>Makes an empty run of room that was never used.</summary>
    public static void Prepare(Span<long> room)
    {
        room[0] = 0;
        room[Keys..Lots].Fill(long.MaxValue);
    }

    /// <summary>The first index whose key is not below the given one.</summary>
    public int Find(long key)
    {
        var wanted = Vector512.Create(key);
        var below = 0;
        for (var i = 0; i < LevelsMax; i += Width)
        {
            var isBelow = Vector512.LessThan(Vector512.LoadUnsafe(ref _room, (nuint)(Keys + i)), wanted);
            below += BitOperations.PopCount(isBelow.ExtractMostSignificantBits());
        }
        return below;
    }

    public void Insert(int index, long key, long lots)
    {
        Open(Keys, index, key);
        Open(Lots, index, lots);
        Count++;
    }

    public void RemoveAt(int index)
    {
        Close(Keys, index);
        Close(Lots, index);
        Count--;
    }

    /// <summary>Moves the levels from an index on to the start of another run, before those that are there.</summary>
    public void MoveTo(LevelRun next, int index)
    {
        var moved = Count - index;
        next.Part(Keys, 0, next.Count).CopyTo(next.Part(Keys, moved, next.Count));
        next.Part(Lots, 0, next.Count).CopyTo(next.Part(Lots, moved, next.Count));
        Part(Keys, index, moved).CopyTo(next.Part(Keys, 0, moved));
        Part(Lots, index, moved).CopyTo(next.Part(Lots, 0, moved));
        next.Count += moved;
        Part(Keys, index, moved).Fill(long.MaxValue);
        Count = index;
    }

    public void Clear()
    {
        Part(Keys, 0, Count).Fill(long.MaxValue);
        Count = 0;
    }

    private Span<long> Part(int values, int index, int count) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _room, values + index), count);

    /// <summary>
    /// Values from the index on move one place up, and one comes to its place. It is stored with them: a number that is stored alone
    /// and then loaded with its neighbours, as by the next search, has to wait for the memory.
    /// </summary>
    private void Open(int values, int index, long value)
    {
        ref var first = ref Unsafe.Add(ref _room, values);
        ref var below = ref Unsafe.Subtract(ref first, 1);
        var at = Vector512.Create((long)index);
        var added = Vector512.Create(value);
        // All is loaded before anything is stored.
        var eights0 = Vector512.ConditionalSelect(Vector512.Equals(IndexesOf(0), at), added, Merge(0, ref first, ref below, at));
        var eights1 = Vector512.ConditionalSelect(Vector512.Equals(IndexesOf(1), at), added, Merge(1, ref first, ref below, at));
        Store(ref first, eights0, eights1);
    }

    /// <summary>Values behind the index move one place down, onto that at the index.</summary>
    private void Close(int values, int index)
    {
        ref var first = ref Unsafe.Add(ref _room, values);
        ref var above = ref Unsafe.Add(ref first, 1);
        var at = Vector512.Create((long)index);
        var eights0 = Merge(0, ref first, ref above, at);
        var eights1 = Merge(1, ref first, ref above, at);
        Store(ref first, eights0, eights1);
    }

    private static void Store(ref long first, Vector512<long> eights0, Vector512<long> eights1)
    {
        eights0.StoreUnsafe(ref first);
        eights1.StoreUnsafe(ref first, (nuint)Width);
    }

    private static Vector512<long> IndexesOf(int eight) => Vector512<long>.Indices + Vector512.Create((long)(eight * Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Merge(int eight, ref long first, ref long moved, Vector512<long> from)
    {
        var offset = (nuint)(eight * Width);
        return Vector512.ConditionalSelect(
            Vector512.LessThan(IndexesOf(eight), from),
            Vector512.LoadUnsafe(ref first, offset),
            Vector512.LoadUnsafe(ref moved, offset));
    }
}
