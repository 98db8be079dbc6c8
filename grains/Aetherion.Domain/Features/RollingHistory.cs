namespace Aetherion.Domain.Features;

/// <summary>The last whole numbers of a series (ticks or lots) with their exact sum, in constant time.</summary>
public sealed class RollingHistory(int length)
{
    private readonly long[] _values = new long[length];
    private int _next;

    public int Count { get; private set; }

    public bool IsFull => Count == length;

    public long Sum { get; private set; }

    /// <summary>The value that leaves with the next <see cref="Add"/>; 0 while the window is not full.</summary>
    public long Oldest => _values[_next];

    public void Add(long value)
    {
        Sum += value - _values[_next];
        _values[_next] = value;
        _next = _next + 1 == length ? 0 : _next + 1;
        if (!IsFull)
            Count++;
    }

    public void Reset()
    {
        Array.Clear(_values);
        _next = Count = 0;
        Sum = 0;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(_next);
        writer.Write(Count);
        writer.Write(Sum);
        foreach (var value in _values)
            writer.Write(value);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        (_next, Count) = (reader.ReadInt32(), reader.ReadInt32());
        if (_next < 0 || _next >= length || Count < 0 || Count > length)
            throw new InvalidDataException($"The saved window is damaged: {Count} values, the next one at {_next} of {length}.");
        Sum = reader.ReadInt64();
        foreach (ref var value in _values.AsSpan())
            value = reader.ReadInt64();
    }
}
