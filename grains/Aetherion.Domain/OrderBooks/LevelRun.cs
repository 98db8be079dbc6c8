using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.OrderBooks;

/// <summary>
/// A stretch of neighbouring levels of one side, sorted by keys that grow towards the best. It is so short that a level is looked
/// for and moved by going through all of it, eight at a time, which takes the same few steps wherever the level lies: where that
/// is cannot be guessed, and a branch that was guessed wrong costs more than these steps.
/// </summary>
internal sealed class LevelRun
{
    public const int LevelsMax = 32;

    /// <summary>One place before the first level and one behind the last, so that neighbours can be loaded of all.</summary>
    private const int First = 1;

    private static readonly int Width = Vector512<long>.Count;

    // Keys behind the last level are the largest number, so that none of them is below what is looked for.
    private readonly long[] _keys = new long[First + LevelsMax + 1];
    private readonly long[] _lots = new long[First + LevelsMax + 1];

    public LevelRun() => Array.Fill(_keys, long.MaxValue);

    public int Count { get; private set; }

    public bool IsFull => Count == LevelsMax;

    /// <summary>The key of the level that is nearest to the best.</summary>
    public long Top => _keys[First + Count - 1];

    /// <summary>At <see cref="Count"/> it is the largest number.</summary>
    public long KeyAt(int index) => _keys[First + index];

    public ref long LotsAt(int index) => ref _lots[First + index];

    /// <summary>The first index whose key is not below the given one.</summary>
    public int Find(long key)
    {
        ref var keys = ref MemoryMarshal.GetArrayDataReference(_keys);
        var wanted = Vector512.Create(key);
        var below = 0;
        for (var i = 0; i < LevelsMax; i += Width)
        {
            var isBelow = Vector512.LessThan(Vector512.LoadUnsafe(ref keys, (nuint)(First + i)), wanted);
            below += BitOperations.PopCount(isBelow.ExtractMostSignificantBits());
        }
        return below;
    }

    public void Insert(int index, long key, long lots)
    {
        Move(_keys, index, 1);
        Move(_lots, index, 1);
        _keys[First + index] = key;
        _lots[First + index] = lots;
        Count++;
    }

    public void RemoveAt(int index)
    {
        Move(_keys, index, -1);
        Move(_lots, index, -1);
        Count--;
    }

    /// <summary>Moves the levels from an index on to the start of another run, before those that are there.</summary>
    public void MoveTo(LevelRun next, int index)
    {
        var moved = Count - index;
        Array.Copy(next._keys, First, next._keys, First + moved, next.Count);
        Array.Copy(next._lots, First, next._lots, First + moved, next.Count);
        Array.Copy(_keys, First + index, next._keys, First, moved);
        Array.Copy(_lots, First + index, next._lots, First, moved);
        next.Count += moved;
        Array.Fill(_keys, long.MaxValue, First + index, moved);
        Count = index;
    }

    public void Clear()
    {
        Array.Fill(_keys, long.MaxValue, First, Count);
        Count = 0;
    }

    /// <summary>Values from the index on move one place, onto that of the first of them when they move down.</summary>
    private static void Move(long[] values, int index, int places)
    {
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), First);
        ref var moved = ref Unsafe.Subtract(ref first, places);
        var from = Vector512.Create((long)index);
        var width = (nuint)Width;
        // All is loaded before anything is stored.
        var eights0 = Merge(0, ref first, ref moved, from);
        var eights1 = Merge(1, ref first, ref moved, from);
        var eights2 = Merge(2, ref first, ref moved, from);
        var eights3 = Merge(3, ref first, ref moved, from);
        eights0.StoreUnsafe(ref first);
        eights1.StoreUnsafe(ref first, width);
        eights2.StoreUnsafe(ref first, 2 * width);
        eights3.StoreUnsafe(ref first, 3 * width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Merge(int eight, ref long first, ref long moved, Vector512<long> from)
    {
        var indexes = Vector512<long>.Indices + Vector512.Create((long)(eight * Width));
        var offset = (nuint)(eight * Width);
        return Vector512.ConditionalSelect(
            Vector512.LessThan(indexes, from), Vector512.LoadUnsafe(ref first, offset), Vector512.LoadUnsafe(ref moved, offset));
    }
}
