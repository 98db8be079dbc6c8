using Aetherion.Domain.OrderBooks;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Books;

/// <summary>
/// Keeps the book of one symbol equal to the venue's, from its stream of updates and the snapshots that this asks for
/// by <see cref="BookSyncCommand"/>. Every missed update, crossed book and impossible level ends with a new snapshot;
/// too many of them without a healthy stretch in between end with a new connection. Not for concurrent use.
/// </summary>
public sealed class BookSynchronizer
{
    /// <summary>Snapshots asked for until a new connection is the answer.</summary>
    public const int SnapshotAttemptsMax = 5;

    /// <summary>After as many updates in a row the attempts count from 0 again.</summary>
    public const int HealthyUpdatesMin = 100;

    private readonly BookChaining _chaining;
    private readonly LevelConverter _bids;
    private readonly LevelConverter _asks;
    private readonly BookUpdateBuffer _buffer = new();
    private int _attempts;
    private int _healthyUpdates;
    private bool _awaitsSnapshot;
    private bool _awaitsFirst;

    public BookSynchronizer(BookChaining chaining, InstrumentScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        _chaining = chaining;
        _bids = new LevelConverter(scale);
        _asks = new LevelConverter(scale);
    }

    public OrderBook Book { get; } = new();

    public BookSyncState State { get; private set; }

    /// <summary>The venue's id that the book stands at; meaningless unless it is live.</summary>
    public long UpdateId { get; private set; }

    /// <summary>What the first id of updates means, where only the stream can tell; decided anew after each snapshot.</summary>
    public UpdateIdReading Reading { get; private set; }

    /// <summary>The bids that the last applied update changed.</summary>
    public ReadOnlySpan<PriceLevel> ChangedBids => _bids.Levels;

    /// <summary>The asks that the last applied update changed.</summary>
    public ReadOnlySpan<PriceLevel> ChangedAsks => _asks.Levels;

    /// <summary>Whether snapshots are part of the stream, so that one may come again at any time.</summary>
    private bool HasSnapshotsInStream => _chaining is BookChaining.InStream or BookChaining.InStreamWithIds;

    /// <summary>A connection is open: updates are about to come.</summary>
    public BookSyncStep Start()
    {
        _buffer.Clear();
        _attempts = 0;
        _healthyUpdates = 0;
        _awaitsSnapshot = false;
        Book.Invalidate();
        return new BookSyncStep(BookSyncVerdict.None, AskForSnapshot());
    }

    /// <summary>The connection is gone, or has been silent for too long; <see cref="Start"/> begins anew.</summary>
    public void Stop()
    {
        _buffer.Clear();
        _awaitsSnapshot = false;
        Distrust();
    }

    /// <summary>An update came.</summary>
    public BookSyncStep Update(in VenueDepth head, ReadOnlySpan<VenueLevel> bids, ReadOnlySpan<VenueLevel> asks)
    {
        BookUpdateIds ids = new(head.FirstUpdateId, head.FinalUpdateId, head.PreviousUpdateId);
        if (State != BookSyncState.Live && !_awaitsSnapshot)
            return new BookSyncStep(BookSyncVerdict.Unexpected, BookSyncCommand.None);
        if (!ids.ArePossible(_chaining) || !_bids.TryConvert(bids) || !_asks.TryConvert(asks))
            return Lose(BookSyncVerdict.Invalid);
        BookUpdate update = new(ids, _bids.Levels, _asks.Levels);
        return State == BookSyncState.Live ? Continue(update) : Keep(update);
    }

    /// <summary>The snapshot that was asked for came, or one of the stream.</summary>
    public BookSyncStep Snapshot(in VenueDepth head, ReadOnlySpan<VenueLevel> bids, ReadOnlySpan<VenueLevel> asks)
    {
        if (!_awaitsSnapshot && !(HasSnapshotsInStream && State == BookSyncState.Live))
            return new BookSyncStep(BookSyncVerdict.Unexpected, BookSyncCommand.None);
        _awaitsSnapshot = false;
        if ((head.FinalUpdateId < 0 && _chaining != BookChaining.InStream) || !_bids.TryConvert(bids) || !_asks.TryConvert(asks))
            return new BookSyncStep(BookSyncVerdict.Invalid, AskForSnapshot());
        Book.ApplySnapshot(_bids.Levels, _asks.Levels);
        UpdateId = head.FinalUpdateId;
        _awaitsFirst = true;
        Reading = UpdateIdReading.Undecided;
        var verdict = Book.State == BookState.Live ? Replay() : BookSyncVerdict.Crossed;
        return verdict == BookSyncVerdict.SnapshotApplied ? GoLive() : TryAgain(verdict);
    }

    /// <summary>The snapshot that was asked for cannot be had.</summary>
    public BookSyncStep SnapshotFailed()
    {
        if (!_awaitsSnapshot)
            return new BookSyncStep(BookSyncVerdict.Unexpected, BookSyncCommand.None);
        _awaitsSnapshot = false;
        return new BookSyncStep(BookSyncVerdict.None, AskForSnapshot());
    }

    private BookSyncStep Continue(in BookUpdate update)
    {
        var verdict = Apply(update);
        switch (verdict)
        {
            case BookSyncVerdict.Applied:
                if (++_healthyUpdates == HealthyUpdatesMin)
                    _attempts = 0;
                return new BookSyncStep(verdict, BookSyncCommand.None);
            case BookSyncVerdict.Old:
                return new BookSyncStep(verdict, BookSyncCommand.None);
            case BookSyncVerdict.Gap:
                var step = Lose(verdict);
                // The snapshot may be from before this update, unless it comes after it in the stream.
                if (!HasSnapshotsInStream)
                    _buffer.TryAdd(update);
                return step;
            default:
                return Lose(verdict);
        }
    }

    private BookSyncVerdict Apply(in BookUpdate update)
    {
        if (update.Ids.IsOld(UpdateId, _chaining, _awaitsFirst))
            return BookSyncVerdict.Old;
        if (!update.Ids.Follows(UpdateId, _chaining, _awaitsFirst, Reading))
            return BookSyncVerdict.Gap;
        if (_chaining == BookChaining.InStreamWithIds)
            Reading = update.Ids.Read(UpdateId, Reading);
        Book.ApplyDelta(update.Bids, update.Asks);
        UpdateId = update.Ids.Final;
        _awaitsFirst = false;
        return Book.State == BookState.Live ? BookSyncVerdict.Applied : BookSyncVerdict.Crossed;
    }

    private BookSyncStep Keep(in BookUpdate update)
    {
        if (HasSnapshotsInStream)
            return new BookSyncStep(BookSyncVerdict.Old, BookSyncCommand.None);
        if (_buffer.TryAdd(update))
            return new BookSyncStep(BookSyncVerdict.Buffered, BookSyncCommand.None);
        // The snapshot under way will be too old for what is kept from here on, and another be asked for then.
        _buffer.Clear();
        _buffer.TryAdd(update);
        return new BookSyncStep(BookSyncVerdict.BufferFull, BookSyncCommand.None);
    }

    /// <summary>Applies what was kept; the first gap decides what the snapshot is worth.</summary>
    private BookSyncVerdict Replay()
    {
        for (var i = 0; i < _buffer.Count; i++)
        {
            var isFirst = _awaitsFirst;
            var verdict = Apply(_buffer[i]);
            if (verdict == BookSyncVerdict.Gap && isFirst)
                return BookSyncVerdict.SnapshotTooOld;
            if (verdict is not (BookSyncVerdict.Applied or BookSyncVerdict.Old))
                return verdict;
        }
        return BookSyncVerdict.SnapshotApplied;
    }

    private BookSyncStep GoLive()
    {
        _buffer.Clear();
        _healthyUpdates = 0;
        State = BookSyncState.Live;
        return new BookSyncStep(BookSyncVerdict.SnapshotApplied, BookSyncCommand.None);
    }

    /// <summary>
    /// What was kept stays when only the snapshot was too old; a gap or a crossed book among it makes it worthless.
    /// </summary>
    private BookSyncStep TryAgain(BookSyncVerdict verdict)
    {
        if (verdict != BookSyncVerdict.SnapshotTooOld)
            _buffer.Clear();
        Book.Invalidate();
        return new BookSyncStep(verdict, AskForSnapshot());
    }

    private BookSyncStep Lose(BookSyncVerdict verdict)
    {
        Distrust();
        _buffer.Clear();
        return new BookSyncStep(verdict, _awaitsSnapshot ? BookSyncCommand.None : AskForSnapshot());
    }

    private void Distrust()
    {
        if (State == BookSyncState.Live)
            State = BookSyncState.Stale;
        Book.Invalidate();
    }

    private BookSyncCommand AskForSnapshot()
    {
        if (State == BookSyncState.Live)
            State = BookSyncState.Stale;
        if (_attempts == SnapshotAttemptsMax)
            return BookSyncCommand.Reconnect;
        _attempts++;
        _awaitsSnapshot = true;
        return BookSyncCommand.RequestSnapshot;
    }
}
