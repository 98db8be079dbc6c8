namespace Aetherion.Domain.Venues;

/// <summary>A list that is filled again with every message and keeps its room, up to a bound.</summary>
/// <param name="countMax">The most entries; a message with more is refused.</param>
public sealed class VenueList<T>(int countMax)
    where T : struct
{
    private const int InitialCapacity = 16;

    private T[] _items = new T[Math.Min(InitialCapacity, countMax)];

    public int Count { get; private set; }

    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    /// <summary>The entries, to be completed by what the frame does not say.</summary>
    internal Span<T> Writable => _items.AsSpan(0, Count);

    public ref readonly T this[int index] => ref Items[index];

    public bool TryAdd(in T item)
    {
        if (Count == _items.Length && !TryGrow())
            return false;
        _items[Count++] = item;
        return true;
    }

    public void Clear() => Count = 0;

    internal Span<T> Editable(int first) => _items.AsSpan(first..Count);

    /// <summary>Puts the entries from an index on in order.</summary>
    internal void Sort(int first, Comparison<T> comparison) => _items.AsSpan(first..Count).Sort(comparison);

    private bool TryGrow()
    {
        if (Count == countMax)
            return false;
        Array.Resize(ref _items, Math.Min(Count * 2, countMax));
        return true;
    }
}
