namespace Aetherion.Domain.Monitoring;

/// <summary>How often each of four values came up among the last ones.</summary>
internal sealed class LevelWindow
{
    /// <summary>Values are 0 to 3: two flags, the bits.</summary>
    public const byte ValueMax = 3;

    private readonly byte[] _values;
    private readonly int[] _counts = new int[ValueMax + 1];
    private int _next;

    /// <param name="countMax">The most values counted.</param>
    public LevelWindow(int countMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(countMax, 1);
        _values = new byte[countMax];
    }

    /// <summary>Values in the window.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are that value.</summary>
    public int CountOf(byte value) => _counts[value];

    /// <summary>Takes a value in; the oldest leaves a full window.</summary>
    public void Add(byte value)
    {
        if (Count == _values.Length)
            _counts[_values[_next]]--;
        _values[_next] = value;
        _counts[value]++;
        _next = (_next + 1) % _values.Length;
        Count = Math.Min(Count + 1, _values.Length);
    }

    /// <summary>Forgets all values.</summary>
    public void Reset()
    {
        Array.Clear(_counts);
        (_next, Count) = (0, 0);
    }

    /// <summary>The values, oldest first.</summary>
    public byte[] Save()
    {
        int first = Count < _values.Length ? 0 : _next;
        return [.. _values[first..Count], .. _values[..first]];
    }

    /// <summary>Goes on from a saved window; of a longer one with its last values.</summary>
    /// <param name="saved">Oldest first.</param>
    /// <param name="what">What they are, for the error.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Restore(ReadOnlySpan<byte> saved, string what)
    {
        if (saved.ContainsAnyExceptInRange((byte)0, ValueMax))
            throw new InvalidDataException($"The saved {what} are damaged.");
        Reset();
        foreach (byte value in saved)
        {
            Add(value);
        }
    }
}
