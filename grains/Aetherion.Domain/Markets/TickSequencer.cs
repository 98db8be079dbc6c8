using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>
/// Orders the events of one symbol by their sequence: expected is the last plus 1; what is not above the last is a
/// duplicate; a jump is one gap, whatever its size. The first event may carry any sequence.
/// A trade is late when its event time is before the open of the forming one-second bar by more than
/// <see cref="LateGrace"/>; within the grace it counts into the forming bar. Book events and quotes are never late:
/// what they change is ordered by sequence alone, and dropping one would break the book.
/// </summary>
public sealed class TickSequencer
{
    /// <summary>How far before the forming second a trade may lie.</summary>
    public static readonly TimeSpan LateGrace = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How far a venue's clock may be ahead of ours; a later event time would close bars of the future.
    /// </summary>
    public static readonly TimeSpan AheadMax = TimeSpan.FromMinutes(1);

    public long LastSequence { get; private set; }

    /// <summary>Events taken in.</summary>
    public long AcceptedCount { get; private set; }

    public long DuplicateCount { get; private set; }

    public long LateCount { get; private set; }

    public long GapCount { get; private set; }

    /// <summary>The events missing in all gaps together.</summary>
    public long MissingCount { get; private set; }

    /// <summary>Events that cannot be.</summary>
    public long InvalidCount { get; private set; }

    private bool HasStarted => AcceptedCount + LateCount + InvalidCount > 0;

    /// <summary>Judges an event and, unless it is a duplicate, moves on to its sequence.</summary>
    /// <param name="formingOpen">The open of the forming one-second bar; the least value when there is none.</param>
    public TickVerdict Accept(in MarketEvent marketEvent, DateTime formingOpen)
    {
        var sequence = marketEvent.Sequence;
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
        if (!IsPossible(marketEvent))
        {
            InvalidCount++;
            return TickVerdict.Invalid;
        }
        if (marketEvent.Kind == MarketEventKind.Trade && formingOpen - marketEvent.EventTime > LateGrace)
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
        writer.Write(InvalidCount);
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
        InvalidCount = reader.ReadInt64();
    }

    private static bool IsPossible(in MarketEvent marketEvent)
    {
        if (marketEvent.EventTime - marketEvent.ReceivedTime > AheadMax)
            return false;
        // The quote's bid members hold price and quantity of a trade too.
        var quote = marketEvent.Quote;
        return marketEvent.Kind switch
        {
            MarketEventKind.Trade => quote.BidPrice.Ticks > 0 && quote.BidQuantity.Lots > 0,
            MarketEventKind.Quote => quote.BidPrice.Ticks > 0 && quote.AskPrice > quote.BidPrice
                && quote.BidQuantity.Lots > 0 && quote.AskQuantity.Lots > 0,
            _ => true,
        };
    }
}
