using System.Collections.Immutable;
using Aetherion.Model;
using Aetherion.Silo.Feeds;

namespace Aetherion.Silo.Tests.Feeds;

public sealed class SimulatorFeedTests
{
    private const string Bitcoin = "sim:BTC-USD";
    private const string Ether = "sim:ETH-USD";
    private const string Share = "sim:AAPL";

    [Fact]
    public async Task The_past_is_filled_up_to_now_and_then_events_follow_without_a_gap()
    {
        await using var world = new FeedWorld(Bitcoin);
        var started = world.Now;
        await world.StartAsync();
        await world.RunUntilEventsAsync(20);

        var candles = world.Grain().Candles;
        candles[0].OpenTime.ShouldBe(started - world.Options.Backfill);
        candles[^1].CloseTime.ShouldBe(started);
        candles.Select(c => c.OpenTime).ShouldBe(
            Enumerable.Range(0, candles.Length).Select(i => candles[0].OpenTime.AddSeconds(i)));
        var events = world.Grain().Events;
        events.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, events.Length).Select(i => (long)i));
        events[0].EventTime.ShouldBeGreaterThanOrEqualTo(started);
        events[^1].EventTime.ShouldBeLessThanOrEqualTo(world.Now);
        world.Feed.BackfillShare.ShouldBe(1);
        world.Feed.Problem.ShouldBeNull();
        await world.RunUntilAsync(() => world.Feed.EventCount == world.Grain().Events.Length, "all events are counted");
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bars_and_events_and_another_seed_others()
    {
        var (first, second, other) = (await RecordAsync(1), await RecordAsync(1), await RecordAsync(2));
        second.Candles.ShouldBe(first.Candles);
        second.Events.ShouldBe(first.Events);
        other.Candles.ShouldNotBe(first.Candles);
        other.Events.ShouldNotBe(first.Events);
    }

    [Fact]
    public async Task A_restart_fills_what_was_missed_and_goes_on_with_number_and_price()
    {
        await using var world = new FeedWorld(Bitcoin);
        await world.StartAsync();
        await world.RunUntilEventsAsync(30);
        await world.StopAsync();
        var before = world.Grain().Events;
        var filled = world.Grain().Candles.Length;
        var lastPrice = (await world.Grain().GetSnapshot()).LastPrice!.Value;

        world.Time.Advance(TimeSpan.FromMinutes(10));
        await world.StartAsync();
        await world.RunUntilEventsAsync(before.Length + 30);
        var events = world.Grain().Events;
        events[before.Length].Sequence.ShouldBe(before[^1].Sequence + 1);
        var missed = world.Grain().Candles[filled..];
        missed.Length.ShouldBeInRange(590, 602);
        missed[0].OpenTime.ShouldBeGreaterThan(before[^1].EventTime.AddSeconds(-1));
        ((double)missed[0].Open.Ticks / lastPrice.Ticks).ShouldBeInRange(0.99, 1.01);
        var trade = events[before.Length..].First(e => e.Kind == MarketEventKind.Trade).Trade;
        ((double)trade.Price.Ticks / missed[^1].Close.Ticks).ShouldBeInRange(0.99, 1.01);
    }

    [Fact]
    public async Task A_second_restart_within_the_filling_goes_on_from_the_last_bar_and_its_price()
    {
        await using var world = new FeedWorld(Bitcoin);
        await world.StartAsync();
        await world.RunUntilEventsAsync(30);
        await world.StopAsync();

        world.Time.Advance(TimeSpan.FromMinutes(20));
        var adds = 0;
        world.Grain().FailsBefore = call => call == "AddBars" && ++adds > 1;
        var filled = world.Grain().Candles.Length;
        await world.StartAsync();
        await world.RunUntilAsync(() => world.Feed.Problem is not null, "the filling fails");
        await world.StopAsync();
        var half = world.Grain().Candles;
        half.Length.ShouldBeGreaterThan(filled);

        world.Grain().FailsBefore = _ => false;
        await world.StartAsync();
        await world.RunUntilAsync(() => world.Feed.BackfillShare >= 1, "the past is filled");
        var all = world.Grain().Candles;
        all[half.Length].OpenTime.ShouldBe(half[^1].CloseTime);
        ((double)all[half.Length].Open.Ticks / half[^1].Close.Ticks).ShouldBeInRange(0.999, 1.001);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failing_grain_holds_events_back_and_loses_none(bool failsBefore)
    {
        var undisturbed = (await RecordAsync(1)).Events;
        await using var world = new FeedWorld(Bitcoin);
        await world.StartAsync();
        await world.RunUntilEventsAsync(5);
        if (failsBefore)
            world.Grain().FailsBefore = call => call == "Ingest";
        else
            world.Grain().FailsAfter = call => call == "Ingest";
        await world.RunUntilAsync(() => world.Feed.Problem is not null, "the feed says that it cannot deliver");
        world.Feed.Problem!.ShouldContain("1 symbols do not take their events");
        var tries = world.Grain().Calls.Length;
        await world.RunUntilAsync(() => world.Grain().Calls.Length > tries + 3, "it tries again");

        (world.Grain().FailsBefore, world.Grain().FailsAfter) = (_ => false, _ => false);
        await world.RunUntilEventsAsync(Recorded);
        await world.RunUntilAsync(() => world.Feed.Problem is null, "the feed has recovered");
        Texts(world.Grain().Events).Take(Recorded).ShouldBe(undisturbed);
        await world.RunUntilAsync(() => world.Feed.EventCount == world.Grain().Events.Length, "all events are counted");
    }

    [Fact]
    public async Task A_symbol_that_cannot_be_filled_stops_no_other_and_is_filled_when_it_can()
    {
        await using var world = new FeedWorld(Bitcoin, Ether);
        world.Grain(0).FailsBefore = call => call == "GetSnapshot";
        await world.StartAsync();
        await world.RunUntilAsync(() => world.Feed.Problem is not null, "the feed says that one fails");
        await world.RunUntilEventsAsync(10, index: 1);
        world.Grain(0).Events.ShouldBeEmpty();
        world.Feed.BackfillShare.ShouldBe(0.5);

        world.Grain(0).FailsBefore = _ => false;
        await world.RunUntilEventsAsync(10, index: 0);
        world.Feed.BackfillShare.ShouldBe(1);
        // Unless the clock stands at a whole second one bar fewer fits.
        world.Grain(0).Candles.Length.ShouldBeInRange(1_799, 1_800);
    }

    [Fact]
    public async Task Events_come_only_after_a_checkpoint_that_succeeded_behind_the_last_bar()
    {
        await using var world = new FeedWorld(Bitcoin);
        var failures = 0;
        world.Grain().FailsBefore = call => call == "Checkpoint" && failures++ < 3;
        await world.StartAsync();
        await world.RunUntilEventsAsync(3);
        var calls = world.Grain().Calls;
        calls.Count(call => call == "Checkpoint").ShouldBe(4);
        calls.IndexOf("Ingest").ShouldBeGreaterThan(calls.LastIndexOf("Checkpoint"));
        calls.LastIndexOf("AddBars").ShouldBeLessThan(calls.LastIndexOf("Checkpoint"));
    }

    [Fact]
    public async Task A_market_that_rested_all_the_time_that_is_filled_shows_its_last_session()
    {
        // The clock stands at the evening of New Year's Day.
        await using var world = new FeedWorld(Share);
        await world.StartAsync();
        await world.RunUntilAsync(() => world.Feed.BackfillShare >= 1, "the past is filled");
        var candles = world.Grain().Candles;
        candles[0].OpenTime.ShouldBe(new DateTime(2023, 12, 29, 14, 30, 0, DateTimeKind.Utc));
        candles[^1].CloseTime.ShouldBe(new DateTime(2023, 12, 29, 21, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task While_a_market_is_closed_its_time_goes_on_and_a_failure_of_that_is_a_problem_until_it_is_over()
    {
        // The clock stands at ten in the evening of New York.
        await using var world = new FeedWorld(Share);
        await world.StartAsync();
        await world.RunUntilAsync(() => world.Grain().AdvancedTo is not null, "time was given");
        world.Grain().AdvancedTo!.Value.ShouldBeLessThanOrEqualTo(world.Now - TimeSpan.FromMilliseconds(500));
        world.Grain().Events.ShouldBeEmpty();

        world.Grain().FailsBefore = call => call == "AdvanceTime";
        await world.RunUntilAsync(() => world.Feed.Problem is not null, "the failure is seen");
        var tries = world.Grain().Calls.Length;
        await world.RunUntilAsync(() => world.Grain().Calls.Length >= tries + 4, "it tries again");
        world.Feed.Problem.ShouldNotBeNull();
        world.Grain().FailsBefore = _ => false;
        await world.RunUntilAsync(() => world.Feed.Problem is null, "it is over");
    }

    [Fact]
    public async Task A_stop_ends_a_feed_whose_grain_fails_and_nothing_comes_after_it()
    {
        await using var world = new FeedWorld(Bitcoin);
        world.Grain().FailsBefore = call => call == "Ingest";
        await world.StartAsync();
        await world.RunUntilAsync(() => world.Feed.Problem is not null, "the grain fails");
        await world.StopAsync();
        var calls = world.Grain().Calls.Length;
        world.Time.Advance(TimeSpan.FromMinutes(5));
        world.Grain().Calls.Length.ShouldBe(calls);
        world.Feed.Dispose();
    }

    [Theory]
    [InlineData(10_000, 250)]
    [InlineData(1_000, 125)]
    [InlineData(1, 4)]
    public void A_round_is_an_eighth_of_a_tick_within_bounds(int tickMilliseconds, int roundMilliseconds) =>
        new SimulatorFeedOptions { TickInterval = TimeSpan.FromMilliseconds(tickMilliseconds) }.RoundInterval
            .ShouldBe(TimeSpan.FromMilliseconds(roundMilliseconds));

    private const int Recorded = 40;

    private static async Task<(ImmutableArray<Candle> Candles, ImmutableArray<string> Events)> RecordAsync(ulong seed)
    {
        await using var world = new FeedWorld(Bitcoin);
        await world.StartAsync(seed);
        await world.RunUntilEventsAsync(Recorded);
        return (world.Grain().Candles, [.. Texts(world.Grain().Events).Take(Recorded)]);
    }

    private static IEnumerable<string> Texts(ImmutableArray<MarketEvent> events) => events.Select(item =>
        Convert.ToHexString(MarketEventFrame.Encode(new MarketEventBatch(SymbolKey.Parse(Bitcoin), [item]))));
}
