using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Simulation;

/// <summary>
/// A simulated symbol: bars of the past quickly, then events one tick after another, all from one price process with a
/// known true regime. Everything follows from seed, symbol, parameters, start time and start price. Outside the
/// hours of the market nothing happens: the next event after a close is the snapshot at the next open.
/// One event is one tick: a snapshot of the book, a change of it, or a trade, at most one per tick interval.
/// </summary>
public sealed class MarketSimulator
{
    /// <summary>The shortest tick interval of one symbol.</summary>
    public static readonly TimeSpan TickIntervalMin = TimeSpan.FromMicroseconds(20);

    /// <summary>The tick interval unless another one is asked for.</summary>
    public static readonly TimeSpan TickIntervalDefault = TimeSpan.FromSeconds(1);

    /// <summary>Events between two snapshots, so that who missed some gets a book again.</summary>
    private const int SnapshotEvery = 1000;

    /// <summary>The share of ticks that are trades while the midpoint stays within the touch.</summary>
    private const double TradeShare = 0.55;

    /// <summary>The base size of a level, of a minute's volume.</summary>
    private const double LevelShare = 0.1;

    /// <summary>How far a trend tips the aggressors to its side.</summary>
    private const double TrendTilt = 0.12;

    /// <summary>How far the midpoint's place between bid and ask tips the aggressors.</summary>
    private const double TouchTilt = 0.25;

    private readonly RandomGenerator _random;
    private readonly PriceProcess _process;
    private readonly SimulatedBook _book;
    private readonly SimulatedBarMaker _barMaker;
    private readonly double _priceTick;
    private readonly double _quantityStep;
    private readonly TimeSpan _tickInterval;
    private DateTime _nextEventTime;
    private DateOnly? _bookDate;
    private bool _lastWasTrade;
    private Side _orderSide;
    private long _orderLots;
    private double _owedLots;
    private int _eventsSinceSnapshot;

    /// <param name="price">The price to go on from; that of the parameters when null.</param>
    /// <param name="firstSequence">The sequence of the first event.</param>
    public MarketSimulator(
        Instrument instrument,
        SimulatorParameters parameters,
        ulong seed,
        DateTime start,
        decimal? price = null,
        TimeSpan? tickInterval = null,
        long firstSequence = 1)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(price ?? 1);
        _tickInterval = tickInterval ?? TickIntervalDefault;
        ArgumentOutOfRangeException.ThrowIfLessThan(_tickInterval, TickIntervalMin, nameof(tickInterval));
        Instrument = instrument;
        Parameters = parameters;
        NextSequence = firstSequence;
        _priceTick = (double)instrument.PriceTick;
        _quantityStep = (double)instrument.QuantityStep;
        var from = (double)(price ?? parameters.StartPrice);
        _random = RandomGenerator.For(seed, instrument.Id.ToString(), start.Ticks);
        _process = new PriceProcess(parameters, instrument.Market, _random, start, Math.Log(from));
        var levelStep = (double)parameters.StartPrice * parameters.RelativeLevelStep / _priceTick;
        var step = Math.Max(1, (long)Math.Round(levelStep));
        _book = new SimulatedBook(_random, step, parameters.BookDepth);
        _barMaker = new SimulatedBarMaker(instrument, _process, _random, step, TradesPerMinute);
        _nextEventTime = _process.Time;
    }

    public Instrument Instrument { get; }

    /// <summary>The true parameters.</summary>
    public SimulatorParameters Parameters { get; }

    /// <summary>How far the simulation has come, UTC.</summary>
    public DateTime Time => _process.Time;

    /// <summary>The true regime at <see cref="Time"/>.</summary>
    public Regime Regime => _process.Regime;

    /// <summary>The midpoint at <see cref="Time"/>, in the quote currency.</summary>
    public double Midpoint => Math.Exp(_process.LogPrice);

    /// <summary>The sequence of the next event.</summary>
    public long NextSequence { get; private set; }

    /// <summary>The time of the next event, UTC; within the hours of the market.</summary>
    public DateTime NextEventTime => _nextEventTime > _process.Time ? _nextEventTime : _process.Time;

    private double TradesPerMinute => TradeShare * (TimeSpan.FromMinutes(1) / _tickInterval);

    /// <summary>
    /// The bars of a timeframe of at most a minute that end at the given time or before; the rest goes on after them.
    /// </summary>
    public IEnumerable<SimulatedBar> Bars(Timeframe timeframe, DateTime to)
    {
        if (timeframe > Timeframe.M1)
            throw new ArgumentOutOfRangeException(nameof(timeframe), timeframe, "Longer bars are rolled up from M1.");
        return BarsCore(timeframe, to);
    }

    /// <summary>The next event.</summary>
    public MarketEvent Next()
    {
        var time = NextEventTime;
        _process.AdvanceTo(time);
        ScheduleAfter(time);
        var midTicks = Midpoint / _priceTick;
        _owedLots += _process.MinuteVolume / _quantityStep * _tickInterval.TotalMinutes;
        if (_bookDate != _process.Session.Date || !_book.CanFollow(midTicks))
            return NextSnapshot(time, _book.Snapshot(midTicks, LevelLots()));
        if (++_eventsSinceSnapshot >= SnapshotEvery)
            return NextSnapshot(time, _book.Repeat());
        if (_orderLots > 0 && _book.HasMore(_orderSide))
            return NextTrade(time);
        if (!_book.Holds(midTicks) && _lastWasTrade)
            return NextDelta(time, midTicks);
        if (_random.NextDouble() >= TradeShare)
            return NextDelta(time, midTicks);
        StartOrder(midTicks);
        return NextTrade(time);
    }

    /// <summary>Writes the events up to a time, as many as there is room for; returns how many.</summary>
    public int Read(DateTime to, Span<MarketEvent> events)
    {
        var count = 0;
        while (count < events.Length && NextEventTime <= to)
            events[count++] = Next();
        return count;
    }

    private IEnumerable<SimulatedBar> BarsCore(Timeframe timeframe, DateTime to)
    {
        var aligner = new BarAligner(TradingCalendar.Of(Instrument.Market));
        var bar = aligner.BarAtOrAfter(timeframe, _process.Time);
        if (bar.Open < _process.Time)
            bar = aligner.NextBar(timeframe, bar.Open);
        for (; bar.Close <= to; bar = aligner.NextBar(timeframe, bar.Open))
            yield return _barMaker.Make(timeframe, bar);
        _nextEventTime = bar.Open;
    }

    private void ScheduleAfter(DateTime time)
    {
        var next = time + _tickInterval;
        var session = _process.Session;
        _nextEventTime = next < session.Close
            ? next
            : TradingCalendar.Of(Instrument.Market).SessionAtOrAfter(session.Close).Open;
        if (_nextEventTime < next)
            _nextEventTime = next;
    }

    private MarketEvent NextSnapshot(DateTime time, BookChange book)
    {
        _bookDate = _process.Session.Date;
        _lastWasTrade = false;
        _orderLots = 0;
        _eventsSinceSnapshot = 0;
        return MarketEvent.Snapshot(NextSequence++, time, time, book);
    }

    private MarketEvent NextDelta(DateTime time, double midTicks)
    {
        _lastWasTrade = false;
        return MarketEvent.Delta(NextSequence++, time, time, _book.Follow(midTicks, LevelLots()));
    }

    private MarketEvent NextTrade(DateTime time)
    {
        _lastWasTrade = true;
        var fill = _book.Take(_orderSide, _orderLots);
        _orderLots -= fill.Quantity.Lots;
        _owedLots -= fill.Quantity.Lots;
        return MarketEvent.Of(new Trade(NextSequence++, time, time, fill.Price, fill.Quantity, _orderSide));
    }

    private void StartOrder(double midTicks)
    {
        var place = (midTicks - _book.BestBidTicks) / (_book.BestAskTicks - _book.BestBidTicks);
        var trend = Math.Sign(Parameters[Regime].Drift);
        var buys = 0.5 + (TrendTilt * trend) + (TouchTilt * ((2 * Math.Clamp(place, 0, 1)) - 1));
        _orderSide = _random.NextDouble() < buys ? Side.Buy : Side.Sell;
        // Sized by what is still to be traded of the minute's volume, however many fills the last orders took.
        _orderLots = Math.Max(1, (long)(_owedLots * _random.NextExponential()));
    }

    private double LevelLots() => _process.MinuteVolume * LevelShare / _quantityStep;
}
