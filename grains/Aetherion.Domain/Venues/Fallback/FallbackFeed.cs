using System.Collections.Immutable;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Fallback;

/// <summary>
/// One symbol that several venues feed by turns, with a sequence of its own that has no gaps. Only the venue in charge is
/// heard. When another takes over, the book is taken back and begins anew with the whole book of that one, so that no book
/// is ever of two venues; trades go on with what it says from then on. Same inputs, same outputs. Not for concurrent use.
/// </summary>
public sealed class FallbackFeed
{
    private static readonly BookChange NoBook = new([], []);

    private readonly InstrumentId _id;
    private readonly ImmutableArray<FallbackSource> _sources;
    private readonly FallbackOptions _options;
    private readonly VenueStart _start;
    private readonly IFallbackSink _sink;
    private readonly FallbackChoice _choice;
    private Instrument? _instrument;
    private DateTime? _firstListedTime;
    private DateTime _now;
    private DateTime _lastTime;
    private DateTime _advancedTo;
    private long _sequence;
    private bool _hasBook;
    private bool _wasLive;

    /// <param name="sources">The symbol at its venues, the preferred first.</param>
    /// <param name="known">The instrument as it was listed before; null where it never was.</param>
    /// <param name="start">Where its events go on.</param>
    /// <param name="now">When this begins.</param>
    public FallbackFeed(
        InstrumentId id, ImmutableArray<InstrumentId> sources, FallbackOptions options, Instrument? known,
        VenueStart start, DateTime now, IFallbackSink sink)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentOutOfRangeException.ThrowIfZero(sources.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sources.Length, FallbackOptions.SourcesMax);
        (_id, _options, _instrument, _start, _now, _sink) = (id, options, known, start, now, sink);
        _sources = [.. sources.Select(source => new FallbackSource(source, options))];
        _choice = new FallbackChoice(sources.Length, options, now);
        _sequence = start.LastSequence;
        // A book of before is no venue's any more.
        _hasBook = start.LastSequence > 0;
        Status = new FallbackStatus(FeedState.Syncing, FeedReason.Connecting, now, null, 0);
        if (known is not null)
            _sink.Listed(known);
    }

    public FallbackStatus Status { get; private set; }

    private FallbackSource? Current => _choice.Current is { } current ? _sources[current] : null;

    /// <summary>A venue has told its rules.</summary>
    public void List(int source, Instrument instrument, DateTime now)
    {
        Hear(source, now);
        _sources[source].List(instrument);
        _firstListedTime ??= _now;
        if (_instrument is not null)
            _sources[source].Fit(_instrument);
        Work();
    }

    /// <summary>The state of the symbol at a venue; null where the venue does not feed it any more.</summary>
    public void SetFeed(int source, VenueFeed? feed, DateTime now)
    {
        Hear(source, now);
        _sources[source].SetFeed(feed);
        Work();
    }

    /// <summary>A venue has an event of the symbol.</summary>
    public void Take(int source, in MarketEvent marketEvent, DateTime now)
    {
        Hear(source, now);
        var heard = _sources[source];
        if (marketEvent.Kind == MarketEventKind.Trade)
        {
            TakeTrade(heard, marketEvent.Trade);
            return;
        }
        heard.TakeBook(marketEvent);
        if (heard != Current)
            return;
        if (Status.State != FeedState.Live || !heard.HasBook)
            Work();
        else if (marketEvent.Kind == MarketEventKind.BookSnapshot)
            PublishBook(heard);
        else if (heard.TryScale(marketEvent.Book!, out var change))
            Publish(MarketEvent.Delta(_sequence + 1, See(marketEvent.EventTime), _now, change));
        else
            Work();
    }

    /// <summary>A venue has bars of the past; they are wanted until the first choice.</summary>
    public void Backfill(int source, ReadOnlySpan<Candle> candles, DateTime now)
    {
        Hear(source, now);
        if (Current is null)
            _sources[source].Hold(candles);
    }

    /// <summary>A venue has sent all events before a time.</summary>
    public void Advance(int source, DateTime time, DateTime now)
    {
        Hear(source, now);
        if (source != _choice.Current || Status.State != FeedState.Live || time <= _advancedTo)
            return;
        _advancedTo = time;
        _sink.Advance(time);
    }

    /// <summary>Time went by.</summary>
    public void Tick(DateTime now)
    {
        Move(now);
        Work();
    }

    private void Hear(int source, DateTime now)
    {
        Move(now);
        _sources[source].LastTime = _now;
    }

    private void Move(DateTime now)
    {
        if (now > _now)
            _now = now;
    }

    private void TakeTrade(FallbackSource heard, in Trade trade)
    {
        if (heard == Current)
            Publish(heard, trade);
        else if (Current is null)
            heard.Hold(trade);
    }

    private void Work()
    {
        TryList();
        for (var i = 0; i < _sources.Length; i++)
            _choice.SetLive(i, _instrument is not null && _sources[i].IsLive(_now), _now);
        var before = Current;
        if (_choice.Decide(_now) is { } reason)
            Switch(before, reason);
        Settle();
    }

    private void TryList()
    {
        if (_instrument is not null || _firstListedTime is not { } first)
            return;
        ImmutableArray<Instrument> listed = [.. _sources.Select(source => source.Instrument).OfType<Instrument>()];
        if (listed.Length < _sources.Length && _now - first < _options.ListAfter)
            return;
        _instrument = FallbackInstrument.Of(_id, listed);
        foreach (var source in _sources)
            source.Fit(_instrument);
        _sink.Listed(_instrument);
    }

    private void Switch(FallbackSource? before, FeedSwitchReason reason)
    {
        var cause = before is null || reason == FeedSwitchReason.Preferred ? FeedReason.None : before.LostReason(_now);
        LoseBook();
        SetState(_wasLive ? FeedState.Stale : FeedState.Syncing, FeedReason.SwitchingVenue);
        SetState(FeedState.Syncing, FeedReason.SwitchingVenue);
        FeedSwitch feedSwitch = new(_now, before?.Id, Current!.Id, reason, cause);
        Status = Status with { LastSwitch = feedSwitch };
        _sink.Switched(feedSwitch);
        if (before is null)
            ReleasePast(Current);
    }

    /// <summary>The past of the first venue in charge: its bars, and the trades behind them.</summary>
    private void ReleasePast(FallbackSource chosen)
    {
        var bars = chosen.HeldBars(_start.KnownUntil);
        if (!bars.IsEmpty)
            _sink.Backfill(Timeframe.S1, bars);
        foreach (var trade in chosen.HeldTrades)
        {
            if (trade.EventTime >= _start.KnownUntil)
                Publish(chosen, trade);
        }
        foreach (var source in _sources)
            source.LetGo();
    }

    /// <summary>Brings the state in line with that of the venue in charge.</summary>
    private void Settle()
    {
        if (!_choice.IsLive)
        {
            LoseBook();
            SetState(_wasLive ? FeedState.Stale : FeedState.Syncing, (Current ?? _sources[0]).Reason(_now));
            return;
        }
        if (Status.State == FeedState.Live || !PublishBook(Current!))
            return;
        if (_wasLive)
            Status = Status with { ResyncCount = Status.ResyncCount + 1 };
        _wasLive = true;
        SetState(FeedState.Live, FeedReason.None);
    }

    private void SetState(FeedState state, FeedReason reason)
    {
        if (state == Status.State && reason == Status.Reason)
            return;
        Status = Status with { State = state, Reason = reason, Since = _now };
        _sink.FeedChanged(Status);
    }

    private void Publish(FallbackSource source, in Trade trade)
    {
        if (source.TryScale(trade, _sequence + 1, out var scaled))
            Publish(MarketEvent.Of(scaled with { EventTime = See(scaled.EventTime), ReceivedTime = _now }));
    }

    private bool PublishBook(FallbackSource source)
    {
        if (!source.TryGetBook(out var book))
            return false;
        _hasBook = true;
        Publish(MarketEvent.Snapshot(_sequence + 1, BookTime(), _now, book));
        return true;
    }

    private void LoseBook()
    {
        if (!_hasBook || _instrument is null)
            return;
        _hasBook = false;
        Publish(MarketEvent.Snapshot(_sequence + 1, BookTime(), _now, NoBook));
    }

    private void Publish(in MarketEvent marketEvent)
    {
        _sequence = marketEvent.Sequence;
        _sink.Publish(marketEvent);
    }

    private DateTime See(DateTime time)
    {
        if (time > _lastTime)
            _lastTime = time;
        return time;
    }

    private DateTime BookTime()
    {
        if (_lastTime != default)
            return _lastTime;
        return _start.KnownUntil == default ? _now : _start.KnownUntil;
    }
}
