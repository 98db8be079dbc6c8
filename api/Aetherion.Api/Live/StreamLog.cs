using System.Diagnostics.CodeAnalysis;

namespace Aetherion.Api.Live;

/// <summary>
/// The latest changes of a stream in a ring that all its subscribers read, each from its own place. The changes form a
/// chain: each names the sequence it leads on from.
/// </summary>
internal sealed class StreamLog<T>(int capacity)
    where T : StreamChange
{
    private const int InitialLength = 16;

    private readonly Lock _lock = new();
    private T[] _ring = new T[Math.Min(InitialLength, capacity)];
    private int _first;
    private int _count;
    private long _base;

    /// <summary>The sequence of the latest change, or where the stream was when the log began.</summary>
    public long Last
    {
        get
        {
            lock (_lock)
                return LastHeld;
        }
    }

    /// <summary>The latest change; null when there was none since the log began.</summary>
    public T? Latest
    {
        get
        {
            lock (_lock)
                return _count == 0 ? null : At(_count - 1);
        }
    }

    private long LastHeld => _count == 0 ? _base : At(_count - 1).Sequence;

    /// <summary>Begins after a sequence, without changes.</summary>
    public void Reset(long sequence)
    {
        lock (_lock)
        {
            Array.Clear(_ring);
            _first = _count = 0;
            _base = sequence;
        }
    }

    /// <exception cref="InvalidOperationException">The change does not lead on from the last one.</exception>
    public void Append(T change)
    {
        lock (_lock)
        {
            if (change.Predecessor != LastHeld)
                throw new InvalidOperationException(
                    $"A change from {change.Predecessor} does not lead on from {LastHeld}.");
            if (_count == capacity)
                RemoveFirst();
            else if (_count == _ring.Length)
                Grow();
            _ring[(_first + _count) % _ring.Length] = change;
            _count++;
        }
    }

    /// <summary>Whether the changes after that sequence are all there.</summary>
    public bool Holds(long sequence)
    {
        lock (_lock)
            return FindAfter(sequence) >= 0;
    }

    /// <summary>The change after a sequence.</summary>
    /// <returns>False when the sequence is not in the log.</returns>
    /// <param name="next">Null when there is none yet.</param>
    public bool TryReadNext(long sequence, out T? next)
    {
        lock (_lock)
        {
            var index = FindAfter(sequence);
            next = index >= 0 && index < _count ? At(index) : null;
            return index >= 0;
        }
    }

    /// <summary>All changes after a sequence, in order.</summary>
    public bool TryReadAll(long sequence, [NotNullWhen(true)] out T[]? changes)
    {
        lock (_lock)
        {
            var index = FindAfter(sequence);
            changes = index < 0 ? null : new T[_count - index];
            for (var i = 0; i < changes?.Length; i++)
                changes[i] = At(index + i);
            return changes is not null;
        }
    }

    private T At(int index) => _ring[(_first + index) % _ring.Length];

    /// <summary>The index of the change that leads on from a sequence; the count after the last, -1 for none.</summary>
    private int FindAfter(long sequence)
    {
        if (sequence == LastHeld)
            return _count;
        var (low, high) = (0, _count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var predecessor = At(middle).Predecessor;
            if (predecessor == sequence)
                return middle;
            if (predecessor < sequence)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return -1;
    }

    private void RemoveFirst()
    {
        _ring[_first] = null!;
        _first = (_first + 1) % _ring.Length;
        _count--;
    }

    private void Grow()
    {
        var longer = new T[Math.Min(_ring.Length * 2, capacity)];
        for (var i = 0; i < _count; i++)
            longer[i] = At(i);
        _ring = longer;
        _first = 0;
    }
}
