using System.Collections.Immutable;
using Aetherion.Domain.Features;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Regimes;
using Aetherion.Grains.Tests.Symbols;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Regimes;

public sealed class RegimeGrainTests
{
    private const int Count = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly RegimeKey Key = new(MarketTape.Replay, Timeframe.M1);
    private static readonly ImmutableArray<ClosedBar> Bars = Close(MarketTape.Bars(Timeframe.M1, Count));
    private static readonly ImmutableArray<RegimeDecision> Decisions = Decide(Bars);

    [Fact]
    public async Task It_decides_what_the_detector_decides_and_stores_changes_only()
    {
        await using var world = await MarketWorld.StartAsync();
        await PublishAsync(world, 1, Count, isStored: true);
        ShouldBeComplete(world);
        var estimate = (await world.RegimeOf(MarketTape.Replay).GetEstimate()).ShouldNotBeNull();
        (estimate.Sequence, estimate.Regime).ShouldBe((Count, Decisions[^1].Bar.Regime));
        estimate.ModelVersion.ShouldBe(MarketTape.Model.Version);
        Decisions.ShouldContain(decision => decision.Transition != null);
        (await world.RegimeOf(MarketTape.Replay).GetExplanation()).ShouldBe(RegimeExplainer.Explain(
            MarketTape.Model, Bars[^1], estimate.Regime, Regime.Unknown, RegimeRules.StillInForce));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_restart_the_label_is_explained_before_the_next_bar_closes(bool isStored)
    {
        await using var world = await MarketWorld.StartAsync();
        await PublishAsync(world, 1, Count, isStored: true);
        if (isStored)
            await world.RegimeOf(MarketTape.Replay).Checkpoint();
        var before = (await world.RegimeOf(MarketTape.Replay).GetExplanation()).ShouldNotBeNull();
        await world.RestartAsync();
        (await world.RegimeOf(MarketTape.Replay).GetExplanation()).ShouldBe(before);
    }

    [Fact]
    public async Task A_new_grain_catches_up_from_what_is_stored_page_by_page()
    {
        await using var world = await MarketWorld.StartAsync(regimeOptions: Small);
        world.Tables.Commit(BatchOf(1, Count));
        (await world.RegimeOf(MarketTape.Replay).GetEstimate())!.Sequence.ShouldBe(Count);
        ShouldBeComplete(world);
    }

    [Fact]
    public async Task Bars_that_the_stream_left_out_are_read_back_and_seen_ones_are_dropped()
    {
        await using var world = await MarketWorld.StartAsync(regimeOptions: Small);
        await PublishAsync(world, 1, 10, isStored: true);
        world.Tables.Commit(BatchOf(11, Count));
        await PublishAsync(world, 5, 12, isStored: false);
        await PublishAsync(world, 40, Count, isStored: false);
        ShouldBeComplete(world);
    }

    [Fact]
    public async Task Bars_that_are_stored_nowhere_any_more_are_passed_over()
    {
        await using var world = await MarketWorld.StartAsync(regimeOptions: Small);
        await PublishAsync(world, 1, 10, isStored: true);
        world.Tables.Commit(BatchOf(11, Count));
        world.Tables.DropBars(Key, 11, 20);
        await PublishAsync(world, 30, 30, isStored: false);
        (await world.RegimeOf(MarketTape.Replay).GetEstimate())!.Sequence.ShouldBe(30);
        await PublishAsync(world, 31, 31, isStored: false);
        world.Tables.DropBars(Key, 32, 39);
        await PublishAsync(world, 35, 35, isStored: false);
        (await world.RegimeOf(MarketTape.Replay).GetEstimate())!.Sequence.ShouldBe(35);
    }

    [Fact]
    public async Task A_transition_that_could_not_be_stored_is_stored_and_published_at_the_next_try()
    {
        await using var world = await MarketWorld.StartAsync();
        world.Tables.FailingAppends = 2;
        await PublishAsync(world, 1, Count, isStored: true);
        ShouldBeComplete(world);
    }

    [Fact]
    public async Task A_checkpoint_counts_nothing_as_done_that_was_not_sent()
    {
        await using var world = await MarketWorld.StartAsync();
        world.Tables.Commit(BatchOf(1, Count));
        world.Tables.FailingAppends = int.MaxValue;
        var publication = world.Process.PublishAsync(BatchOf(1, Count));
        await Should.ThrowAsync<Exception>(() => world.RegimeOf(MarketTape.Replay).Checkpoint());
        world.Tables.Transitions.ShouldBeEmpty();
        world.Tables.FailingAppends = 0;
        await publication.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await world.RegimeOf(MarketTape.Replay).Checkpoint();
        await world.RestartAsync();
        (await world.RegimeOf(MarketTape.Replay).GetEstimate())!.Sequence.ShouldBe(Count);
        ShouldBeComplete(world);
    }

    [Fact]
    public async Task The_latest_bars_are_held_for_who_catches_up()
    {
        await using var world = await MarketWorld.StartAsync(regimeOptions: Small);
        await PublishAsync(world, 1, Count, isStored: true);
        var regime = world.RegimeOf(MarketTape.Replay);
        (await regime.GetRecentBars(Count - 3, 10)).ShouldBe(Decisions[^3..].Select(d => d.Bar));
        (await regime.GetRecentBars(1, 10)).ShouldBeEmpty();
    }

    private static RegimeGrainOptions Small => new()
    {
        Detector = MarketTape.Nervous, CatchUpPage = 7, CheckpointBars = 16, RecentBarsMax = 12,
    };

    private static async Task PublishAsync(MarketWorld world, int from, int to, bool isStored)
    {
        if (isStored)
            world.Tables.Commit(BatchOf(from, to));
        await world.Process.PublishAsync(BatchOf(from, to)).WaitAsync(Patience);
    }

    private static void ShouldBeComplete(MarketWorld world)
    {
        var transitions = Decisions.Where(d => d.Transition is not null).Select(d => d.Transition!).ToArray();
        transitions.Length.ShouldBeGreaterThan(10);
        world.Tables.Transitions.ShouldBe(transitions);
        world.Publications.On<RegimeTransition>(StreamNames.RegimeChangesOf(Key)).ShouldBe(transitions);
        world.Publications.On<RegimeBar>(StreamNames.RegimeBarsOf(Key)).ShouldBe(Decisions.Select(d => d.Bar));
        world.Publications.Violations.ShouldBeEmpty();
    }

    private static ClosedBarBatch BatchOf(int from, int to) =>
        new(MarketTape.Replay, Timeframe.M1, MarketTape.Model.Version, Bars[(from - 1)..to]);

    private static ImmutableArray<ClosedBar> Close(ImmutableArray<Candle> candles)
    {
        var pipeline = new SymbolPipeline(MarketTape.Instrument, _ => new RegimeFilter(MarketTape.Model));
        foreach (var candle in candles)
            pipeline.AddBar(candle);
        return [.. pipeline.Closed.ToArray().Where(bar => bar.Candle.Timeframe == Timeframe.M1)];
    }

    private static ImmutableArray<RegimeDecision> Decide(ImmutableArray<ClosedBar> bars)
    {
        var detector = new RegimeDetector(Key, MarketTape.Nervous);
        return [.. bars.Select(bar => Explained(detector.Update(bar, MarketTape.Model.Version)!.Value, bar))];
    }

    private static RegimeDecision Explained(RegimeDecision decision, ClosedBar bar) =>
        decision.Transition is not { } transition
            ? decision
            : decision with
            {
                Transition = transition with
                {
                    Explanation = RegimeExplainer.Explain(
                        MarketTape.Model, bar, transition.Current, transition.Previous, transition.ReasonCode),
                },
            };
}
