namespace Aetherion.Grains.Symbols;

/// <summary>The last items of a kind, in a ring that is made with the first.</summary>
internal sealed class RecentItems<T>(int countMax)
{
    private T[]? _items;
    private long _added;

    public void Add(in T item)
    {
        _items ??= new T[countMax];
        _items[_added++ % countMax] = item;
    }

    /// <summary>At most so many of the last items, oldest first.</summary>
    public IEnumerable<T> Last(int count)
    {
        var available = (int)Math.Min(Math.Min(_added, countMax), Math.Max(0, count));
        for (var i = _added - available; i < _added; i++)
            yield return _items![i % countMax];
    }
}
