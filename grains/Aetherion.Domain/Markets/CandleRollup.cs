using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>
/// The bars of all timeframes from a base timeframe up. Only the base bar is touched by a trade; each closed bar is
/// added to the next longer one, whose interval it lies in, so longer timeframes cost nothing per trade.
/// </summary>
public sealed class CandleRollup
{
    private readonly BarAligner _aligner;
    private readonly CandleBuilder[] _builders;
    private readonly CandleBuilder _base;
    private readonly IBarSink _sink;
    private long _lastClose;

    /// <param name="baseTimeframe">The shortest timeframe: S1 for trades, that of the bars for a source of
    /// bars.</param>
    public CandleRollup(Instrument instrument, BarAligner aligner, Timeframe baseTimeframe, IBarSink sink)
    {
        _aligner = aligner;
        _sink = sink;
        BaseTimeframe = baseTimeframe;
        _builders = [.. Timeframes.All.Where(t => t >= baseTimeframe).Select(t => new CandleBuilder(instrument, t))];
        _base = _builders[0];
    }

    public Timeframe BaseTimeframe { get; }

    /// <summary>The last traded price; null before the first.</summary>
    public Price? LastPrice => _lastClose > 0 ? new Price(_lastClose) : null;

    /// <summary>Whether a bar of the base timeframe is forming.</summary>
    public bool IsForming => _base.IsStarted;

    /// <summary>The interval of the forming bar of the base timeframe.</summary>
    public BarInterval Forming => _base.Interval;

    /// <summary>
    /// Starts the base bar that contains the instant, and the longer bars round it that are not forming yet.
    /// </summary>
    public void Start(BarInterval interval)
    {
        var lastClose = new Price(_lastClose);
        _base.Start(interval, lastClose);
        foreach (var builder in _builders.AsSpan(1))
        {
            if (builder.IsStarted)
                break;
            builder.Start(_aligner.BarAtOrAfter(builder.Timeframe, interval.Open), lastClose);
        }
    }

    /// <summary>Adds a trade of the forming base bar.</summary>
    public void Add(Price price, Quantity quantity, Side aggressor)
    {
        _base.Add(price, quantity, aggressor);
        _lastClose = price.Ticks;
    }

    /// <summary>Adds a bar of the base timeframe whose interval is forming.</summary>
    public void Add(in Candle candle)
    {
        _base.Add(candle);
        _lastClose = candle.Close.Ticks;
    }

    /// <summary>Closes the base bar and every longer one that ends with it.</summary>
    public void CloseBase() => CloseUntil(_base.Interval.Close);

    /// <summary>Closes every forming bar whose interval ends at that time or before.</summary>
    public void CloseUntil(DateTime time)
    {
        for (var i = 0; i < _builders.Length; i++)
        {
            var builder = _builders[i];
            if (!builder.IsStarted)
                continue;
            if (builder.Interval.Close > time)
                break;
            var candle = builder.Close();
            if (i + 1 < _builders.Length)
                _builders[i + 1].Add(candle);
            _sink.OnClosed(candle);
        }
    }

    /// <summary>The forming bar of a timeframe with all that was added so far; false while there is none.</summary>
    public bool TryGetForming(Timeframe timeframe, out Candle candle)
    {
        candle = default;
        var index = timeframe - BaseTimeframe;
        if (index < 0 || !_builders[index].IsStarted)
            return false;
        candle = _builders[index].Current;
        for (var i = index - 1; i >= 0; i--)
        {
            if (_builders[i].IsStarted)
                candle = Merge(candle, _builders[i].Current);
        }
        return true;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(_lastClose);
        foreach (var builder in _builders)
            builder.Save(writer);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _lastClose = reader.ReadInt64();
        foreach (var builder in _builders)
            builder.Restore(reader);
    }

    private static Candle Merge(in Candle longer, in Candle part)
    {
        if (part.IsEmpty)
            return longer;
        if (longer.IsEmpty)
            return part with { Timeframe = longer.Timeframe, OpenTime = longer.OpenTime };
        return longer with
        {
            High = part.High > longer.High ? part.High : longer.High,
            Low = part.Low < longer.Low ? part.Low : longer.Low,
            Close = part.Close,
            Volume = longer.Volume + part.Volume,
            BuyVolume = longer.BuyVolume + part.BuyVolume,
            QuoteVolume = longer.QuoteVolume + part.QuoteVolume,
            TradeCount = longer.TradeCount + part.TradeCount,
        };
    }
}
