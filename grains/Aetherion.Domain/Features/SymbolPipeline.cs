using Aetherion.Domain.Markets;
using Aetherion.Domain.OrderBooks;
using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>
/// All that is known of one symbol from its events, in order: the book, the bars of every timeframe, their features and
/// the forward filters. Pure and single-threaded; the same input gives the same output, also when it was saved and
/// restored in between. Nothing is allocated per trade.
/// <para>
/// A symbol is fed with events, whose bars start at S1, or with bars of one timeframe; bars of S1 may come first and
/// events after them. While the market is open a bar without trades repeats the close; after an outage longer than
/// <see cref="FillMax"/> of open time the bars between are left out and the features
/// and filters of every timeframe that lost a bar start anew.
/// Trades outside the session are counted as events and form no bar.
/// </para>
/// </summary>
public sealed class SymbolPipeline : IBarSink
{
    /// <summary>How many closed bars may wait before <see cref="Process(ReadOnlySpan{MarketEvent})"/> stops.</summary>
    public const int ClosedMax = 8192;

    /// <summary>How many books at the close of bars are kept; bars between which no event came share one.</summary>
    public const int ClosingBooksMax = 16;

    /// <summary>How many levels of a side are kept of a book at the close of a bar.</summary>
    public const int ClosingDepth = 50;

    /// <summary>A feed that was silent for longer is stale.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(30);

    private readonly FeatureOptions _options;
    private readonly BarAligner _aligner;
    private readonly TickSequencer _sequencer = new();
    private readonly OrderBook _book = new();
    private readonly FeatureExtractor[] _extractors;
    private readonly IBarFilter?[] _filters;
    private readonly IBarScorer?[] _scorers;
    private readonly long[] _sequences = new long[Timeframes.All.Length];
    private readonly DateTime[] _lastOpens = new DateTime[Timeframes.All.Length];
    private readonly ClosedBarBuffer _closed = new();
    private CandleRollup? _rollup;
    private DateTime _nextOpen;
    private DateTime _clock;
    private DateTime _lastEventTime;
    private DateTime? _lastReceivedTime;
    private Trade _lastTrade;
    private Quote _quote;
    private readonly ClosingBooks _closings = new();
    private long _barsAdded;
    private long _sequenceBefore;
    private bool _hasBookEvents;

    /// <param name="filterOf">Gives the filter of a timeframe from M1 up, or null.</param>
    /// <param name="scorerOf">Gives the anomaly scorer of a timeframe from M1 up, or null.</param>
    public SymbolPipeline(
        Instrument instrument,
        Func<Timeframe, IBarFilter?>? filterOf = null,
        FeatureOptions? options = null,
        Func<Timeframe, IBarScorer?>? scorerOf = null)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        Instrument = instrument;
        _options = options ?? FeatureOptions.Default;
        _aligner = new BarAligner(TradingCalendar.Of(instrument.Market));
        _extractors = [.. Timeframes.All.Select(t => new FeatureExtractor(instrument, t, _options))];
        _filters = [.. Timeframes.All.Select(t => t >= Timeframe.M1 ? filterOf?.Invoke(t) : null)];
        _scorers = [.. Timeframes.All.Select(t => t >= Timeframe.M1 ? scorerOf?.Invoke(t) : null)];
    }

    public Instrument Instrument { get; }

    public OrderBook Book => _book;

    /// <summary>
    /// Bars closed since <see cref="ClearClosed"/>, in the order of closing, shorter timeframes first.
    /// </summary>
    public ReadOnlySpan<ClosedBar> Closed => _closed.Bars;

    /// <summary>The last traded price, or the last close of a source of bars; null before the first.</summary>
    public Price? LastPrice => _lastTrade.Price.Ticks > 0 ? _lastTrade.Price : _rollup?.LastPrice;

    /// <summary>The last trade; null before the first, and when bars came after it.</summary>
    public Trade? LastTrade => _lastTrade.Price.Ticks > 0 ? _lastTrade : null;

    /// <summary>The sequence of the last event; 0 before the first.</summary>
    public long LastSequence => _sequencer.LastSequence;

    /// <summary>
    /// The venue's time of the last event, or the close of the last bar added; null before the first.
    /// </summary>
    public DateTime? LastEventTime => _lastEventTime == default ? null : _lastEventTime;

    /// <summary>The shortest timeframe, which the first input decides; null before it.</summary>
    public Timeframe? BaseTimeframe => _rollup?.BaseTimeframe;

    /// <summary>
    /// The longest silence in open time that is filled with empty bars: 60 minutes, or 60 longer bars.
    /// </summary>
    public TimeSpan FillMax =>
        GapFiller.CountMax * (BaseTimeframe is { } shortest and > Timeframe.M1 ? shortest : Timeframe.M1).Duration();

    /// <summary>The health of the feed, at the last time that is known.</summary>
    public FeedStatus Status => StatusAt(_clock);

    /// <summary>The same at a later time: a feed that fell silent does not move the pipeline's own clock.</summary>
    public FeedStatus StatusAt(DateTime utcNow) => new(
        StateAt(Later(_clock, utcNow)),
        LastEventTime,
        _sequencer.AcceptedCount + _barsAdded,
        _sequencer.DuplicateCount,
        _sequencer.LateCount,
        _sequencer.GapCount);

    /// <summary>Events that came again and were dropped.</summary>
    public long DuplicateCount => _sequencer.DuplicateCount;

    /// <summary>Trades that came too late for their bar.</summary>
    public long LateCount => _sequencer.LateCount;

    /// <summary>Events dropped because they cannot be, such as a price of 0.</summary>
    public long InvalidCount => _sequencer.InvalidCount;

    private FeedState StateAt(DateTime clock)
    {
        var state = StateOf(clock, _lastEventTime, _book.State);
        return state == FeedState.Syncing && !_hasBookEvents && _lastEventTime != default ? FeedState.Live : state;
    }

    private FeedState StateOf(DateTime clock, DateTime eventTime, BookState book)
    {
        if (clock != default && !_aligner.Calendar.IsOpen(clock))
            return FeedState.Closed;
        if (eventTime == default)
            return FeedState.Syncing;
        if (clock - eventTime > StaleAfter || book == BookState.Broken)
            return FeedState.Stale;
        return book == BookState.Live ? FeedState.Live : FeedState.Syncing;
    }

    /// <summary>
    /// Book and place as they are; for a reader that has dealt with fewer bars as they were before the next one closed, while that is
    /// kept.
    /// </summary>
    /// <param name="lastBar">The last bar the reader dealt with; null for one that follows none.</param>
    /// <param name="reached">
    /// The close of that bar, or a later time at which the reader stood. Bars between which no event came share a book, and this is all that
    /// tells the places between them apart.
    /// </param>
    public MarketMoment FindMoment(Timeframe timeframe, long? lastBar, DateTime reached, int depth)
    {
        var position = new MarketPosition(LastSequence, _clock, LastBarSequence(timeframe));
        if (lastBar is { } last && last < position.BarSequence && _closings.Find(timeframe, last + 1) is { } closing)
        {
            var clock = Later(closing.Clock, reached);
            return MomentOf(closing, last + 1, clock, clock, depth);
        }
        return new MarketMoment(position, GetBook(depth));
    }

    /// <summary>
    /// The book as it was when a bar closed, at the last place before the close: nothing in it came later. Null when it is no
    /// longer kept, and for a bar that came without events.
    /// </summary>
    /// <param name="time">The time by which a silent feed is judged; that of the close.</param>
    public MarketMoment? FindClosing(Timeframe timeframe, long bar, DateTime time, int depth) =>
        _closings.Find(timeframe, bar) is { } closing ? MomentOf(closing, bar, closing.Clock, time, depth) : null;

    private MarketMoment MomentOf(ClosingBook closing, long bar, DateTime clock, DateTime time, int depth) => new(
        new MarketPosition(closing.Sequence, clock, bar - 1),
        new BookView(
            Instrument.Id,
            closing.Sequence,
            closing.EventTime,
            StateOf(time, closing.EventTime, closing.State),
            closing.Levels(Side.Buy, depth),
            closing.Levels(Side.Sell, depth)));

    /// <summary>The sequence of the last closed bar of a timeframe; 0 before the first.</summary>
    public long LastBarSequence(Timeframe timeframe) => _sequences[(int)timeframe];

    /// <summary>The open time of the last closed bar of a timeframe; null before the first.</summary>
    public DateTime? LastBarOpenTime(Timeframe timeframe) =>
        _sequences[(int)timeframe] == 0 ? null : _lastOpens[(int)timeframe];

    /// <summary>The forming bar of a timeframe as it stands; false while there is none.</summary>
    public bool TryGetForming(Timeframe timeframe, out Candle candle)
    {
        candle = default;
        return _rollup is not null && _rollup.TryGetForming(timeframe, out candle);
    }

    /// <summary>
    /// The best levels of each side, at most <paramref name="depth"/>. A book that was never seen whole is syncing, though the
    /// bars of the symbol may be live. A time later than the last event tells a feed that fell silent.
    /// </summary>
    public BookView GetBook(int depth, DateTime utcNow = default)
    {
        var (bids, asks) = _book.GetLevels(depth);
        var state = StateAt(Later(_clock, utcNow));
        if (state == FeedState.Live && _book.State != BookState.Live)
            state = FeedState.Syncing;
        return new BookView(Instrument.Id, LastSequence, _lastEventTime, state, bids, asks)
        {
            ReceivedTime = _lastReceivedTime,
        };
    }

    /// <summary>
    /// Takes events in until all are taken or <see cref="ClosedMax"/> closed bars wait; returns how many were taken.
    /// Drain <see cref="Closed"/> and go on with the rest.
    /// </summary>
    public int Process(ReadOnlySpan<MarketEvent> events)
    {
        for (var i = 0; i < events.Length; i++)
        {
            if (_closed.Count >= ClosedMax)
                return i;
            Process(events[i]);
        }
        return events.Length;
    }

    /// <summary>Takes one event in: closes the bars that ended before it, then applies it.</summary>
    public TickVerdict Process(in MarketEvent marketEvent)
    {
        var book = marketEvent.Book;
        return Process(marketEvent, book is null ? [] : book.Bids.AsSpan(), book is null ? [] : book.Asks.AsSpan());
    }

    /// <summary>The same, with the levels of a book beside the event instead of in it, for sources that use their room again.</summary>
    public TickVerdict Process(in MarketEvent marketEvent, ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks)
    {
        var rollup = RollupOf(Timeframe.S1);
        var gaps = _sequencer.GapCount;
        _sequenceBefore = _sequencer.LastSequence;
        var verdict = _sequencer.Accept(marketEvent, rollup.IsForming ? rollup.Forming.Open : default);
        if (verdict == TickVerdict.Duplicate)
            return verdict;
        if (_sequencer.GapCount != gaps)
        {
            _book.Invalidate();
            _quote = default;
        }
        if (verdict is TickVerdict.Accepted or TickVerdict.AcceptedAfterGap)
            Apply(marketEvent, bids, asks, rollup);
        return verdict;
    }

    /// <summary>Takes a closed bar of a source that has no trades.</summary>
    /// <returns>Accepted, or Duplicate for a bar that is not after the last.</returns>
    /// <exception cref="ArgumentException">No bar of the timeframe starts at its open time, or its prices cannot
    /// be.</exception>
    /// <exception cref="InvalidOperationException">The symbol is fed with another timeframe.</exception>
    public TickVerdict AddBar(in Candle candle)
    {
        if (candle.Low.Ticks <= 0 || candle.High < candle.Low || candle.Volume.Lots < 0)
            throw new ArgumentException($"The bar {candle} cannot be.", nameof(candle));
        if (!_aligner.TryGetBar(candle.Timeframe, candle.OpenTime, out var interval)
            || interval.Open != candle.OpenTime)
            throw new ArgumentException($"No {candle.Timeframe} bar starts at {candle.OpenTime:u}.", nameof(candle));
        var rollup = RollupOf(candle.Timeframe);
        if (candle.OpenTime < (rollup.IsForming ? rollup.Forming.Open : _nextOpen))
            return TickVerdict.Duplicate;
        // No book belongs to it.
        _sequenceBefore = 0;
        AdvanceBars(rollup, candle.OpenTime);
        if (!rollup.IsForming)
            rollup.Start(interval);
        rollup.Add(candle);
        _lastTrade = default;
        _barsAdded++;
        _lastEventTime = Later(_lastEventTime, interval.Close);
        _lastReceivedTime = null;
        AdvanceClock(interval.Close);
        return TickVerdict.Accepted;
    }

    /// <summary>
    /// Closes the bars that are over at that time though no event came after them. Trades in flight then come late, so
    /// give the time less the delay of the feed. Not for replays: their time is that of their events.
    /// </summary>
    public void AdvanceTime(DateTime utc)
    {
        _sequenceBefore = LastSequence;
        AdvanceClock(utc);
    }

    /// <summary>
    /// Puts another filter in the place of a timeframe's, between bars: the next bar to close is its first. The caller has
    /// warmed it on the bars before. Features, bars and the other timeframes stay as they are.
    /// </summary>
    /// <returns>The filter that was there.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeframe has no filters.</exception>
    /// <exception cref="InvalidOperationException">Closed bars wait: whose they are has to be settled first.</exception>
    public IBarFilter? ReplaceFilter(Timeframe timeframe, IBarFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Replace(_filters, timeframe, filter);
    }

    /// <summary>
    /// Puts another anomaly scorer in the place of a timeframe's, between bars, as <see cref="ReplaceFilter"/> does with filters.
    /// </summary>
    /// <returns>The scorer that was there.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeframe has no scorers.</exception>
    /// <exception cref="InvalidOperationException">Closed bars wait: whose they are has to be settled first.</exception>
    public IBarScorer? ReplaceScorer(Timeframe timeframe, IBarScorer scorer)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        return Replace(_scorers, timeframe, scorer);
    }

    /// <summary>Empties <see cref="Closed"/>.</summary>
    public void ClearClosed() => _closed.Clear();

    void IBarSink.OnClosed(in Candle candle)
    {
        var index = (int)candle.Timeframe;
        var features = _extractors[index].Update(candle, MeasureBook());
        var posterior = default(StateProbabilities);
        var probabilities = default(RegimeProbabilities);
        if (_filters[index] is { } filter)
            posterior = filter.Update(features, out probabilities);
        var anomaly = _scorers[index]?.Update(features) ?? default;
        _lastOpens[index] = candle.OpenTime;
        if (_sequenceBefore > 0 && candle.Timeframe >= Timeframe.M1)
            KeepBook(candle.Timeframe);
        _closed.Next() = new ClosedBar(++_sequences[index], candle, features, posterior, probabilities, anomaly);
    }

    /// <summary>
    /// The state after everything taken in; closed bars that wait are not part of it, so drain them first.
    /// </summary>
    public PipelineState Save()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Instrument.Id.ToString());
        writer.Write((int)(BaseTimeframe ?? (Timeframe)(-1)));
        foreach (var time in (ReadOnlySpan<DateTime>)[_nextOpen, _clock, _lastEventTime])
            writer.Write(time.Ticks);
        writer.Write(_barsAdded);
        writer.Write(_hasBookEvents);
        SaveLast(writer);
        _sequencer.Save(writer);
        _book.Save(writer);
        _rollup?.Save(writer);
        for (var i = 0; i < _sequences.Length; i++)
            SaveTimeframe(writer, i);
        _closings.Save(writer);
        writer.Flush();
        return PipelineState.Seal(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>Replaces everything by a state saved before for the same instrument, options and filters.</summary>
    /// <exception cref="InvalidDataException">The state is of another version or instrument, or damaged.</exception>
    public void Restore(PipelineState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        using var reader = new BinaryReader(new MemoryStream(state.Open()));
        try
        {
            Restore(reader, state.Version >= PipelineState.FirstVersionWithForecasts);
            _closings.Clear();
            if (state.Version >= PipelineState.FirstVersionWithClosings)
                _closings.Restore(reader);
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException(
                $"The pipeline state of {Instrument.Id} was saved with other feature options.", exception);
        }
    }

    private T? Replace<T>(T?[] parts, Timeframe timeframe, T part)
    {
        if (timeframe < Timeframe.M1)
            throw new ArgumentOutOfRangeException(nameof(timeframe), timeframe, "Filters and scorers start at M1.");
        if (_closed.Count > 0)
            throw new InvalidOperationException($"{_closed.Count} closed bars wait; fetch them first.");
        var before = parts[(int)timeframe];
        parts[(int)timeframe] = part;
        return before;
    }

    private void AdvanceClock(DateTime utc)
    {
        if (_rollup is not null)
            AdvanceBars(_rollup, utc);
        _clock = Later(_clock, utc);
    }

    private void KeepBook(Timeframe timeframe)
    {
        if (!_closings.Knows(_sequenceBefore))
            _closings.Next().Take(_book, _sequenceBefore, _clock, _lastEventTime, _sequences);
        _closings.Close(timeframe, _sequences[(int)timeframe] + 1);
    }

    private static DateTime Later(DateTime left, DateTime right) => left > right ? left : right;

    private static DateTime ReadTime(BinaryReader reader) => new(reader.ReadInt64(), DateTimeKind.Utc);

    private CandleRollup RollupOf(Timeframe baseTimeframe)
    {
        _rollup ??= new CandleRollup(Instrument, _aligner, baseTimeframe, this);
        return _rollup.BaseTimeframe == baseTimeframe
            ? _rollup
            : throw new InvalidOperationException(
                $"{Instrument.Id} is fed from {_rollup.BaseTimeframe} on and takes no {baseTimeframe}.");
    }

    private void Apply(
        in MarketEvent marketEvent, ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks, CandleRollup rollup)
    {
        var time = marketEvent.EventTime;
        // What closes by this event knows nothing of it.
        AdvanceBars(rollup, time);
        _clock = Later(_clock, time);
        _lastEventTime = Later(_lastEventTime, time);
        _lastReceivedTime = marketEvent.ReceivedTime;
        switch (marketEvent.Kind)
        {
            case MarketEventKind.Trade:
                Apply(marketEvent.Trade, rollup);
                break;
            case MarketEventKind.Quote:
                _quote = marketEvent.Quote;
                break;
            case MarketEventKind.BookSnapshot:
                _hasBookEvents = true;
                // No market is without orders on both sides: by this a feed says that it has lost track of the book.
                if (marketEvent.Book!.IsEmpty)
                    _book.Invalidate();
                else
                    _book.ApplySnapshot(marketEvent.Book);
                break;
            default:
                _hasBookEvents = true;
                _book.ApplyDelta(bids, asks);
                break;
        }
    }

    private void Apply(in Trade trade, CandleRollup rollup)
    {
        _lastTrade = trade;
        if (!rollup.IsForming)
        {
            // Nothing forms before the first trade, and while the market is closed.
            if (trade.EventTime < _nextOpen
                || !_aligner.TryGetBar(rollup.BaseTimeframe, trade.EventTime, out var interval))
                return;
            rollup.Start(interval);
        }
        rollup.Add(trade.Price, trade.Quantity, trade.Aggressor);
    }

    /// <summary>Closes the base bars that end at that time or before, and starts the one that contains it.</summary>
    private void AdvanceBars(CandleRollup rollup, DateTime time)
    {
        while (rollup.IsForming ? time >= rollup.Forming.Close : rollup.LastPrice is not null && time >= _nextOpen)
        {
            if (rollup.IsForming)
            {
                var close = rollup.Forming.Close;
                rollup.CloseBase();
                _nextOpen = _aligner.BarAtOrAfter(rollup.BaseTimeframe, close).Open;
                if (time < _nextOpen)
                    return;
            }
            if (IsOutage(time))
            {
                SkipTo(rollup, time);
                if (time < _nextOpen)
                    return;
            }
            rollup.Start(_aligner.BarAtOrAfter(rollup.BaseTimeframe, _nextOpen));
        }
    }

    private bool IsOutage(DateTime time)
    {
        var fillMax = FillMax;
        var atMost = fillMax + TimeSpan.FromTicks(1);
        return time - _nextOpen > fillMax && _aligner.Calendar.OpenTimeBetween(_nextOpen, time, atMost) > fillMax;
    }

    private void SkipTo(CandleRollup rollup, DateTime time)
    {
        _nextOpen = _aligner.BarAtOrAfter(rollup.BaseTimeframe, time).Open;
        rollup.CloseUntil(_nextOpen);
        for (var timeframe = rollup.BaseTimeframe; timeframe <= Timeframe.D1; timeframe++)
        {
            if (HasLostBars(timeframe, time))
            {
                _extractors[(int)timeframe].Interrupt();
                _filters[(int)timeframe]?.Interrupt(MissedBefore(timeframe, time));
            }
        }
    }

    private long MissedBefore(Timeframe timeframe, DateTime time) => MissedBars.Between(
        LastBarOpenTime(timeframe) + timeframe.Duration(), _aligner.BarAtOrAfter(timeframe, time).Open, timeframe);

    private bool HasLostBars(Timeframe timeframe, DateTime time) =>
        LastBarOpenTime(timeframe) is { } lastOpen
        && _aligner.NextBar(timeframe, lastOpen).Close <= _aligner.BarAtOrAfter(timeframe, time).Open;

    private BookMeasures MeasureBook()
    {
        var measures = _book.Measure(_options.BookLevels);
        if (measures.IsKnown || _quote.BidPrice.Ticks <= 0)
            return measures;
        double bid = _quote.BidPrice.Ticks;
        double ask = _quote.AskPrice.Ticks;
        double bidLots = _quote.BidQuantity.Lots;
        double askLots = _quote.AskQuantity.Lots;
        var lots = bidLots + askLots;
        return new BookMeasures(
            true,
            2 * (ask - bid) / (ask + bid),
            (bidLots - askLots) / lots,
            ((ask * bidLots) + (bid * askLots)) / lots);
    }

    private void SaveLast(BinaryWriter writer)
    {
        var batch = new MarketEventBatch(
            new SymbolKey(Instrument.Id), [MarketEvent.Of(_lastTrade), MarketEvent.Of(_quote)]);
        var frame = MarketEventFrame.Encode(batch);
        writer.Write(frame.Length);
        writer.Write(frame);
    }

    private void RestoreLast(BinaryReader reader)
    {
        var batch = MarketEventFrame.Decode(reader.ReadBytes(reader.ReadInt32()));
        _lastTrade = batch.Events[0].Trade;
        _quote = batch.Events[1].Quote;
    }

    private void SaveTimeframe(BinaryWriter writer, int index)
    {
        writer.Write(_sequences[index]);
        writer.Write(_lastOpens[index].Ticks);
        _extractors[index].Save(writer);
        SavePart(writer, _filters[index] is { } filter ? filter.Save : null);
        SavePart(writer, _scorers[index] is { } scorer ? scorer.Save : null);
    }

    private void RestoreTimeframe(BinaryReader reader, int index, bool hasForecasts)
    {
        _sequences[index] = reader.ReadInt64();
        _lastOpens[index] = ReadTime(reader);
        _extractors[index].Restore(reader, hasForecasts);
        _filters[index]?.Reset();
        RestorePart(reader, _filters[index] is { } filter ? filter.Restore : null);
        _scorers[index]?.Reset();
        if (hasForecasts)
            RestorePart(reader, _scorers[index] is { } scorer ? scorer.Restore : null);
    }

    /// <summary>
    /// With its length before it, so that a state can be read where a filter or scorer was added or taken away since.
    /// </summary>
    private static void SavePart(BinaryWriter writer, Action<BinaryWriter>? save)
    {
        using var stream = new MemoryStream();
        using var partWriter = new BinaryWriter(stream);
        save?.Invoke(partWriter);
        partWriter.Flush();
        writer.Write((int)stream.Length);
        writer.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void RestorePart(BinaryReader reader, Action<BinaryReader>? restore)
    {
        var bytes = reader.ReadBytes(reader.ReadInt32());
        if (restore is null || bytes.Length == 0)
            return;
        using var partReader = new BinaryReader(new MemoryStream(bytes));
        restore(partReader);
    }

    private void Restore(BinaryReader reader, bool hasForecasts)
    {
        var id = reader.ReadString();
        if (id != Instrument.Id.ToString())
            throw new InvalidDataException($"The pipeline state is of {id}, not of {Instrument.Id}.");
        var baseTimeframe = reader.ReadInt32();
        _nextOpen = ReadTime(reader);
        _clock = ReadTime(reader);
        _lastEventTime = ReadTime(reader);
        _lastReceivedTime = null;
        _barsAdded = reader.ReadInt64();
        _hasBookEvents = reader.ReadBoolean();
        RestoreLast(reader);
        _sequencer.Restore(reader);
        _book.Restore(reader);
        _rollup = null;
        if (baseTimeframe >= 0)
            RollupOf((Timeframe)baseTimeframe).Restore(reader);
        for (var i = 0; i < _sequences.Length; i++)
            RestoreTimeframe(reader, i, hasForecasts);
        _closed.Clear();
    }
}
