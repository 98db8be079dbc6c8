namespace Aetherion.Domain.Features;

/// <summary>
/// The last values of a series with their sum and sum of squares, in constant time. Each time the ring is full once
/// more the sums are formed anew, so that rounding cannot pile up over more than one window.
/// </summary>
public sealed class RollingWindow(int length)
{
    private readonly double[] _values = new double[length];
    private int _next;

    public int Count { get; private set; }

    public bool IsFull => Count == length;

    public double Sum { get; private set; }

    public double SumOfSquares { get; private set; }

    public double Mean => Sum / Count;

    public void Add(double value)
    {
        if (IsFull)
        {
            var oldest = _values[_next];
            Sum -= oldest;
            SumOfSquares -= oldest * oldest;
        }
        else
        {
            Count++;
        }
        _values[_next] = value;
        Sum += value;
        SumOfSquares += value * value;
        if (++_next == length)
            StartOver();
    }

    public void Reset()
    {
        Array.Clear(_values);
        _next = Count = 0;
        Sum = SumOfSquares = 0;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(_next);
        writer.Write(Count);
        writer.Write(Sum);
        writer.Write(SumOfSquares);
        foreach (var value in _values)
            writer.Write(value);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        (_next, Count) = (reader.ReadInt32(), reader.ReadInt32());
        if (_next < 0 || _next >= length || Count < 0 || Count > length)
            throw new InvalidDataException($"The saved window is damaged: {Count} values, the next one at {_next} of {length}.");
        Sum = reader.ReadDouble();
        SumOfSquares = reader.ReadDouble();
        foreach (ref var value in _values.AsSpan())
            value = reader.ReadDouble();
    }

    private void StartOver()
    {
        _next = 0;
        Sum = SumOfSquares = 0;
        foreach (var value in _values)
        {
            Sum += value;
            SumOfSquares += value * value;
        }
    }
}
