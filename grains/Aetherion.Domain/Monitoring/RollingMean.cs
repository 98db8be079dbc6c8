namespace Aetherion.Domain.Monitoring;

/// <summary>The mean of the last values of a series, summed anew when it is asked for, so that nothing accumulates.</summary>
public sealed class RollingMean
{
    private readonly double[] _values;
    private int _next;

    /// <summary>A mean over at most so many values.</summary>
    public RollingMean(int countMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(countMax, 1);
        _values = new double[countMax];
    }

    /// <summary>Values in the window.</summary>
    public int Count { get; private set; }

    /// <summary>Null before the first value.</summary>
    public double? Value
    {
        get
        {
            if (Count == 0)
                return null;
            // Oldest first, so that a restored window gives the same bits.
            double sum = 0;
            for (int index = 0; index < Count; index++)
            {
                sum += _values[(First + index) % _values.Length];
            }

            return sum / Count;
        }
    }

    private int First => Count < _values.Length ? 0 : _next;

    /// <summary>Takes a value in; the oldest leaves a full window.</summary>
    public void Add(double value)
    {
        _values[_next] = value;
        _next = (_next + 1) % _values.Length;
        Count = Math.Min(Count + 1, _values.Length);
    }

    /// <summary>Forgets all values.</summary>
    public void Reset() => (_next, Count) = (0, 0);

    /// <summary>The window, oldest value first.</summary>
    public double[] Save()
    {
        double[] saved = new double[Count];
        for (int index = 0; index < Count; index++)
        {
            saved[index] = _values[(First + index) % _values.Length];
        }

        return saved;
    }

    /// <summary>Goes on from a saved window; of a longer one with its last values.</summary>
    public void Restore(ReadOnlySpan<double> saved)
    {
        Reset();
        foreach (double value in saved)
        {
            Add(value);
        }
    }
}
