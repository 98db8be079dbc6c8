using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Features;

/// <summary>Series of bars for tests.</summary>
internal static class BarSeries
{
    public static Instrument Bitcoin { get; } =
        InstrumentCatalog.Simulated().Get(InstrumentId.Parse("binance:BTCUSDT"));

    /// <summary>A random walk with flat stretches without volume, as in halts.</summary>
    public static List<Candle> Random(int seed, int count, Timeframe timeframe = Timeframe.M1)
    {
        var random = new Random(seed);
        var open = Utc.At(2024, 1, 1);
        var close = 4_000_000L;
        var halt = 0;
        var bars = new List<Candle>(count);
        for (var i = 0; i < count; i++, open += timeframe.Duration())
        {
            if (halt == 0 && random.Next(150) == 0)
                halt = random.Next(1, 90);
            bars.Add(halt > 0 ? Flat(timeframe, open, close) : Moving(random, timeframe, open, ref close));
            halt = Math.Max(0, halt - 1);
        }
        return bars;
    }

    public static List<Candle> Real(int count)
    {
        const string Name = "btcusdt-1m-2024.csv.gz";
        using var reader = new BarFileReader(
            File.OpenRead(SharedData.Require("data/" + Name)), Name, Bitcoin, Timeframe.M1);
        return [.. reader.ReadAll().Take(count)];
    }

    private static Candle Flat(Timeframe timeframe, DateTime open, long close)
    {
        var price = new Price(close);
        return new Candle(timeframe, open, price, price, price, price, default, default, 0, 0, 0);
    }

    private static Candle Moving(Random random, Timeframe timeframe, DateTime open, ref long close)
    {
        var start = close + random.Next(-3, 4);
        close = start + random.Next(-2000, 2001);
        var high = Math.Max(start, close) + random.Next(0, 900);
        var low = Math.Min(start, close) - random.Next(0, 900);
        var volume = random.Next(1, 5_000_000);
        return new Candle(
            timeframe, open, new Price(start), new Price(high), new Price(low), new Price(close),
            new Quantity(volume), new Quantity(random.Next(0, volume)), volume * 0.4m, random.Next(1, 900), 0);
    }
}
