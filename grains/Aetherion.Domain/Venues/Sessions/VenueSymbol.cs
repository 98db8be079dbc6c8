using Aetherion.Domain.OrderBooks;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions;

/// <summary>
/// One symbol of a session: turns what the venue says into events with a sequence of our own that has no gaps, and holds
/// the state of its feed. Whatever leaves <see cref="FeedState.Live"/> takes the book back, so that nothing decides on it.
/// </summary>
public sealed class VenueSymbol
{
    private static readonly BookChange NoBook = new([], []);

    private readonly VenueSession _session;
    private readonly EventLeads _leads = new();
    private bool _hasBook;
    private DateTime _lastTime;
    private DateTime _advancedTo;
    private bool _isDropped;

    internal VenueSymbol(VenueSession session, string name, VenueStart start)
    {
        _session = session;
        Name = name;
        Start = start;
        LastSequence = start.LastSequence;
        // A book of before is not the venue's any more.
        _hasBook = start.LastSequence > 0;
        Id = new InstrumentId(session.Venue, name);
        Feed = new VenueFeed(FeedState.Syncing, FeedReason.Connecting, session.Now, 0, 0, 0);
    }

    /// <summary>The name at the venue.</summary>
    public string Name { get; }

    public InstrumentId Id { get; }

    public VenueStart Start { get; }

    /// <summary>The sequence of the last event that was published.</summary>
    public long LastSequence { get; private set; }

    /// <summary>Null until the venue has told its rules.</summary>
    public Instrument? Instrument { get; private set; }

    /// <summary>Null until the venue has told its rules.</summary>
    public InstrumentScale? Scale { get; private set; }

    public VenueFeed Feed { get; private set; }

    /// <summary>How often the book was held against the best prices that the venue tells beside it.</summary>
    public long QuoteCheckCount { get; private set; }

    /// <summary>How often they contradicted each other; each time the book was asked for anew.</summary>
    public long QuoteMismatchCount { get; private set; }

    /// <summary>What of the venue's protocol nobody has verified, and how it is read; null where nothing is open.</summary>
    public string? Unverified { get; internal set; }

    /// <summary>What the venue lets be done with it; null until it said so.</summary>
    public TradingPermission? Trading { get; internal set; }

    /// <summary>The latest of the venue's times; the least time before the first.</summary>
    public DateTime LastEventTime => _lastTime;

    /// <summary>
    /// Whether what the venue says from now on can be told in the steps that the symbol began with, or in which it is stored. They stay as
    /// they are, since everything is counted in them; between finer ones there would be prices that are none.
    /// </summary>
    public bool Fits(Instrument told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var (tick, step) = StepsOf(told);
        return told.PriceTick % tick == 0 && told.QuantityStep % step == 0;
    }

    /// <summary>The venue has told its rules, which have to fit; the symbol keeps its steps.</summary>
    public void List(Instrument told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var instrument = InKnownSteps(told);
        if (_isDropped || instrument == Instrument)
            return;
        Instrument = instrument;
        Scale = new InstrumentScale(instrument.PriceTick, instrument.QuantityStep);
        _session.Sink.Listed(this, instrument);
    }

    /// <summary>A frame of the symbol's streams tells this time of the venue; the least time for none.</summary>
    public void Hear(DateTime time)
    {
        if (time == default)
            return;
        _session.Clock.Hear(time, _session.Now);
        _leads.Add(time - _session.Now, _session.Now);
    }

    /// <summary>
    /// Publishes a trade; false, and nothing is published, where it is none of the instrument's, or of a time that cannot be: it would
    /// close bars of the future.
    /// </summary>
    public bool Publish(in VenueTrade trade)
    {
        if (!VenueClock.IsPossible(trade.TradeTime, _session.Now))
        {
            Feed = Feed with { UntimelyTradeCount = Feed.UntimelyTradeCount + 1 };
            return false;
        }
        if (!Scale!.TryConvertPrice(trade.Price, out var price)
            || !Scale.TryConvertQuantity(trade.Quantity, out var quantity))
            return false;
        See(trade.TradeTime);
        Publish(MarketEvent.Of(
            new Trade(LastSequence + 1, trade.TradeTime, _session.Now, price, quantity, trade.Aggressor)));
        return true;
    }

    /// <summary>Publishes a whole book, as of the last time of the venue that is known.</summary>
    public void PublishBook(OrderBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var (bids, asks) = book.GetLevels(PriceLadder.LevelsMax);
        _hasBook = true;
        Publish(MarketEvent.Snapshot(LastSequence + 1, BookTime(), _session.Now, new BookChange(bids, asks)));
    }

    /// <summary>Publishes what changed in the book. Of a time that cannot be, it takes the book back instead.</summary>
    /// <param name="time">The venue's time.</param>
    public void PublishChange(DateTime time, ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks)
    {
        if (!VenueClock.IsPossible(time, _session.Now))
        {
            SetFeed(FeedState.Stale, FeedReason.ClockSkew);
            return;
        }
        See(time);
        if (_isDropped)
            return;
        LastSequence++;
        _session.Sink.PublishChange(this, MarketEvent.Delta(LastSequence, time, _session.Now, NoBook), bids, asks);
    }

    /// <summary>Takes the published book back: an empty one says that it is not known.</summary>
    public void LoseBook()
    {
        if (!_hasBook)
            return;
        _hasBook = false;
        Publish(MarketEvent.Snapshot(LastSequence + 1, BookTime(), _session.Now, NoBook));
    }

    /// <summary>Publishes bars of the past, oldest first; those of a time that cannot be are left out.</summary>
    public void Backfill(Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
        while (!candles.IsEmpty && !VenueClock.IsPossible(candles[^1].OpenTime, _session.Now))
            candles = candles[..^1];
        if (!candles.IsEmpty && !_isDropped)
            _session.Sink.Backfill(this, timeframe, candles);
    }

    public void Mark(in VenueMarkPrice price) => _session.Sink.Mark(this, price);

    public void Tell(in VenueTicker ticker) => _session.Sink.Tell(this, ticker);

    public void Tell(in VenueLiquidation liquidation) => _session.Sink.Tell(this, liquidation);

    /// <summary>The feed is in this state; what is not live has no book.</summary>
    public void SetFeed(FeedState state, FeedReason reason)
    {
        if (state != FeedState.Live)
            LoseBook();
        if (_isDropped || (state == Feed.State && reason == Feed.Reason))
            return;
        Feed = Feed with { State = state, Reason = reason, Since = _session.Now };
        _session.Sink.FeedChanged(this);
    }

    public void CountResync() => Feed = Feed with { ResyncCount = Feed.ResyncCount + 1 };

    /// <summary>The book was held against the venue's best prices at the same update.</summary>
    public void CountQuoteCheck(bool isEqual)
    {
        QuoteCheckCount++;
        if (!isEqual)
            QuoteMismatchCount++;
    }

    public void SetTradeCounts(long missing, long duplicates)
    {
        if (missing != Feed.MissingTradeCount || duplicates != Feed.DuplicateTradeCount)
            Feed = Feed with { MissingTradeCount = missing, DuplicateTradeCount = duplicates };
    }

    /// <summary>The symbol is not wanted any more: answers that still come change nothing.</summary>
    internal void Drop()
    {
        LoseBook();
        _isDropped = true;
    }

    /// <summary>
    /// Lets bars close whose events have all come. While the feed is not live they wait for what is missing, and while events come they
    /// are never ahead of those: the measured clock alone counts only where nothing happens.
    /// </summary>
    internal void Work()
    {
        if (Feed.State != FeedState.Live || !_session.Clock.IsSettled(_session.Now))
            return;
        var time = _session.VenueTime - _session.Options.EventDelay;
        if (_leads.TryGetLeast(_session.Now, out var lead) && _session.Now + lead < time)
            time = _session.Now + lead;
        var second = new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        if (second <= _advancedTo)
            return;
        _advancedTo = second;
        _session.Sink.Advance(this, second);
    }

    private Instrument InKnownSteps(Instrument told)
    {
        var (tick, step) = StepsOf(told);
        if (tick == told.PriceTick && step == told.QuantityStep)
            return told;
        return new Instrument(told.Id, told.Market, told.BaseCurrency, told.QuoteCurrency, tick, step, told.MinNotional)
        {
            OrderStep = told.OrderStep,
        };
    }

    private (decimal PriceTick, decimal QuantityStep) StepsOf(Instrument told) =>
        Instrument is { } known ? (known.PriceTick, known.QuantityStep)
        : Start is { PriceTick: > 0, QuantityStep: > 0 } ? (Start.PriceTick, Start.QuantityStep)
        : (told.PriceTick, told.QuantityStep);

    private void See(DateTime time)
    {
        if (time > _lastTime)
            _lastTime = time;
    }

    private DateTime BookTime()
    {
        if (_lastTime != default)
            return _lastTime;
        // Of a later time than what is known, it would close bars that are about to be filled.
        return Start.KnownUntil == default ? _session.Now : Start.KnownUntil;
    }

    private void Publish(in MarketEvent marketEvent)
    {
        if (_isDropped)
            return;
        LastSequence = marketEvent.Sequence;
        _session.Sink.Publish(this, marketEvent);
    }
}
