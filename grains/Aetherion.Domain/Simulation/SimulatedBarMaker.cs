using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Simulation;

/// <summary>
/// Makes whole bars from the price process without its single trades, with what trades would have given: their count
/// and sizes, prices on the book's grid, and the extremes of the path between open and close.
/// </summary>
internal sealed class SimulatedBarMaker(
    Instrument instrument, PriceProcess process, RandomGenerator random, long step, double tradesPerMinute)
{
    /// <summary>How far the extremes of a path seen at n trades fall short of the whole path's: 0.5826 of a step's
    /// deviation (Broadie, Glasserman and Kou 1997).</summary>
    private const double DiscreteShortfall = 0.5826;

    private const double TrendTilt = 0.12;
    private const double ReturnTilt = 0.15;
    private const double TiltNoise = 0.08;

    private readonly double _priceTick = (double)instrument.PriceTick;
    private readonly double _quantityStep = (double)instrument.QuantityStep;
    private long _lastClose;

    public SimulatedBar Make(Timeframe timeframe, in BarInterval bar)
    {
        process.AdvanceTo(bar.Open);
        var open = process.LogPrice;
        var length = bar.Close - bar.Open;
        var deviation = process.Deviation(length);
        var volume = process.MinuteVolume;
        var regime = process.Regime;
        // Up to the last instant of the bar: its end already belongs to the next minute, with a regime of its own.
        process.AdvanceTo(bar.Close - TimeSpan.FromTicks(1));
        var trades = random.NextPoisson(tradesPerMinute * length.TotalMinutes);
        var candle = trades == 0
            ? Empty(timeframe, bar.Open, open)
            : Traded(timeframe, bar.Open, new Path(open, process.LogPrice, deviation), trades, volume, regime);
        _lastClose = candle.Close.Ticks;
        return new SimulatedBar(candle, regime);
    }

    private Candle Empty(Timeframe timeframe, DateTime openTime, double open)
    {
        var price = new Price(_lastClose > 0 ? _lastClose : OnGrid(open));
        return new Candle(timeframe, openTime, price, price, price, price, default, default, 0, 0, 0);
    }

    private Candle Traded(
        Timeframe timeframe, DateTime openTime, in Path path, int trades, double minuteVolume, Regime regime)
    {
        var closeTicks = OnGrid(path.Close);
        var openTicks = trades == 1 ? closeTicks : OnGrid(path.Open);
        var shortfall = DiscreteShortfall * path.Deviation / Math.Sqrt(trades);
        var (high, low) = trades < 3 ? (0, long.MaxValue) : Extremes(path, shortfall);
        high = Math.Max(high, Math.Max(openTicks, closeTicks));
        low = Math.Min(low, Math.Min(openTicks, closeTicks));
        var lots = Math.Max(trades, (long)(minuteVolume / tradesPerMinute / _quantityStep * SumOfExponentials(trades)));
        var buys = Math.Clamp((long)(lots * BuyShare(path, regime, trades)), 0, lots);
        var mean = (openTicks + (decimal)high + low + closeTicks) / 4 * instrument.PriceTick;
        return new Candle(
            timeframe, openTime, new Price(openTicks), new Price(high), new Price(low), new Price(closeTicks),
            new Quantity(lots), new Quantity(buys), mean * instrument.ToDecimal(new Quantity(lots)), trades, 0);
    }

    /// <summary>Highest and lowest point of a Brownian bridge, each from its exact distribution.</summary>
    private (long High, long Low) Extremes(in Path path, double shortfall)
    {
        var change = path.Close - path.Open;
        var variance = path.Deviation * path.Deviation;
        var up = (change + Math.Sqrt((change * change) + (2 * variance * random.NextExponential()))) / 2;
        var down = (change - Math.Sqrt((change * change) + (2 * variance * random.NextExponential()))) / 2;
        return (OnGrid(path.Open + up - shortfall), OnGrid(path.Open + down + shortfall));
    }

    /// <summary>The sum of that many exponential sizes of mean 1.</summary>
    private double SumOfExponentials(int count)
    {
        if (count > 8)
            return Math.Max(1, count + (Math.Sqrt(count) * random.NextNormal()));
        var sum = 0.0;
        for (var i = 0; i < count; i++)
            sum += random.NextExponential();
        return sum;
    }

    private double BuyShare(in Path path, Regime regime, int trades)
    {
        var move = path.Deviation > 0 ? Math.Tanh((path.Close - path.Open) / path.Deviation) : 0;
        var trend = regime switch
        {
            Regime.Bull => TrendTilt,
            Regime.Bear or Regime.Crisis => -TrendTilt,
            _ => 0,
        };
        var share = Math.Clamp(0.5 + trend + (ReturnTilt * move) + (TiltNoise * random.NextNormal()), 0.02, 0.98);
        return trades == 1 ? Math.Round(share) : share;
    }

    /// <summary>A price of the book next to the midpoint: the bid or the ask by chance.</summary>
    private long OnGrid(double logPrice)
    {
        var index = (long)Math.Floor(Math.Exp(logPrice) / _priceTick / step);
        return Math.Max(1, index + (long)(random.NextUInt64() & 1)) * step;
    }

    private readonly record struct Path(double Open, double Close, double Deviation);
}
