using Aetherion.Model;

namespace Aetherion.Domain.Tests.Causality;

/// <summary>Other bars that could have come, and bars that know something of the next one.</summary>
internal static class BarFutures
{
    /// <summary>Another bar at the same time, different in every field.</summary>
    public static Candle Change(Candle bar, Random random)
    {
        long open = Math.Max(10_000, bar.Open.Ticks + random.Next(-4000, 4001));
        long close = Math.Max(10_000, bar.Close.Ticks + random.Next(-4000, 4001));
        long volume = bar.Volume.Lots + random.Next(1, 1000);
        return bar with
        {
            Open = new Price(open),
            Close = new Price(close),
            High = new Price(Math.Max(open, close) + random.Next(1, 900)),
            Low = new Price(Math.Min(open, close) - random.Next(1, 900)),
            Volume = new Quantity(volume),
            BuyVolume = new Quantity(random.NextInt64(volume)),
            QuoteVolume = bar.QuoteVolume + random.Next(1, 900),
            // All that features ask is whether a bar knows its trades.
            TradeCount = bar.TradeCount > 0 ? 0 : random.Next(1, 900),
        };
    }

    /// <summary>The same bars at the times of the places they stand at, as if they had come so.</summary>
    public static IEnumerable<Candle> InTime(IReadOnlyList<Candle> bars, DateTime start) =>
        bars.Select((bar, index) => bar with { OpenTime = start + (index * bar.Timeframe.Duration()) });

    /// <summary>Bars of which each has one field of the next.</summary>
    public static Candle[] Leak(IReadOnlyList<Candle> bars, BarField field) =>
        [.. bars.Select((bar, index) => Mix(bar, bars[Math.Min(index + 1, bars.Count - 1)], field))];

    private static Candle Mix(in Candle bar, in Candle next, BarField field) => field switch
    {
        BarField.Open => bar with { Open = next.Open },
        BarField.High => bar with { High = new Price(Math.Max(next.High.Ticks, bar.Low.Ticks)) },
        BarField.Low => bar with { Low = new Price(Math.Min(next.Low.Ticks, bar.High.Ticks)) },
        BarField.Close => bar with { Close = next.Close },
        BarField.Volume => bar with { Volume = next.Volume },
        BarField.BuyVolume => bar with { BuyVolume = next.BuyVolume },
        BarField.QuoteVolume => bar with { QuoteVolume = next.QuoteVolume },
        BarField.TradeCount => bar with { TradeCount = next.TradeCount },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field."),
    };
}
