using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Regimes;
using Aetherion.Grains.Symbols;
using Aetherion.Grains.Tests.Bots;
using Aetherion.Grains.Tests.Symbols;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Models;

/// <summary>Running symbols take a new model between two bars and lose nothing, wherever the process dies.</summary>
public sealed class ModelSwapTests
{
    private const int Minutes = 5;
    private const int BatchEvents = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly ImmutableArray<MarketEvent> Events = MarketTape.Events(Minutes);
    private static readonly RegimeKey Minute = new(MarketTape.Live, Timeframe.M1);

    private static SymbolGrainOptions Small { get; } = new()
    {
        CheckpointEvents = 200, RebuildPage = 50, RecentCandlesMax = 1_000, WarmUpBars = 3,
    };

    private static RegimeGrainOptions Regimes { get; } = new()
    {
        Detector = MarketTape.Nervous, CheckpointBars = 3, CatchUpPage = 3,
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true, Explicit = true)]
    public async Task Killed_at_any_point_round_a_promotion_each_bar_has_the_model_that_closed_it_first(bool isEachPoint)
    {
        var undisturbed = await RunAsync(killAt: null);
        var versions = undisturbed.Items.Where(i => i.Where == "models M1").Select(i => (string)i.What).ToArray();
        versions.Distinct().ShouldBe([MarketTape.Model.Version, MarketTape.Other.Version]);
        versions.Count(v => v == MarketTape.Other.Version).ShouldBe(4);
        foreach (var point in KillPoints.Of(undisturbed.Points, isEachPoint))
        {
            var disturbed = await RunAsync(point);
            disturbed.Items.SequenceEqual(undisturbed.Items)
                .ShouldBeTrue($"killed {undisturbed.Points[point - 1]} ({point})");
        }
    }

    [Fact]
    public async Task The_label_its_dwell_and_the_book_survive_and_the_next_bar_is_the_new_models()
    {
        await using var world = await MarketWorld.StartAsync(symbolOptions: Small, regimeOptions: Regimes);
        await world.IngestAsync(Events[..60].AsSpan());
        var estimate = (await world.RegimeOf(MarketTape.Live).GetEstimate())!;
        var book = await world.Symbol.GetOrderBook(5);
        world.Champion = MarketTape.Other;

        var used = await world.Symbol.UseModel(ModelFamilies.Regime, Timeframe.M1, MarketTape.Other.Version);

        used.ShouldBe(new ModelInUse(Timeframe.M1, MarketTape.Other.Version, estimate.Sequence, null));
        (await world.RegimeOf(MarketTape.Live).GetEstimate()).ShouldBe(estimate);
        (await world.Symbol.GetOrderBook(5)).Bids.ShouldBe(book.Bids);
        await world.IngestAsync(Events[60..].AsSpan());
        var after = (await world.RegimeOf(MarketTape.Live).GetEstimate())!;
        after.ModelVersion.ShouldBe(MarketTape.Other.Version);
        after.Sequence.ShouldBeGreaterThan(estimate.Sequence);
        world.Tables.Bars(Minute).Select(b => b.Posterior.Count).Distinct().ShouldBe([0, 2, 3]);
        world.Tables.Transitions.Where(t => t.Key == Minute).Select(t => t.Number)
            .ShouldBe(Enumerable.Range(1, world.Tables.Transitions.Count(t => t.Key == Minute)).Select(i => (long)i));
        world.Publications.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_symbol_that_was_away_takes_the_new_champion_when_it_comes_back()
    {
        await using var world = await MarketWorld.StartAsync(symbolOptions: Small, regimeOptions: Regimes);
        await world.IngestAsync(Events[..60].AsSpan());
        await world.Process.StopAsync();
        world.Champion = MarketTape.Other;
        await world.RestartAsync();
        await world.IngestAsync(Events[60..].AsSpan());
        var versions = world.Tables.Versions(Minute);
        versions.Distinct().ShouldBe([MarketTape.Model.Version, MarketTape.Other.Version]);
        world.Publications.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_does_not_serve_the_symbol_is_refused_and_changes_nothing()
    {
        await using var world = await MarketWorld.StartAsync(symbolOptions: Small, regimeOptions: Regimes);
        await world.IngestAsync(Events[..60].AsSpan());
        var writes = world.Disk.WriteCount;
        (await world.Symbol.UseModel(ModelFamilies.Regime, Timeframe.M1, MarketTape.Other.Version)).Refusal!.Code
            .ShouldBe(ModelRefusals.ChampionChanged);
        (await world.Symbol.UseModel(ModelFamilies.Funding, Timeframe.M1, null)).Refusal!.Code
            .ShouldBe(ModelRefusals.NotUsed);
        (await world.Symbol.UseModel(ModelFamilies.Regime, Timeframe.S1, null)).Refusal!.Code
            .ShouldBe(ModelRefusals.NotUsed);
        (await world.Symbol.UseModel(ModelFamilies.Regime, Timeframe.M1, null)).Version
            .ShouldBe(MarketTape.Model.Version);
        world.Disk.WriteCount.ShouldBe(writes);
    }

    [Fact]
    public async Task A_replay_keeps_the_model_it_began_with()
    {
        await using var world = await MarketWorld.StartAsync(symbolOptions: Small, regimeOptions: Regimes);
        var bars = MarketTape.Bars(Timeframe.M1, 30);
        await ReplayAsync(world, bars[..10]);
        world.Champion = MarketTape.Other;
        (await world.SymbolOf(MarketTape.Replay).UseModel(ModelFamilies.Regime, Timeframe.M1, MarketTape.Other.Version))
            .Refusal!.Code.ShouldBe(ModelRefusals.ReplayKeepsModel);
        await world.RestartAsync();
        await ReplayAsync(world, bars);
        world.Tables.Versions(new RegimeKey(MarketTape.Replay, Timeframe.M1)).Distinct()
            .ShouldBe([MarketTape.Model.Version]);
        world.Publications.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_replay_takes_the_model_its_run_names_before_its_first_bar()
    {
        await using var world = await MarketWorld.StartAsync(symbolOptions: Small, regimeOptions: Regimes);
        var symbol = world.SymbolOf(MarketTape.Replay);
        (await symbol.UseModel(ModelFamilies.Regime, Timeframe.M1, MarketTape.Other.Version)).Refusal.ShouldBeNull();
        await ReplayAsync(world, MarketTape.Bars(Timeframe.M1, 5));
        (await symbol.UseModel(ModelFamilies.Regime, Timeframe.M1, MarketTape.Other.Version)).Refusal.ShouldBeNull();
        world.Tables.Versions(new RegimeKey(MarketTape.Replay, Timeframe.M1)).Distinct()
            .ShouldBe([MarketTape.Other.Version]);
    }

    [Fact]
    public async Task Bars_of_a_source_without_trades_are_closed_again_with_their_model_before_the_new_one_takes_over()
    {
        await using var world = await MarketWorld.StartAsync(symbolOptions: Small, regimeOptions: Regimes);
        var bars = MarketTape.Bars(Timeframe.M1, 20);
        await world.Symbol.AddBars(new CandleBatch(MarketTape.Live, Timeframe.M1, bars[..10]));
        world.Champion = MarketTape.Other;
        await world.RestartAsync();
        foreach (var batch in bars.Chunk(4))
            await world.Symbol.AddBars(new CandleBatch(MarketTape.Live, Timeframe.M1, [.. batch]));
        var versions = world.Tables.Versions(Minute);
        versions.Length.ShouldBe(20);
        versions[..10].Distinct().ShouldBe([MarketTape.Model.Version]);
        versions[^4..].Distinct().ShouldBe([MarketTape.Other.Version]);
        world.Publications.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task When_it_is_not_known_whether_the_change_was_stored_the_symbol_begins_anew_from_what_was()
    {
        await using var world = await MarketWorld.StartAsync(symbolOptions: Small, regimeOptions: Regimes);
        await world.IngestAsync(Events[..60].AsSpan());
        var stored = world.Tables.Bars(Minute);
        world.Champion = MarketTape.Other;
        world.Disk.LosesAnswer = name => name == "symbol";
        await Should.ThrowAsync<Exception>(() => world.Symbol.UseModel(ModelFamilies.Regime, Timeframe.M1, null));
        world.Disk.LosesAnswer = _ => false;

        await IngestUntilTakenAsync(world, Events[60..]);

        world.Tables.Bars(Minute)[..stored.Length].ShouldBe(stored);
        world.Tables.Versions(Minute)[stored.Length..].Distinct().ShouldBe([MarketTape.Other.Version]);
        world.Publications.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_that_cannot_be_loaded_any_more_gives_way_to_the_one_that_serves()
    {
        await using var world = await MarketWorld.StartAsync(symbolOptions: Small, regimeOptions: Regimes);
        await world.IngestAsync(Events[..60].AsSpan());
        await world.Process.StopAsync();
        var stored = world.Tables.Bars(Minute);
        world.Champion = MarketTape.Other;
        world.Unloadable.Add(MarketTape.Model.Version);
        await world.RestartAsync();
        await world.IngestAsync(Events[60..].AsSpan());
        world.Tables.Bars(Minute)[..stored.Length].ShouldBe(stored);
        world.Tables.Versions(Minute)[stored.Length..].Distinct().ShouldBe([MarketTape.Other.Version]);
    }

    private static async Task IngestUntilTakenAsync(MarketWorld world, ImmutableArray<MarketEvent> events)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                await world.IngestAsync(events.AsSpan());
                return;
            }
            catch (Exception exception) when (exception is InvalidOperationException)
            {
                exception.Message.ShouldContain("begins anew");
            }
        }
        throw new TimeoutException("The symbol took no events in five attempts.");
    }

    private static async Task ReplayAsync(MarketWorld world, ImmutableArray<Candle> bars) =>
        await world.SymbolOf(MarketTape.Replay)
            .AddBars(new CandleBatch(MarketTape.Replay, Timeframe.M1, bars)).WaitAsync(Patience);

    private static async Task<Outcome> RunAsync(int? killAt)
    {
        var killSwitch = new KillSwitch(killAt);
        await using var world = await MarketWorld.StartAsync(killSwitch, Small, Regimes);
        if (!await TryAsync(world))
        {
            await world.RestartAsync();
            (await TryAsync(world)).ShouldBeTrue();
        }
        world.Publications.Violations.ShouldBeEmpty();
        return new Outcome(world.Outcome(MarketTape.Live), killSwitch.Crossed);
    }

    private static async Task<bool> TryAsync(MarketWorld world)
    {
        var killed = world.Process.KillSwitch.Killed;
        var work = WorkAsync(world);
        await Task.WhenAny(work, killed).WaitAsync(Patience);
        if (killed.IsCompleted)
            return false;
        await work;
        return true;
    }

    /// <summary>Half of the events, a promotion, the other half; what is done already is passed over.</summary>
    private static async Task WorkAsync(MarketWorld world)
    {
        await IngestAsync(world, Events[..(Events.Length / 2)]);
        world.Champion = MarketTape.Other;
        foreach (var timeframe in Timeframes.WithRegimes)
            await world.Symbol.UseModel(ModelFamilies.Regime, timeframe, null);
        await IngestAsync(world, Events);
        await world.Symbol.AdvanceTime(MarketTape.Start.AddMinutes(Minutes + 1));
        await world.Symbol.Checkpoint();
        foreach (var timeframe in Timeframes.WithRegimes)
            await world.RegimeOf(MarketTape.Live, timeframe).Checkpoint();
    }

    private static async Task IngestAsync(MarketWorld world, ImmutableArray<MarketEvent> events)
    {
        var last = (await world.Symbol.GetSnapshot()).LastSequence;
        foreach (var batch in events.Where(e => e.Sequence > last).Chunk(BatchEvents))
            await world.IngestAsync(batch);
    }

    private sealed record Outcome(ImmutableArray<(string Where, object What)> Items, IReadOnlyList<string> Points);
}
