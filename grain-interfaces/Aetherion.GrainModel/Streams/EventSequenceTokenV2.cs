using Orleans.Streams;

namespace Orleans.Providers.Streams.Common;

/// <summary>The token that providers give out and producers may set.</summary>
[Immutable]
public class EventSequenceTokenV2 : StreamSequenceToken
{
    /// <summary>The first item of a number.</summary>
    public EventSequenceTokenV2(long seqNumber) : this(seqNumber, 0)
    {
    }

    /// <summary>An item of a number.</summary>
    public EventSequenceTokenV2(long seqNumber, int eventInd)
    {
        SequenceNumber = seqNumber;
        EventIndex = eventInd;
    }

    /// <inheritdoc/>
    public override long SequenceNumber { get; protected set; }

    /// <inheritdoc/>
    public override int EventIndex { get; protected set; }

    /// <summary>The token of another item of the same number.</summary>
    public EventSequenceTokenV2 CreateSequenceTokenForEvent(int eventInd) => new(SequenceNumber, eventInd);

    /// <inheritdoc/>
    public override bool Equals(StreamSequenceToken? other) =>
        other is not null && SequenceNumber == other.SequenceNumber && EventIndex == other.EventIndex;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StreamSequenceToken);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SequenceNumber, EventIndex);

    /// <inheritdoc/>
    public override int CompareTo(StreamSequenceToken? other)
    {
        if (other is null)
            return 1;
        var byNumber = SequenceNumber.CompareTo(other.SequenceNumber);
        return byNumber != 0 ? byNumber : EventIndex.CompareTo(other.EventIndex);
    }

    /// <inheritdoc/>
    public override string ToString() => $"[EventSequenceTokenV2: SeqNum={SequenceNumber}, EventIndex={EventIndex}]";
}
