using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace Aetherion.GrainHost.Core.Streams;

/// <summary>The entries of a stream that are still needed, by position: a ring that grows and shrinks by use.</summary>
/// <param name="firstNumber">Numbers begin here, so that they grow over restarts too.</param>
internal sealed class StreamLog(long firstNumber)
{
    private const int SmallestRing = 16;

    private StreamEntry[] _ring = new StreamEntry[SmallestRing];
    private long _lastNumber = firstNumber;

    /// <summary>The position of the oldest entry.</summary>
    public long Start { get; private set; }

    /// <summary>The position after the newest entry.</summary>
    public long End { get; private set; }

    public int Count => (int)(End - Start);

    public StreamSequenceToken Oldest => At(Start).Token;

    public StreamSequenceToken Newest => At(End - 1).Token;

    /// <summary>The newest token that was dropped while somebody may have needed it.</summary>
    public StreamSequenceToken? LastDropped { get; private set; }

    /// <summary>The token of what is appended next: the producer's own, or the next number.</summary>
    public EventSequenceTokenV2 NextToken(StreamSequenceToken? given)
    {
        if (given is null)
            return new EventSequenceTokenV2(++_lastNumber);
        _lastNumber = Math.Max(_lastNumber, given.SequenceNumber);
        return given as EventSequenceTokenV2 ?? new EventSequenceTokenV2(given.SequenceNumber, given.EventIndex);
    }

    public void Append(StreamEntry entry)
    {
        if (Count == _ring.Length)
            Resize(_ring.Length * 2);
        _ring[IndexOf(End)] = entry;
        End++;
    }

    public StreamEntry[] Read(long position, int maxCount)
    {
        var entries = new StreamEntry[Math.Min(maxCount, End - position)];
        for (var index = 0; index < entries.Length; index++)
            entries[index] = At(position + index);
        return entries;
    }

    /// <summary>The position of the first entry that is not before a token.</summary>
    public long PositionOf(StreamSequenceToken token)
    {
        for (var position = Start; position < End; position++)
        {
            if (At(position).Token.CompareTo(token) >= 0)
                return position;
        }

        return End;
    }

    public void TrimTo(long position)
    {
        for (; Start < position; Start++)
            _ring[IndexOf(Start)] = default;
        if (Count == 0 && _ring.Length > SmallestRing)
            _ring = new StreamEntry[SmallestRing];
    }

    public void TrimToSize(int size)
    {
        if (Count <= size)
            return;
        LastDropped = At(End - size - 1).Token;
        TrimTo(End - size);
    }

    public void Clear() => TrimTo(End);

    private StreamEntry At(long position) => _ring[IndexOf(position)];

    private int IndexOf(long position) => (int)(position & (_ring.Length - 1));

    private void Resize(int length)
    {
        var ring = new StreamEntry[length];
        for (var position = Start; position < End; position++)
            ring[position & (length - 1)] = At(position);
        _ring = ring;
    }
}
