using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>
/// Builds one bar of one timeframe, from trades or from the bars of a shorter timeframe. A bar without trades repeats
/// the last close with volume 0. Sums are exact: lots and ticks as whole numbers, quote volume as decimal.
/// </summary>
public sealed class CandleBuilder(Instrument instrument, Timeframe timeframe)
{
    private readonly decimal _quoteUnit = instrument.PriceTick * instrument.QuantityStep;

    private BarInterval _interval;
    private long _open;
    private long _high;
    private long _low;
    private long _close;
    private long _volume;
    private long _buyVolume;
    private long _tradeCount;
    private Int128 _ticksTimesLots;
    private decimal _quoteVolume;
    private bool _hasPrice;

    public Timeframe Timeframe => timeframe;

    /// <summary>Whether a bar is forming.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>The interval of the forming bar.</summary>
    public BarInterval Interval => _interval;

    /// <summary>The forming bar as it stands.</summary>
    public Candle Current => new(
        timeframe,
        _interval.Open,
        new Price(_open),
        new Price(_high),
        new Price(_low),
        new Price(_close),
        new Quantity(_volume),
        new Quantity(_buyVolume),
        _quoteVolume + ((decimal)_ticksTimesLots * _quoteUnit),
        _tradeCount,
        Revision: 0);

    /// <summary>Starts a bar that repeats the last close until something is added.</summary>
    public void Start(BarInterval interval, Price lastClose)
    {
        _interval = interval;
        _open = _high = _low = _close = lastClose.Ticks;
        _volume = _buyVolume = _tradeCount = 0;
        _ticksTimesLots = 0;
        _quoteVolume = 0;
        _hasPrice = false;
        IsStarted = true;
    }

    /// <summary>Adds a trade of the forming interval.</summary>
    public void Add(Price price, Quantity quantity, Side aggressor)
    {
        AddPrices(price.Ticks, price.Ticks, price.Ticks, price.Ticks);
        _volume += quantity.Lots;
        if (aggressor == Side.Buy)
            _buyVolume += quantity.Lots;
        _ticksTimesLots += Math.BigMul(price.Ticks, quantity.Lots);
        _tradeCount++;
    }

    /// <summary>
    /// Adds a bar of the same or a shorter timeframe; one that only repeats the close changes nothing.
    /// </summary>
    public void Add(in Candle candle)
    {
        if (candle.IsEmpty && candle.High == candle.Low && candle.Close.Ticks == _close)
            return;
        AddPrices(candle.Open.Ticks, candle.High.Ticks, candle.Low.Ticks, candle.Close.Ticks);
        _volume += candle.Volume.Lots;
        _buyVolume += candle.BuyVolume.Lots;
        _quoteVolume += candle.QuoteVolume;
        _tradeCount += candle.TradeCount;
    }

    /// <summary>Ends the forming bar.</summary>
    public Candle Close()
    {
        IsStarted = false;
        return Current;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(IsStarted);
        writer.Write(_hasPrice);
        writer.Write(_interval.Open.Ticks);
        writer.Write(_interval.Close.Ticks);
        foreach (var value in (ReadOnlySpan<long>)[_open, _high, _low, _close, _volume, _buyVolume, _tradeCount])
            writer.Write(value);
        writer.Write((long)(_ticksTimesLots >> 64));
        writer.Write((ulong)(_ticksTimesLots & ulong.MaxValue));
        writer.Write(_quoteVolume);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        IsStarted = reader.ReadBoolean();
        _hasPrice = reader.ReadBoolean();
        _interval = new BarInterval(
            new DateTime(reader.ReadInt64(), DateTimeKind.Utc), new DateTime(reader.ReadInt64(), DateTimeKind.Utc));
        _open = reader.ReadInt64();
        _high = reader.ReadInt64();
        _low = reader.ReadInt64();
        _close = reader.ReadInt64();
        _volume = reader.ReadInt64();
        _buyVolume = reader.ReadInt64();
        _tradeCount = reader.ReadInt64();
        var upper = reader.ReadInt64();
        _ticksTimesLots = ((Int128)upper << 64) + reader.ReadUInt64();
        _quoteVolume = reader.ReadDecimal();
    }

    private void AddPrices(long open, long high, long low, long close)
    {
        _close = close;
        if (_hasPrice)
        {
            _high = Math.Max(_high, high);
            _low = Math.Min(_low, low);
            return;
        }
        _open = open;
        _high = high;
        _low = low;
        _hasPrice = true;
    }
}
