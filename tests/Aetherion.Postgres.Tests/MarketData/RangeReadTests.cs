using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Postgres.Tests;

/// <summary>Many ranges read by one statement beside the same ranges read one after the other.</summary>
public sealed class RangeReadTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private readonly MarketDataHistory _history = new(database.DataSource);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bars_of_many_ranges_are_those_of_each_range()
    {
        var (first, second) = (MarketDataFactory.Key("RANGE-A"), MarketDataFactory.Key("RANGE-B"));
        var bars = MarketDataFactory.Bars(first, Timeframe.M1, 1, 200);
        await WriteAsync(bars, MarketDataFactory.Bars(second, Timeframe.M1, 1, 20), MarketDataFactory.Bars(second, Timeframe.M5, 1, 20));
        var middle = bars.Bars[100].Candle.OpenTime;
        ImmutableArray<BarRange> ranges =
        [
            new(first, Timeframe.M1, null, null, 5, NewestFirst: true),
            new(second, Timeframe.M1, null, null, 50, NewestFirst: true),
            new(first, Timeframe.M1, middle, null, 7, NewestFirst: false),
            new(first, Timeframe.M1, null, middle, 7, NewestFirst: true),
            new(second, Timeframe.M5, null, null, 3, NewestFirst: true),
            new(MarketDataFactory.Key("RANGE-NONE"), Timeframe.M1, null, null, 3, NewestFirst: true),
        ];

        var together = await _history.ReadBarsAsync(ranges, Cancel);

        for (var i = 0; i < ranges.Length; i++)
        {
            var (key, timeframe, from, to, limit, newestFirst) = ranges[i];
            together[i].Select(scored => scored.Bar).ShouldBe(await _history.ReadBarsAsync(key, timeframe, from, to, limit, newestFirst, Cancel));
        }
        together.Select(found => found.Length).ShouldBe([5, 20, 7, 7, 3, 0]);
    }

    [Fact]
    public async Task Bars_name_the_anomaly_model_that_scored_each_alone_and_together()
    {
        var (first, second) = (MarketDataFactory.Key("SCORED-A"), MarketDataFactory.Key("SCORED-B"));
        await WriteAsync(
            MarketDataFactory.Bars(first, Timeframe.M1, 1, 3),
            MarketDataFactory.Bars(first, Timeframe.M1, 4, 3) with { AnomalyVersion = "anomaly-a" },
            MarketDataFactory.Bars(first, Timeframe.M1, 7, 3) with { AnomalyVersion = "anomaly-b" },
            MarketDataFactory.Bars(second, Timeframe.M1, 1, 3) with { AnomalyVersion = "anomaly-b" });
        ImmutableArray<BarRange> ranges =
        [
            new(first, Timeframe.M1, null, null, 7, NewestFirst: true),
            new(second, Timeframe.M1, null, null, 2, NewestFirst: true),
        ];
        string?[] expected = ["anomaly-b", "anomaly-b", "anomaly-b", "anomaly-a", "anomaly-a", "anomaly-a", null];

        var together = await _history.ReadBarsAsync(ranges, Cancel);
        var alone = await _history.ReadBarsAsync([ranges[0]], Cancel);

        together[0].Select(scored => scored.AnomalyVersion).ShouldBe(expected);
        together[1].Select(scored => scored.AnomalyVersion).ShouldBe(["anomaly-b", "anomaly-b"]);
        alone.ShouldHaveSingleItem().ShouldBe(together[0]);
    }

    private async Task WriteAsync(params ClosedBarBatch[] batches)
    {
        await using var writer = new MarketDataWriter(
            database.DataSource,
            new MarketDataWriterOptions(),
            new StorageHealth(database.DataSource, TimeProvider.System, NullLogger<StorageHealth>.Instance),
            TimeProvider.System,
            NullLogger<MarketDataWriter>.Instance);
        foreach (var batch in batches)
            await writer.WriteBarsAsync(batch, Cancel);
    }
}
