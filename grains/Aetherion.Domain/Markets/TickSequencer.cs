using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>
/// Orders the events of one symbol by their sequence: expected is the last plus 1; what is not above the last is a
/// duplicate; a jump is one gap, whatever its size. The first event may carry any sequence.
/// A trade is late when its event time is before the open of the forming one-second bar by more than
/// <see cref="LateGrace"/>; within the grace it counts into the forming bar. Book events and quotes are never late: what
/// they change is ordered by sequence alone, and dropping one would break the book.
/// </summary>
public sealed class TickSequencer
{
    /// <summary>How far before the forming second a trade may lie.</summary>
    public static readonly TimeSpan LateGrace = TimeSpan.FromMilliseconds(500);

    public long LastSequence { get; private set; }

    /// <summary>Events taken in.</summary>
    public long AcceptedCount { get; private set; }

    public long DuplicateCount { get; private set; }

    public long LateCount { get; private set; }

    public long GapCount { get; private set; }

    /// <summary>The events missing in all gaps together.</summary>
    public long MissingCount { get; private set; }

    private bool HasStarted => AcceptedCount + LateCount > 0;

    /// <summary>Judges an event and, unless it is a duplicate, moves on to its sequence.</summary>
    /// <param name="formingOpen">The open of the forming one-second bar; the least value when there is none.</param>
    public TickVerdict Accept(long sequence, DateTime eventTime, MarketEventKind kind, DateTime formingOpen)
    {
        var missing = sequence - LastSequence - 1;
        if (missing < 0 && HasStarted)
        {
            DuplicateCount++;
            return TickVerdict.Duplicate;
        }
        var isAfterGap = missing > 0 && HasStarted;
        if (isAfterGap)
        {
            GapCount++;
            MissingCount += missing;
        }
        LastSequence = sequence;
        if (kind == MarketEventKind.Trade && formingOpen - eventTime > LateGrace)
        {
            LateCount++;
            return TickVerdict.Late;
        }
        AcceptedCount++;
        return isAfterGap ? TickVerdict.AcceptedAfterGap : TickVerdict.Accepted;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(LastSequence);
        writer.Write(AcceptedCount);
        writer.Write(DuplicateCount);
        writer.Write(LateCount);
        writer.Write(GapCount);
        writer.Write(MissingCount);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        LastSequence = reader.ReadInt64();
        AcceptedCount = reader.ReadInt64();
        DuplicateCount = reader.ReadInt64();
        LateCount = reader.ReadInt64();
        GapCount = reader.ReadInt64();
        MissingCount = reader.ReadInt64();
    }
}
