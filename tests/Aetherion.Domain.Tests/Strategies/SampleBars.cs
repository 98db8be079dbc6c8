using Aetherion.Model;

namespace Aetherion.Domain.Tests.Strategies;

/// <summary>Bars with regimes for the tests of strategies: one-minute bars at given closes in ticks.</summary>
internal static class SampleBars
{
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static RegimeBar At(long sequence, long close, Regime regime = Regime.Sideways)
    {
        var price = new Price(close);
        var candle = new Candle(
            Timeframe.M1, Start.AddMinutes(sequence), price, price, price, price, new Quantity(1), default, 1m, 1, 0);
        return new RegimeBar(sequence, candle, default, regime, regime == Regime.Unknown ? 0 : 0.9);
    }

    /// <summary>A seeded random walk round 4,000,000 ticks whose regime changes every 97 bars.</summary>
    public static RegimeBar[] Walk(int seed, int count)
    {
        var random = new Random(seed);
        var bars = new RegimeBar[count];
        double level = 4_000_000;
        var regime = Regime.Unknown;
        for (var i = 0; i < count; i++)
        {
            level *= 1 + (random.NextDouble() - 0.5) * 0.006;
            if (i % 97 == 0)
                regime = (Regime)random.Next(5);
            bars[i] = At(i + 1, (long)level, regime);
        }
        return bars;
    }
}
