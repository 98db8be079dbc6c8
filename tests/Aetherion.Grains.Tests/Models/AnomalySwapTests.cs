using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Symbols;
using Aetherion.Grains.Tests.Bots;
using Aetherion.Grains.Tests.Symbols;
using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Models;

/// <summary>Running symbols take a new anomaly model between two bars, wherever the process dies.</summary>
public sealed class AnomalySwapTests
{
    private const int Minutes = 75;
    private const int SwapMinutes = 60;
    private const int BatchEvents = 30;

    /// <summary>Points before and after the change at which the process dies, too.</summary>
    private const int MarginPoints = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly ImmutableArray<MarketEvent> Events = MarketTape.Events(Minutes, secondsBetween: 20);
    private static readonly int SwapEvents = Events.Count(e => e.EventTime < MarketTape.Start.AddMinutes(SwapMinutes));
    private static readonly RegimeKey Minute = new(MarketTape.Live, Timeframe.M1);

    private static AnomalyModel First => MarketTape.Anomalies.Value;

    private static AnomalyModel Second => MarketTape.OtherAnomalies.Value;

    private static SymbolGrainOptions Small { get; } = new()
    {
        CheckpointEvents = 100, RebuildPage = 50, RecentCandlesMax = 1_000, WarmUpBars = 35,
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true, Explicit = true)]
    public async Task Killed_at_any_point_round_a_promotion_each_bar_is_scored_by_the_model_that_scored_it_first(bool isEachPoint)
    {
        var undisturbed = await RunAsync(killAt: null);
        var (from, to) = undisturbed.Change;
        (to - from).ShouldBeGreaterThan(1, "the change is stored");
        undisturbed.Items.Where(item => item.Where == "scorers M1").Select(item => item.What).Distinct()
            .ShouldBe([First.Version, Second.Version]);
        var before = from - MarginPoints - 1;
        string[] points = [.. undisturbed.Points.Take(to + MarginPoints).Skip(before)];
        foreach (var point in KillPoints.Of(points, isEachPoint).Select(point => before + point))
        {
            var disturbed = await RunAsync(point);
            disturbed.Items.SequenceEqual(undisturbed.Items)
                .ShouldBeTrue($"killed {undisturbed.Points[point - 1]} ({point})");
        }
    }

    [Fact]
    public async Task The_next_bar_is_the_new_models_with_its_threshold_and_all_else_stays_as_it_was()
    {
        await using var world = await StartAsync();
        await world.IngestAsync(Events[..SwapEvents].AsSpan());
        var last = (await world.Symbol.GetLatestBar(Timeframe.M1))!.Value;
        (await world.Symbol.GetLatestScored(Timeframe.M1))!.Value.AnomalyVersion.ShouldBe(First.Version);
        world.AnomalyChampion = Second;

        var used = await world.Symbol.UseModel(ModelFamilies.Anomaly, Timeframe.M1, Second.Version);

        used.ShouldBe(new ModelInUse(Timeframe.M1, Second.Version, last.Sequence, null));
        (await world.Symbol.GetLatestScored(Timeframe.M1))!.Value.AnomalyVersion.ShouldBe(First.Version, "it scored the latest bar");
        await world.IngestAsync(Events[SwapEvents..].AsSpan());
        (await world.Symbol.GetLatestScored(Timeframe.M1))!.Value.AnomalyVersion.ShouldBe(Second.Version);
        var unchanged = await RunAsync(First);
        var bars = world.Tables.Bars(Minute);
        bars.Select(bar => bar with { Anomaly = default }).ShouldBe(unchanged.Select(bar => bar with { Anomaly = default }));
        var swapped = (int)last.Sequence;
        bars[..swapped].ShouldBe(unchanged[..swapped]);
        bars[swapped..].ShouldAllBe(bar => bar.Anomaly.Threshold != null);
        bars[swapped..].Select(bar => bar.Anomaly.Score)
            .ShouldBe((await RunAsync(Second))[swapped..].Select(bar => bar.Anomaly.Score), "what is usual is kept");
        bars[swapped..].Select(bar => (double?)bar.Anomaly.Score).ShouldBe(EvaluatedBy(Second, bars)[swapped..]);
        bars[swapped..].Select(bar => bar.Anomaly).ShouldNotBe(unchanged[swapped..].Select(bar => bar.Anomaly));
        world.Publications.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_symbol_that_was_away_takes_the_new_champion_when_it_comes_back()
    {
        await using var world = await StartAsync();
        await world.IngestAsync(Events[..SwapEvents].AsSpan());
        await world.Process.StopAsync();
        world.AnomalyChampion = Second;
        await world.RestartAsync();
        await world.IngestAsync(Events[SwapEvents..].AsSpan());
        (await world.Symbol.GetLatestScored(Timeframe.M1))!.Value.AnomalyVersion.ShouldBe(Second.Version);
        world.Publications.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_does_not_serve_the_symbol_is_refused_and_changes_nothing()
    {
        await using var world = await StartAsync();
        await world.IngestAsync(Events[..SwapEvents].AsSpan());
        var writes = world.Disk.WriteCount;
        (await world.Symbol.UseModel(ModelFamilies.Anomaly, Timeframe.M1, Second.Version)).Refusal!.Code
            .ShouldBe(ModelRefusals.ChampionChanged);
        (await world.Symbol.UseModel(ModelFamilies.Anomaly, Timeframe.S1, null)).Refusal!.Code
            .ShouldBe(ModelRefusals.NotUsed);
        (await world.Symbol.UseModel(ModelFamilies.Anomaly, Timeframe.M1, null)).Version.ShouldBe(First.Version);
        world.Disk.WriteCount.ShouldBe(writes);
    }

    [Fact]
    public async Task A_replay_keeps_the_model_that_served_at_its_start()
    {
        await using var world = await StartAsync();
        var bars = MarketTape.Bars(Timeframe.M1, 80);
        await ReplayAsync(world, bars[..40]);
        world.AnomalyChampion = Second;
        var replay = world.SymbolOf(MarketTape.Replay);
        (await replay.UseModel(ModelFamilies.Anomaly, Timeframe.M1, Second.Version))
            .Refusal!.Code.ShouldBe(ModelRefusals.ReplayKeepsModel);
        await world.RestartAsync();
        await ReplayAsync(world, bars);
        (await world.SymbolOf(MarketTape.Replay).GetLatestScored(Timeframe.M1))!.Value.AnomalyVersion.ShouldBe(First.Version);
    }

    [Fact]
    public async Task A_checkpoint_of_before_anomaly_models_were_trained_means_the_shipped_one()
    {
        await using var world = await StartAsync(MarketTape.ShippedAnomalies);
        var bars = MarketTape.Bars(Timeframe.M1, 200);
        await ReplayAsync(world, bars[..120]);
        await world.SymbolOf(MarketTape.Replay).Checkpoint();
        world.Disk.Rewrite("symbol", state => ((JsonObject)state).Remove(nameof(SymbolGrainState.AnomalyVersions)));
        world.AnomalyChampion = Second;
        await world.RestartAsync();
        await ReplayAsync(world, bars);
        (await world.SymbolOf(MarketTape.Replay).GetLatestScored(Timeframe.M1))!.Value.AnomalyVersion
            .ShouldBe(MarketTape.ShippedAnomalies.Version);
        world.Tables.Bars(new RegimeKey(MarketTape.Replay, Timeframe.M1)).Select(bar => bar.Anomaly)
            .ShouldBe(ScoresOf(MarketTape.ShippedAnomalies, bars));
    }

    [Fact]
    public async Task A_model_that_cannot_be_loaded_any_more_gives_way_to_the_one_that_serves()
    {
        await using var world = await StartAsync();
        await world.IngestAsync(Events[..SwapEvents].AsSpan());
        await world.Process.StopAsync();
        var stored = world.Tables.Bars(Minute);
        world.AnomalyChampion = Second;
        world.Unloadable.Add(First.Version);
        await world.RestartAsync();
        await world.IngestAsync(Events[SwapEvents..].AsSpan());
        world.Tables.Bars(Minute)[..stored.Length].ShouldBe(stored);
        (await world.Symbol.GetLatestScored(Timeframe.M1))!.Value.AnomalyVersion.ShouldBe(Second.Version);
        world.Tables.Bars(Minute)[stored.Length..].ShouldAllBe(bar => bar.Anomaly.Threshold != null);
    }

    [Fact]
    public async Task One_promotion_of_both_families_is_one_checkpoint()
    {
        await using var world = await StartAsync();
        await world.IngestAsync(Events[..SwapEvents].AsSpan());
        await world.Process.StopAsync();
        world.AnomalyChampion = Second;
        world.Champion = MarketTape.Other;
        await world.RestartAsync();
        var writes = world.Disk.WriteCount;
        await world.Symbol.GetSnapshot();
        (world.Disk.WriteCount - writes).ShouldBe(1);
    }

    private static async Task<MarketWorld> StartAsync(AnomalyModel? champion = null)
    {
        var world = await MarketWorld.StartAsync(symbolOptions: Small);
        world.AnomalyChampion = champion ?? First;
        return world;
    }

    /// <summary>The minutes of all events, scored by one model.</summary>
    private static async Task<ImmutableArray<ClosedBar>> RunAsync(AnomalyModel model)
    {
        await using var world = await StartAsync(model);
        await world.IngestAsync(Events.AsSpan());
        return world.Tables.Bars(Minute);
    }

    /// <summary>What an evaluation by one model makes of stored minutes.</summary>
    private static double?[] EvaluatedBy(AnomalyModel model, ImmutableArray<ClosedBar> bars)
    {
        var recorded = RecordedBars.Of(MarketTape.Instrument, Timeframe.M1, bars.Select(bar => bar.Candle), model);
        recorded.Count.ShouldBe(bars.Length);
        return [.. Enumerable.Range(0, recorded.Count).Select(recorded.AnomalyScoreOf)];
    }

    private static BarAnomaly[] ScoresOf(AnomalyModel model, ImmutableArray<Candle> bars)
    {
        var pipeline = new SymbolPipeline(MarketTape.Instrument, scorerOf: _ => new AnomalyDetector(model));
        List<BarAnomaly> scores = [];
        foreach (var bar in bars)
        {
            pipeline.AddBar(bar);
            scores.Add(pipeline.Closed[0].Anomaly);
            pipeline.ClearClosed();
        }
        return [.. scores];
    }

    private static async Task ReplayAsync(MarketWorld world, ImmutableArray<Candle> bars) =>
        await world.SymbolOf(MarketTape.Replay)
            .AddBars(new CandleBatch(MarketTape.Replay, Timeframe.M1, bars)).WaitAsync(Patience);

    private static async Task<Outcome> RunAsync(int? killAt)
    {
        var killSwitch = new KillSwitch(killAt);
        await using var world = await MarketWorld.StartAsync(killSwitch, Small);
        world.AnomalyChampion = First;
        var change = await TryAsync(world);
        if (change is null)
        {
            await world.RestartAsync();
            (await TryAsync(world)).ShouldNotBeNull();
        }
        world.Publications.Violations.ShouldBeEmpty();
        return new Outcome(world.Outcome(MarketTape.Live), killSwitch.Crossed, change ?? default);
    }

    private static async Task<(int From, int To)?> TryAsync(MarketWorld world)
    {
        var killed = world.Process.KillSwitch.Killed;
        var work = WorkAsync(world);
        await Task.WhenAny(work, killed).WaitAsync(Patience);
        return killed.IsCompleted ? null : await work;
    }

    /// <summary>An hour of events, a promotion, the rest; what is done already is passed over.</summary>
    /// <returns>How many points were passed before the change and with it.</returns>
    private static async Task<(int From, int To)> WorkAsync(MarketWorld world)
    {
        await IngestAsync(world, Events[..SwapEvents]);
        var from = world.Process.KillSwitch.Crossed.Count;
        world.AnomalyChampion = Second;
        foreach (var timeframe in Timeframes.WithRegimes)
            await world.Symbol.UseModel(ModelFamilies.Anomaly, timeframe, null);
        var to = world.Process.KillSwitch.Crossed.Count;
        await IngestAsync(world, Events);
        await world.Symbol.AdvanceTime(MarketTape.Start.AddMinutes(Minutes + 1));
        await world.Symbol.Checkpoint();
        foreach (var timeframe in Timeframes.WithRegimes)
            await world.RegimeOf(MarketTape.Live, timeframe).Checkpoint();
        return (from, to);
    }

    private static async Task IngestAsync(MarketWorld world, ImmutableArray<MarketEvent> events)
    {
        var last = (await world.Symbol.GetSnapshot()).LastSequence;
        foreach (var batch in events.Where(e => e.Sequence > last).Chunk(BatchEvents))
            await world.IngestAsync(batch);
    }

    private sealed record Outcome(
        ImmutableArray<(string Where, object What)> Items, IReadOnlyList<string> Points, (int From, int To) Change);
}
