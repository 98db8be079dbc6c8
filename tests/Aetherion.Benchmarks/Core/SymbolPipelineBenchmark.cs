using System.Diagnostics;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Core;

/// <summary>Trade to candle to features to filter, on one thread: rate and allocation.</summary>
internal static class SymbolPipelineBenchmark
{
    private const int TradeCount = 4_000_000;
    private const int TradesPerSecond = 500;
    private const int BatchSize = 1_000;
    private const int RoundCount = 5;
    private const double TradesPerSecondMin = 2_000_000;

    public static IEnumerable<Figure> Run()
    {
        var instrument = InstrumentCatalog.Simulated().Active[0];
        var events = MakeTrades();
        var warm = new SymbolPipeline(instrument, NewFilter, scorerOf: NewScorer);
        Feed(warm, events);

        List<double> rates = [];
        List<double> allocated = [];
        for (var round = 0; round < RoundCount; round++)
        {
            var pipeline = new SymbolPipeline(instrument, NewFilter, scorerOf: NewScorer);
            Feed(pipeline, events.AsSpan(0, TradeCount / 4));
            var rest = events.AsSpan(TradeCount / 4);
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            Feed(pipeline, rest);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            rates.Add(rest.Length / seconds);
            allocated.Add((double)bytes / rest.Length);
            if (pipeline.Status.EventCount != TradeCount)
                throw new InvalidOperationException($"The pipeline took {pipeline.Status.EventCount} of {TradeCount} trades.");
        }
        var note = $"{TradesPerSecond} trades a second, 8 timeframes, 6 filters and scorers; median of {RoundCount}";
        yield return Figure.AtLeast("symbol pipeline", Median.Of(rates), "trades/s", TradesPerSecondMin, note);
        yield return Figure.AtMost(
            "symbol pipeline allocation", Median.Of(allocated), "B/trade", 0, "bar closes included");
    }

    private static readonly RegimeModel Shipped = ShippedRegimeModel.Load();

    private static readonly AnomalyModel ShippedAnomalies = ShippedAnomalyModel.Load();

    private static RegimeFilter NewFilter(Timeframe timeframe) => new(Shipped);

    private static AnomalyDetector NewScorer(Timeframe timeframe) => new(ShippedAnomalies);

    private static void Feed(SymbolPipeline pipeline, ReadOnlySpan<MarketEvent> events)
    {
        while (!events.IsEmpty)
        {
            events = events[pipeline.Process(events[..Math.Min(BatchSize, events.Length)])..];
            pipeline.ClearClosed();
        }
    }

    private static MarketEvent[] MakeTrades()
    {
        var random = new Random(1);
        var start = new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);
        var events = new MarketEvent[TradeCount];
        long price = 6_000_000;
        for (var i = 0; i < TradeCount; i++)
        {
            price += random.Next(-3, 4);
            var time = start.AddTicks(i * (TimeSpan.TicksPerSecond / TradesPerSecond));
            var side = random.Next(2) == 0 ? Side.Buy : Side.Sell;
            events[i] = MarketEvent.Of(
                new Trade(i + 1, time, time, new Price(price), new Quantity(1 + random.Next(1000)), side));
        }
        return events;
    }
}
