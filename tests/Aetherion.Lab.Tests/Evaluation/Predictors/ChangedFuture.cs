using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation.Predictors;

/// <summary>Series that another one equals up to a bar.</summary>
internal static class ChangedFuture
{
    /// <summary>The same bars up to and with one, and wild ones after it.</summary>
    public static List<Candle> After(IReadOnlyList<Candle> bars, int last, int seed = 1)
    {
        Random random = new(seed);
        return [.. bars.Select((bar, index) => index <= last ? bar : Wild(bar, random))];
    }

    private static Candle Wild(Candle bar, Random random)
    {
        long close = Math.Max(1000, (long)(bar.Close.Ticks * (0.97 + (0.06 * random.NextDouble()))));
        return bar with
        {
            Close = new Price(close),
            High = new Price(Math.Max(bar.High.Ticks, close)),
            Low = new Price(Math.Min(bar.Low.Ticks, close)),
            Volume = new Quantity(bar.Volume.Lots + random.Next(1, 1000)),
        };
    }
}
