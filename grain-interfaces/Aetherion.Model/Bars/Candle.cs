namespace Aetherion.Model;

/// <summary>
/// Open, high, low, close and volume of an interval [<see cref="OpenTime"/>, <see cref="OpenTime"/> + length).
/// </summary>
/// <param name="OpenTime">The start of the interval, UTC.</param>
/// <param name="Volume">What was traded, in lots.</param>
/// <param name="BuyVolume">The part of it that buyers initiated, in lots.</param>
/// <param name="QuoteVolume">The sum of price times quantity, in the quote currency.</param>
/// <param name="TradeCount">Trades in the interval; 0 for an empty bar, which repeats the close before it.</param>
/// <param name="Revision">0, and 1 more for each correction by a late trade.</param>
public readonly record struct Candle(
    Timeframe Timeframe,
    DateTime OpenTime,
    Price Open,
    Price High,
    Price Low,
    Price Close,
    Quantity Volume,
    Quantity BuyVolume,
    decimal QuoteVolume,
    long TradeCount,
    int Revision)
{
    /// <summary>The nominal end of the interval (exclusive), UTC; the bar is known from then on.</summary>
    public DateTime CloseTime => OpenTime + Timeframe.Duration();

    /// <summary>Whether nothing was traded.</summary>
    public bool IsEmpty => Volume.Lots == 0;
}
