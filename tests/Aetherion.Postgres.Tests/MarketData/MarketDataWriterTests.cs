using System.Diagnostics;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Postgres.Tests;

public sealed class MarketDataWriterTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private readonly MarketDataHistory _history = new(database.DataSource);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ticks_are_read_back_as_they_were_written()
    {
        var batch = MarketDataFactory.Ticks(MarketDataFactory.Key("TICKS"), 1, 500);
        await using var writer = Writer();
        await writer.WriteTicksAsync(batch, Cancel);
        await writer.FlushAsync(Cancel);

        var read = await _history.ReadTicksAfterAsync(batch.Key, 0, 1_000, Cancel);

        MarketEventFrame.Encode(new MarketEventBatch(batch.Key, read)).ShouldBe(MarketEventFrame.Encode(batch));
        (await _history.ReadTicksAfterAsync(batch.Key, 490, 5, Cancel)).Select(t => t.Sequence)
            .ShouldBe([491, 492, 493, 494, 495]);
        (await _history.ReadTradesAsync([new TradeRange(batch.Key, null, null, 3, NewestFirst: true)], Cancel))[0].Select(t => t.Sequence)
            .ShouldBe([500, 496, 492]);
    }

    [Theory]
    [InlineData(Timeframe.S1)]
    [InlineData(Timeframe.M1)]
    [InlineData(Timeframe.D1)]
    public async Task Bars_and_features_are_read_back_as_they_were_written(Timeframe timeframe)
    {
        var batch = MarketDataFactory.Bars(MarketDataFactory.Key("BARS"), timeframe, 1, 200);
        await using var writer = Writer();
        await writer.WriteBarsAsync(batch, Cancel);
        await writer.FlushAsync(Cancel);

        (await _history.ReadBarsAfterAsync(batch.Key, timeframe, 0, 1_000, Cancel)).Bars.ShouldBe(batch.Bars);
        (await _history.ReadBarsAfterAsync(batch.Key, timeframe, 150, 10, Cancel)).Bars.ShouldBe(batch.Bars[150..160]);
        (await _history.ReadBarsAsync(batch.Key, timeframe, null, null, 3, true, Cancel))
            .ShouldBe(batch.Bars[^3..].Reverse());
        var from = batch.Bars[10].Candle.OpenTime;
        var to = batch.Bars[20].Candle.OpenTime;
        (await _history.ReadBarsAsync(batch.Key, timeframe, from, to, 100, false, Cancel)).ShouldBe(batch.Bars[10..20]);
        (await _history.ReadBarsAsync(batch.Key, timeframe, null, to, 5, true, Cancel))
            .ShouldBe(batch.Bars[15..20].Reverse());
        (await _history.ReadBarsAsync(batch.Key, timeframe, from, null, 5, false, Cancel)).ShouldBe(batch.Bars[10..15]);
    }

    [Fact]
    public async Task Bars_are_read_up_to_the_next_change_of_the_model()
    {
        var key = MarketDataFactory.Key("MODELS");
        var old = MarketDataFactory.Bars(key, Timeframe.M1, 1, 30, model: "");
        var changed = MarketDataFactory.Bars(key, Timeframe.M1, 31, 30, model: "model-2");
        await using var writer = Writer();
        await writer.WriteBarsAsync(old, Cancel);
        await writer.WriteBarsAsync(changed, Cancel);
        await writer.FlushAsync(Cancel);

        var first = await _history.ReadBarsAfterAsync(key, Timeframe.M1, 10, 100, Cancel);
        var second = await _history.ReadBarsAfterAsync(key, Timeframe.M1, 30, 100, Cancel);

        first.ModelVersion.ShouldBe("");
        first.Bars.ShouldBe(old.Bars[10..]);
        second.ModelVersion.ShouldBe("model-2");
        second.Bars.ShouldBe(changed.Bars);
    }

    [Fact]
    public async Task Bars_are_read_up_to_the_next_change_of_the_anomaly_model_and_say_which_it_was()
    {
        var key = MarketDataFactory.Key("SCORERS");
        ClosedBarBatch[] batches =
        [
            MarketDataFactory.Bars(key, Timeframe.M1, 1, 10),
            MarketDataFactory.Bars(key, Timeframe.M1, 11, 10) with { AnomalyVersion = "anomaly-1" },
            MarketDataFactory.Bars(key, Timeframe.M1, 21, 10) with { AnomalyVersion = "anomaly-2" },
        ];
        await using var writer = Writer();
        foreach (var batch in batches)
            await writer.WriteBarsAsync(batch, Cancel);
        await writer.FlushAsync(Cancel);

        foreach (var batch in batches)
        {
            var read = await _history.ReadBarsAfterAsync(key, Timeframe.M1, batch.Bars[0].Sequence - 1, 100, Cancel);
            read.AnomalyVersion.ShouldBe(batch.AnomalyVersion);
            read.ModelVersion.ShouldBe(batch.ModelVersion);
            read.Bars.ShouldBe(batch.Bars);
        }
    }

    [Fact]
    public async Task Runs_symbols_and_timeframes_are_kept_apart()
    {
        var live = MarketDataFactory.Bars(MarketDataFactory.Key("APART"), Timeframe.M1, 1, 5);
        var replay = MarketDataFactory.Bars(MarketDataFactory.Key("APART", "run-1"), Timeframe.M1, 1, 7);
        var other = MarketDataFactory.Bars(MarketDataFactory.Key("APART"), Timeframe.M5, 1, 9);
        await using var writer = Writer();
        foreach (var batch in new[] { live, replay, other })
            await writer.WriteBarsAsync(batch, Cancel);
        await writer.FlushAsync(Cancel);

        foreach (var batch in new[] { live, replay, other })
            (await _history.ReadBarsAfterAsync(batch.Key, batch.Timeframe, 0, 100, Cancel)).Bars.ShouldBe(batch.Bars);
    }

    [Fact]
    public async Task Rows_written_again_are_left_out()
    {
        var key = MarketDataFactory.Key("AGAIN");
        await using (var writer = Writer())
        {
            await writer.WriteTicksAsync(MarketDataFactory.Ticks(key, 1, 100), Cancel);
            await writer.WriteTicksAsync(MarketDataFactory.Ticks(key, 51, 100), Cancel);
            await writer.FlushAsync(Cancel);
            await writer.WriteTicksAsync(MarketDataFactory.Ticks(key, 101, 80), Cancel);
        }
        // Another process, which knows nothing of the first.
        await using (var writer = Writer())
            await writer.WriteTicksAsync(MarketDataFactory.Ticks(key, 1, 200), Cancel);

        (await _history.ReadTicksAfterAsync(key, 0, 1_000, Cancel)).Select(t => t.Sequence)
            .ShouldBe(Enumerable.Range(1, 200).Select(i => (long)i));
    }

    [Fact]
    public async Task Two_writers_of_the_same_rows_store_each_once()
    {
        var key = MarketDataFactory.Key("TWINS");
        await using (var first = Writer(new MarketDataWriterOptions { FlushRows = 50 }))
        await using (var second = Writer(new MarketDataWriterOptions { FlushRows = 70 }))
        {
            await Task.WhenAll(ProduceAsync(first), ProduceAsync(second));
        }

        (await _history.ReadTicksAfterAsync(key, 0, 10_000, Cancel)).Select(t => t.Sequence)
            .ShouldBe(Enumerable.Range(1, 2_000).Select(i => (long)i));

        async Task ProduceAsync(MarketDataWriter writer)
        {
            for (var first = 1; first <= 2_000; first += 20)
                await writer.WriteTicksAsync(MarketDataFactory.Ticks(key, first, 20), Cancel);
        }
    }

    [Fact]
    public async Task A_page_of_bars_is_read_by_index_though_there_are_no_statistics()
    {
        await using var command = database.DataSource.CreateCommand(
            $"EXPLAIN SELECT {BarReader.Columns} FROM {BarReader.Tables} WHERE c.series_id = 1 AND c.timeframe = "
            + "2::smallint "
            + "ORDER BY c.open_time DESC LIMIT 500");
        await using var writer = Writer();
        await writer.WriteBarsAsync(
            MarketDataFactory.Bars(MarketDataFactory.Key("PLAN"), Timeframe.M1, 1, 5_000), Cancel);
        await writer.FlushAsync(Cancel);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var plan = new List<string>();
        while (await reader.ReadAsync(Cancel))
            plan.Add(reader.GetString(0));

        plan.ShouldAllBe(line => !line.Contains("Seq Scan") && !line.Contains("Sort") && !line.Contains("Hash"));
        plan.ShouldContain(line => line.Contains("Index Scan Backward"));
    }

    [Fact]
    public async Task A_flush_of_nothing_completes() => await Writer().FlushAsync(Cancel);

    [Fact]
    public async Task After_the_stop_rows_are_refused()
    {
        var writer = Writer();
        await writer.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(async () =>
            await writer.WriteTicksAsync(MarketDataFactory.Ticks(MarketDataFactory.Key("LATE"), 1, 1), Cancel));
    }

    [Fact]
    public async Task Many_rows_are_stored_fast_and_completely()
    {
        const int BatchCount = 100;
        const int BatchRows = 1_000;
        var key = MarketDataFactory.Key("MANY", "speed");
        var ticks = Enumerable.Range(0, BatchCount)
            .Select(b => MarketDataFactory.Ticks(key, 1 + (b * BatchRows), BatchRows)).ToArray();
        var bars = Enumerable.Range(0, BatchCount)
            .Select(b => MarketDataFactory.Bars(key, Timeframe.M1, 1 + (b * BatchRows), BatchRows)).ToArray();
        await using var writer = Writer();

        await MeasureAsync("ticks", async () =>
        {
            foreach (var batch in ticks)
                await writer.WriteTicksAsync(batch, Cancel);
        });
        await MeasureAsync("candles with features", async () =>
        {
            foreach (var batch in bars)
                await writer.WriteBarsAsync(batch, Cancel);
        });

        foreach (var table in new[] { "ticks", "candles", "features" })
            (await database.ScalarAsync<long>(
                $"SELECT count(*) FROM {table} WHERE series_id = (SELECT id FROM series WHERE run = 'speed')"))
                .ShouldBe(BatchCount * BatchRows, table);

        async Task MeasureAsync(string what, Func<Task> write)
        {
            var begun = Stopwatch.GetTimestamp();
            await write();
            await writer.FlushAsync(Cancel);
            var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            TestContext.Current.SendDiagnosticMessage($"{what}: {BatchCount * BatchRows / seconds:N0} rows/s.");
        }
    }

    private MarketDataWriter Writer(MarketDataWriterOptions? options = null) => new(
        database.DataSource,
        options ?? new MarketDataWriterOptions(),
        new StorageHealth(database.DataSource, TimeProvider.System, NullLogger<StorageHealth>.Instance),
        TimeProvider.System,
        NullLogger<MarketDataWriter>.Instance);
}
