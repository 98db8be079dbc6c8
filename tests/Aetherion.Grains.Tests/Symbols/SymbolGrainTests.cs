using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Symbols;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Symbols;

public sealed class SymbolGrainTests
{
    private static readonly SymbolGrainOptions Impatient = new() { FlushTimeout = TimeSpan.FromMilliseconds(20) };

    [Fact]
    public async Task What_is_stored_is_what_the_pipeline_makes_of_the_events()
    {
        await using var world = await MarketWorld.StartAsync();
        var events = MarketTape.Events(minutes: 6);
        foreach (var batch in events.Chunk(20))
            await world.IngestAsync(batch);
        await world.Symbol.Checkpoint();

        var pipeline = new SymbolPipeline(
            MarketTape.Instrument,
            _ => new RegimeFilter(MarketTape.Model),
            scorerOf: _ => new AnomalyDetector(ShippedAnomalyModel.Load()));
        pipeline.Process(events.AsSpan());
        var expected = pipeline.Closed.ToArray();
        foreach (var timeframe in Timeframes.All)
            world.Tables.Bars(new RegimeKey(MarketTape.Live, timeframe))
                .ShouldBe(expected.Where(bar => bar.Candle.Timeframe == timeframe));
        world.Tables.Ticks(MarketTape.Live).Length.ShouldBe(events.Length);
        (await world.Symbol.GetRecentTrades(5)).Select(t => t.Sequence).ShouldBe(
            events.Where(e => e.Kind == MarketEventKind.Trade).Select(e => e.Sequence).Reverse().Take(5));
    }

    [Fact]
    public async Task Gaps_duplicates_and_late_trades_are_counted_and_only_late_ones_are_stored_without_counting_into_a_bar()
    {
        await using var world = await MarketWorld.StartAsync();
        (await world.IngestAsync(Trade(1, 0), Trade(2, 10), Trade(3, 20))).Accepted.ShouldBe(3);
        var result = await world.IngestAsync(Trade(3, 20), Trade(4, 5), Trade(8, 21), Trade(9, 22));
        (result.Accepted, result.Duplicates, result.Late, result.LastSequence).ShouldBe((2, 1, 1, 9));
        var feed = (await world.Symbol.GetSnapshot()).Feed;
        (feed.EventCount, feed.DuplicateCount, feed.LateCount, feed.GapCount).ShouldBe((5, 1, 1, 1));

        await world.Symbol.AdvanceTime(MarketTape.Start.AddMinutes(1));
        await world.Symbol.Checkpoint();
        world.Tables.Ticks(MarketTape.Live).Select(t => t.Sequence).ShouldBe([1, 2, 3, 4, 8, 9]);
        world.Tables.Bars(new RegimeKey(MarketTape.Live, Timeframe.M1)).ShouldHaveSingleItem().Candle.TradeCount.ShouldBe(5);
        world.Publications.On<string>(StreamNames.TicksOf(MarketTape.Live)).Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_late_trade_is_no_gap_after_a_restart()
    {
        await using var world = await MarketWorld.StartAsync();
        await world.IngestAsync(Trade(1, 0), Trade(2, 10), Trade(3, 20), Trade(4, 5), Trade(5, 21));
        var before = (await world.Symbol.GetSnapshot()).Feed;
        await world.Process.Writer.FlushAsync(CancellationToken.None);
        await world.RestartAsync();
        (await world.Symbol.GetSnapshot()).Feed.ShouldBe(before);
    }

    [Fact]
    public async Task Bars_that_came_without_events_are_taken_in_again_after_a_kill()
    {
        var bars = MarketTape.Bars(Timeframe.S1, 300);
        await using var world = await MarketWorld.StartAsync();
        await world.Symbol.AddBars(new CandleBatch(MarketTape.Live, Timeframe.S1, bars));
        await world.Process.Writer.FlushAsync(CancellationToken.None);
        var before = await world.Symbol.GetSnapshot();
        await world.RestartAsync();
        var after = await world.Symbol.GetSnapshot();
        after.LastBarTimes.OrderBy(t => t.Key).ShouldBe(before.LastBarTimes.OrderBy(t => t.Key));
        after.LastPrice.ShouldBe(before.LastPrice);
        after.Feed.ShouldBe(before.Feed);
        (await world.Symbol.AddBars(new CandleBatch(MarketTape.Live, Timeframe.S1, bars))).Accepted.ShouldBe(0);
    }

    [Fact]
    public async Task Bars_that_came_before_the_first_trades_are_taken_in_before_them_after_a_kill()
    {
        var bars = MarketTape.Bars(Timeframe.S1, 300);
        await using var world = await MarketWorld.StartAsync();
        await world.Symbol.AddBars(new CandleBatch(MarketTape.Live, Timeframe.S1, bars));
        await world.IngestAsync(Trade(1, 300.5), Trade(2, 301.5), Trade(3, 302.5));
        await world.Process.Writer.FlushAsync(CancellationToken.None);
        world.Tables.Bars(new RegimeKey(MarketTape.Live, Timeframe.S1)).Length.ShouldBe(302);
        await world.RestartAsync();

        await world.IngestAsync(Trade(4, 303.5), Trade(5, 304.5));
        await world.Symbol.Checkpoint();

        var stored = world.Tables.Bars(new RegimeKey(MarketTape.Live, Timeframe.S1));
        stored.Select(bar => bar.Sequence).ShouldBe(Enumerable.Range(1, 304).Select(i => (long)i));
        stored.Select(bar => bar.Candle.OpenTime).ShouldBe(Enumerable.Range(0, 304).Select(i => MarketTape.Start.AddSeconds(i)));
        world.Publications.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Bars_that_the_clock_closed_are_closed_again_after_a_kill_and_no_number_is_used_twice()
    {
        await using var world = await MarketWorld.StartAsync();
        await world.IngestAsync(Trade(1, 0), Trade(2, 1.5));
        await world.Symbol.AdvanceTime(MarketTape.Start.AddMinutes(3));
        await world.Process.Writer.FlushAsync(CancellationToken.None);
        var bars = world.Tables.Bars(new RegimeKey(MarketTape.Live, Timeframe.S1));
        bars.Length.ShouldBe(180);
        await world.RestartAsync();

        // The outage is longer than what is filled, so that bars are left out and numbers do not follow from times.
        var later = TimeSpan.FromHours(5).TotalSeconds;
        await world.IngestAsync(Trade(3, later), Trade(4, later + 1), Trade(5, later + 2));
        await world.Symbol.Checkpoint();
        var stored = world.Tables.Bars(new RegimeKey(MarketTape.Live, Timeframe.S1));
        stored.Take(180).ShouldBe(bars);
        stored.Skip(180).Select(bar => bar.Sequence).ShouldBe([181, 182, 183]);
        stored[180].Candle.OpenTime.ShouldBe(MarketTape.Start.AddMinutes(3));
        stored[181].Candle.OpenTime.ShouldBe(MarketTape.Start.AddSeconds(later));
        world.Publications.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bar_after_trades_is_the_last_price()
    {
        await using var world = await MarketWorld.StartAsync();
        await world.IngestAsync(Trade(1, 0, 100), Trade(2, 1, 100));
        var bar = MarketTape.Bars(Timeframe.S1, 10)[^1];
        await world.Symbol.AddBars(new CandleBatch(MarketTape.Live, Timeframe.S1, [bar]));
        (await world.Symbol.GetSnapshot()).LastPrice.ShouldBe(bar.Close);
    }

    [Fact]
    public async Task While_the_database_is_down_a_batch_fails_and_is_held_and_nothing_is_lost_or_stored_twice()
    {
        await using var world = await MarketWorld.StartAsync(symbolOptions: Impatient);
        var events = MarketTape.Events(minutes: 3);
        var half = events.Length / 2;
        await world.IngestAsync(events[..half].AsSpan());
        world.Tables.GoDown();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var failure = await Should.ThrowAsync<TimeoutException>(() => world.IngestAsync(events[half..].AsSpan()));
            failure.Message.ShouldContain("was not stored within");
        }
        (await world.Symbol.GetSnapshot()).LastSequence.ShouldBe(events[^1].Sequence, "readers go on meanwhile");
        world.Publications.On<ClosedBar>(StreamNames.ClosedBarsOf(new RegimeKey(MarketTape.Live, Timeframe.M1)))
            .Length.ShouldBe(1);

        world.Tables.ComeBack();
        var result = await world.IngestAsync(events[half..].AsSpan());
        (result.Accepted, result.Duplicates).ShouldBe((0, events.Length - half));
        await world.Symbol.Checkpoint();
        world.Tables.Ticks(MarketTape.Live).Length.ShouldBe(events.Length);
        world.Tables.LeftOutCount.ShouldBe(0);
        world.Publications.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_grain_that_cannot_read_what_is_stored_is_not_there_until_it_can()
    {
        await using var world = await MarketWorld.StartAsync(symbolOptions: Impatient);
        await world.IngestAsync(MarketTape.Events(minutes: 2).AsSpan());
        await world.Symbol.Checkpoint();
        await world.RestartAsync();
        world.Tables.GoDown();
        await Should.ThrowAsync<Exception>(() => world.Symbol.GetSnapshot());
        world.Tables.ComeBack();
        (await world.Symbol.GetSnapshot()).LastSequence.ShouldBe(MarketTape.Events(minutes: 2)[^1].Sequence);
    }

    [Fact]
    public async Task A_bad_bar_is_refused_and_those_before_it_are_kept()
    {
        var bars = MarketTape.Bars(Timeframe.M1, 5);
        var bad = bars[4] with { Low = new Price(0) };
        await using var world = await MarketWorld.StartAsync();
        var symbol = world.SymbolOf(MarketTape.Replay);
        await Should.ThrowAsync<ArgumentException>(
            () => symbol.AddBars(new CandleBatch(MarketTape.Replay, Timeframe.M1, [.. bars[..4], bad])));
        await symbol.Checkpoint();
        await world.RestartAsync();
        await world.SymbolOf(MarketTape.Replay).AddBars(new CandleBatch(MarketTape.Replay, Timeframe.M1, bars));
        await world.SymbolOf(MarketTape.Replay).Checkpoint();
        world.Tables.Bars(new RegimeKey(MarketTape.Replay, Timeframe.M1)).Select(bar => bar.Candle.OpenTime)
            .ShouldBe(bars.Select(bar => bar.OpenTime));
    }

    [Fact]
    public async Task A_stop_in_good_order_leaves_nothing_to_rebuild()
    {
        await using var world = await MarketWorld.StartAsync();
        await world.IngestAsync(MarketTape.Events(minutes: 2).AsSpan());
        await world.Process.StopAsync();
        await world.RestartAsync();
        await world.Symbol.GetSnapshot();
        await world.Symbol.AdvanceTime(MarketTape.Start);
        await world.Process.Writer.FlushAsync(CancellationToken.None);
        world.Tables.LeftOutCount.ShouldBe(0);
        world.Tables.Ticks(MarketTape.Live).Length.ShouldBe(MarketTape.Events(minutes: 2).Length);
    }

    [Fact]
    public async Task An_unknown_instrument_has_no_grain()
    {
        await using var world = await MarketWorld.StartAsync();
        var failure = await Should.ThrowAsync<Exception>(
            () => world.SymbolOf(SymbolKey.Parse("sim:NONE")).GetSnapshot());
        failure.ToString().ShouldContain("sim:NONE is not known");
    }

    private static MarketEvent Trade(long sequence, double seconds, long ticks = 4_000_000)
    {
        var time = MarketTape.Start.AddSeconds(seconds);
        return MarketEvent.Of(new Trade(sequence, time, time, new Price(ticks), new Quantity(10), Side.Buy));
    }
}
