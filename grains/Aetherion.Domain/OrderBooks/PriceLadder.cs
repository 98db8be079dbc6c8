using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Aetherion.Model;

namespace Aetherion.Domain.OrderBooks;

/// <summary>
/// One side of a book, best price first. Levels are kept sorted in arrays with the best at the end, where most changes
/// happen, so that few have to move.
/// </summary>
public sealed class PriceLadder(Side side)
{
    /// <summary>The most levels kept; beyond it the worst is dropped.</summary>
    public const int LevelsMax = 5000;

    private const int InitialCapacity = 32;

    private readonly long _sign = side == Side.Buy ? 1 : -1;

    // Keys grow towards the best price on both sides: the price for bids, its negative for asks.
    private long[] _keys = new long[InitialCapacity];
    private long[] _lots = new long[InitialCapacity];

    public Side Side => side;

    public int Count { get; private set; }

    /// <summary>The best level; default when the side is empty.</summary>
    public PriceLevel Best => Count > 0 ? this[0] : default;

    /// <summary>A level by its rank from the best, 0.</summary>
    public PriceLevel this[int rank]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rank, (uint)Count);
            var index = Count - 1 - rank;
            return new PriceLevel(new Price(_keys[index] * _sign), new Quantity(_lots[index]));
        }
    }

    /// <summary>Sets the quantity at a price; 0 removes the level.</summary>
    public void Set(Price price, Quantity quantity)
    {
        var key = price.Ticks * _sign;
        var index = Find(key);
        if (index < Count && _keys[index] == key)
        {
            if (quantity.Lots == 0)
                RemoveAt(index);
            else
                _lots[index] = quantity.Lots;
        }
        else if (quantity.Lots != 0)
        {
            Insert(index, key, quantity.Lots);
        }
    }

    /// <summary>The quantity at a price; 0 where there is none.</summary>
    public Quantity QuantityAt(Price price)
    {
        var key = price.Ticks * _sign;
        var index = Find(key);
        return index < Count && _keys[index] == key ? new Quantity(_lots[index]) : default;
    }

    /// <summary>The lots of the best levels together.</summary>
    public long SumLots(int levels)
    {
        var sum = 0L;
        for (var i = Count - 1; i >= Math.Max(0, Count - levels); i--)
            sum += _lots[i];
        return sum;
    }

    public void Clear() => Count = 0;

    /// <summary>
    /// The first index whose key is not below the given one. Halves without a branch on what is compared: where a price lies
    /// cannot be guessed, and every second guess would cost more than the step itself.
    /// </summary>
    private int Find(long key)
    {
        var length = Count;
        if (length == 0)
            return 0;
        ref var keys = ref MemoryMarshal.GetArrayDataReference(_keys);
        var start = 0;
        while (length > 1)
        {
            var half = length >> 1;
            // All ones where the last key of the lower half is below: keys of a side have one sign, so this cannot overflow.
            start += half & (int)((Unsafe.Add(ref keys, start + half - 1) - key) >> 63);
            length -= half;
        }
        return start - (int)((Unsafe.Add(ref keys, start) - key) >> 63);
    }

    private void Insert(int index, long key, long lots)
    {
        if (Count == LevelsMax)
        {
            if (index == 0)
                return;
            RemoveAt(0);
            index--;
        }
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
            Array.Resize(ref _lots, Count * 2);
        }
        Array.Copy(_keys, index, _keys, index + 1, Count - index);
        Array.Copy(_lots, index, _lots, index + 1, Count - index);
        _keys[index] = key;
        _lots[index] = lots;
        Count++;
    }

    private void RemoveAt(int index)
    {
        Count--;
        Array.Copy(_keys, index + 1, _keys, index, Count - index);
        Array.Copy(_lots, index + 1, _lots, index, Count - index);
    }
}
