using Aetherion.Domain.Venues.Books;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions.Binance;

/// <summary>
/// The book of one symbol: hands updates and snapshots to its <see cref="BookSynchronizer"/> and says when a snapshot is
/// to be asked for.
/// </summary>
internal sealed class BinanceBook(BinanceSession session, VenueSymbol symbol)
{
    /// <summary>A symbol without updates is asked for its book after this time, though nothing came to buffer.</summary>
    private static readonly TimeSpan FirstUpdatePatience = TimeSpan.FromSeconds(2);

    /// <summary>A book that nothing has changed for so long is subscribed to anew.</summary>
    private static readonly TimeSpan SilenceMax = TimeSpan.FromMinutes(1);

    private readonly VenueBackoff _backoff = session.NewPause();
    private readonly VenueBackoff _mismatchBackoff = session.NewPause();
    private readonly QuoteCheck _quotes = new();
    private BookSynchronizer? _synchronizer;
    private DateTime _askTime = DateTime.MaxValue;
    private DateTime _startTime = DateTime.MaxValue;
    private DateTime _lastUpdateTime;
    private bool _isAsking;

    /// <summary>Why the book is not live.</summary>
    public FeedReason Reason { get; private set; } = FeedReason.Subscribing;

    public bool IsLive => _synchronizer is { State: BookSyncState.Live };

    /// <summary>Whether a snapshot is to be asked for now.</summary>
    public bool WantsSnapshot => !_isAsking && session.Now >= _askTime;

    /// <summary>The number of the last connection whose updates have met the book's.</summary>
    public int MetOn { get; private set; }

    /// <summary>The venue's id at which the book stands; meaningless unless it is live.</summary>
    public long UpdateId => _synchronizer!.UpdateId;

    public OrderBooks.OrderBook Book => _synchronizer!.Book;

    /// <summary>The connection in use is open and the book was subscribed to.</summary>
    public void Start(int connection)
    {
        _synchronizer ??= new BookSynchronizer(session.Market.Chaining, symbol.Scale!);
        _startTime = DateTime.MaxValue;
        _lastUpdateTime = session.Now;
        _quotes.Clear();
        MetOn = connection;
        Reason = FeedReason.Subscribing;
        Follow(_synchronizer.Start());
        _askTime = session.Now + FirstUpdatePatience;
    }

    /// <summary>The connection is gone.</summary>
    public void Stop()
    {
        _synchronizer?.Stop();
        _askTime = _startTime = DateTime.MaxValue;
    }

    /// <summary>Begins anew where that is due. The answer is whether the streams are to be subscribed to again.</summary>
    public bool Watch(int connection)
    {
        if (_synchronizer is null)
            return false;
        if (session.Now - _lastUpdateTime >= SilenceMax && _startTime == DateTime.MaxValue)
        {
            Reason = FeedReason.Silent;
            GiveUp(_backoff);
        }
        if (session.Now < _startTime)
            return false;
        var reason = Reason;
        Start(connection);
        Reason = reason;
        return true;
    }

    /// <summary>An update came. The answer is whether it changed a live book.</summary>
    public bool Update(VenueLink link, in VenueDepth depth, VenueMessage message)
    {
        if (_synchronizer is null || (link == link.Line.Successor && !Meets(depth)))
            return false;
        MetOn = link.Number;
        _lastUpdateTime = session.Now;
        var step = _synchronizer.Update(depth, message.BidsOf(depth), message.AsksOf(depth));
        if (step.Verdict == BookSyncVerdict.Buffered && _askTime > session.Now && Reason == FeedReason.Subscribing)
            _askTime = session.Now;
        Follow(step);
        return step.Verdict == BookSyncVerdict.Applied && !Judge(_quotes.Compare(_synchronizer.Book, UpdateId, symbol.Scale!));
    }

    /// <summary>The venue tells the best prices at an update. The answer is whether they contradict the book.</summary>
    public bool Check(in VenueQuote quote)
    {
        _quotes.Add(quote);
        return IsLive && quote.UpdateId == UpdateId && Judge(QuoteCheck.Compare(_synchronizer!.Book, quote, symbol.Scale!));
    }

    public ReadOnlySpan<PriceLevel> ChangedBids => _synchronizer!.ChangedBids;

    public ReadOnlySpan<PriceLevel> ChangedAsks => _synchronizer!.ChangedAsks;

    public void AskSnapshot()
    {
        _isAsking = true;
        _askTime = DateTime.MaxValue;
        if (Reason == FeedReason.Subscribing)
            Reason = FeedReason.AwaitingSnapshot;
        session.Ask(
            $"GET {session.Market.RestRoot}/depth?symbol={symbol.Name}&limit={session.Market.SnapshotLimit}",
            session.Market.SnapshotWeight, VenueRequestPriority.MarketData, OnAnswer);
    }

    private void OnAnswer(in VenueInput input)
    {
        _isAsking = false;
        session.SnapshotCame();
        var message = session.Message;
        if (input.IsSuccess && session.Decode(input.Payload.Span) == DecodeStatus.Decoded
            && message.Kind == VenueMessageKind.DepthSnapshot)
            Take(message);
        else if (_synchronizer is { State: not BookSyncState.Live })
            _askTime = session.Now + _backoff.Next();
        session.Settle(symbol);
    }

    private void Take(VenueMessage message)
    {
        ref readonly var depth = ref message.Depths[0];
        var step = _synchronizer!.Snapshot(depth, message.BidsOf(depth), message.AsksOf(depth));
        Follow(step);
        if (step.Verdict == BookSyncVerdict.SnapshotApplied)
            _backoff.Reset();
    }

    /// <summary>
    /// A book that contradicts the best prices is not the venue's. It is asked for anew after a pause, which grows until a
    /// comparison has shown it right.
    /// </summary>
    private bool Judge(bool? isEqual)
    {
        if (isEqual is not { } equal)
            return false;
        symbol.CountQuoteCheck(equal);
        if (equal)
        {
            _mismatchBackoff.Reset();
            return false;
        }
        symbol.CountResync();
        Reason = FeedReason.BookMismatch;
        GiveUp(_mismatchBackoff);
        return true;
    }

    /// <summary>
    /// Whether an update of a connection beside the one in use has its place: there a jump is no gap, since the other may
    /// be behind.
    /// </summary>
    private bool Meets(in VenueDepth depth)
    {
        if (!IsLive)
            return false;
        var id = _synchronizer!.UpdateId;
        return depth.FinalUpdateId <= id || (session.Market.Chaining == BookChaining.FirstUpdateId
            ? depth.FirstUpdateId <= id + 1
            : depth.PreviousUpdateId == id);
    }

    private void Follow(BookSyncStep step)
    {
        switch (step.Verdict)
        {
            case BookSyncVerdict.Gap or BookSyncVerdict.SnapshotTooOld or BookSyncVerdict.BufferFull:
                Reason = FeedReason.BookGap;
                break;
            case BookSyncVerdict.Crossed or BookSyncVerdict.Invalid:
                Reason = FeedReason.BookInvalid;
                break;
            default:
                break;
        }
        if (step.Command == BookSyncCommand.Reconnect)
        {
            GiveUp(_backoff);
        }
        else if (step.Command == BookSyncCommand.RequestSnapshot)
        {
            _askTime = session.Now;
            if (step.Verdict != BookSyncVerdict.None)
                symbol.CountResync();
        }
    }

    /// <summary>
    /// Snapshots do not help, or nothing comes: the streams of this symbol alone are subscribed to anew after a pause, for
    /// the others on the connection are well.
    /// </summary>
    private void GiveUp(VenueBackoff backoff)
    {
        _synchronizer!.Stop();
        _askTime = DateTime.MaxValue;
        _startTime = session.Now + backoff.Next();
    }
}
