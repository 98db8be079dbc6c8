using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Postgres.Tests;

/// <summary>Market data that is different in every field and the same on every run.</summary>
internal static class MarketDataFactory
{
    public static readonly DateTime Start = new(2024, 3, 31, 23, 30, 0, DateTimeKind.Utc);

    public static SymbolKey Key(string symbol, string run = SymbolKey.LiveRun) =>
        new(new InstrumentId("sim", symbol), run);

    public static MarketEventBatch Ticks(SymbolKey key, long first, int count, DateTime? start = null) => new(
        key,
        [.. Enumerable.Range(0, count).Select(i => Tick(first + i, (start ?? Start).AddMilliseconds(first + i)))]);

    public static ClosedBarBatch Bars(
        SymbolKey key, Timeframe timeframe, long first, int count, string model = "model-1") => new(
        key, timeframe, model, [.. Enumerable.Range(0, count).Select(i => Bar(timeframe, first + i))]);

    private static MarketEvent Tick(long sequence, DateTime time)
    {
        var received = time.AddMicroseconds(77);
        var price = new Price(10_000 + (sequence % 100));
        var quantity = new Quantity(1 + (sequence % 7));
        return (sequence % 4) switch
        {
            0 => MarketEvent.Of(new Trade(
                sequence, time, received, price, quantity, sequence % 8 == 0 ? Side.Buy : Side.Sell)),
            1 => MarketEvent.Of(new Quote(
                sequence, time, received, price, quantity, new Price(price.Ticks + 1), new Quantity(
                    quantity.Lots + 9))),
            2 => MarketEvent.Snapshot(sequence, time, received, new BookChange(Levels(5, -1), Levels(4, 1))),
            _ => MarketEvent.Delta(sequence, time, received, new BookChange([], Levels(1, 1))),
        };
    }

    private static ImmutableArray<PriceLevel> Levels(int count, int step) =>
        [.. Enumerable.Range(1, count).Select(
            i => new PriceLevel(new Price(10_000 + (i * step)), new Quantity(i * 3)))];

    private static ClosedBar Bar(Timeframe timeframe, long sequence)
    {
        var features = new FeatureVector();
        for (var i = 0; i < FeatureVector.Count; i++)
        {
            if ((sequence + i) % 5 != 0)
                features[(Feature)i] = Math.Sin(sequence + i) * Math.Pow(10, i - 9);
        }
        var candle = new Candle(
            timeframe,
            Start.AddTicks(sequence * timeframe.Duration().Ticks),
            new Price(100 + sequence),
            new Price(110 + sequence),
            new Price(90 + sequence),
            new Price(105 + sequence),
            new Quantity(sequence * 1000),
            new Quantity(sequence * 400),
            sequence * 1234.56789012m,
            sequence % 50,
            (int)(sequence % 3));
        return sequence % 11 == 0
            ? new ClosedBar(sequence, candle, features, default, default)
            : new ClosedBar(
                sequence, candle, features, new StateProbabilities([0.1, 0.2, 0.3, 0.4]), new(0.25, 0.5, 0.125, 0.125),
                Anomaly(sequence));
    }

    /// <summary>Some bars are not scored, some have no threshold yet; all levels occur.</summary>
    private static BarAnomaly Anomaly(long sequence) => sequence % 7 == 0
        ? default
        : new BarAnomaly(
            Math.Sin(sequence) + 3,
            sequence % 5 == 0 ? null : Math.Cos(sequence) + 2,
            (AnomalyLevel)(sequence % 4),
            [1.0 / sequence, 0, Math.PI * sequence]);
}
