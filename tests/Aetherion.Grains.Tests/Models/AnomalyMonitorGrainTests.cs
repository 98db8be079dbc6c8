using System.Collections.Immutable;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Models;
using Aetherion.Grains.Tests.Symbols;
using Aetherion.Lab.Models;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Models;

public sealed class AnomalyMonitorGrainTests
{
    private const int Count = 150;
    private const int SwapAfter = 90;
    private const int ChallengeAfter = 66;

    private static readonly ImmutableArray<Candle> Candles = MarketTape.Bars(Timeframe.M1, Count);
    private static readonly RegimeKey Key = new(MarketTape.Live, Timeframe.M1);
    private static readonly ModelScope Own = new(ModelFamilies.Anomaly, MarketTape.Instrument.Id, Timeframe.M1);

    /// <summary>Every live row is far above what training saw.</summary>
    private static readonly TrainingReference Small = TrainingReference.None with
    {
        Inputs = [.. AnomalyReference.InputNames.Select(
            name => new InputDistribution(name, [-2_000, -1_000], [0.4, 0.3, 0.3]))],
    };

    private static ModelMonitorOptions Options { get; } = new()
    {
        CheckpointBars = 7,
        CatchUpPage = 4,
        Monitor = new MonitorOptions
        {
            DriftStride = 1, DriftRows = 50, DriftRowsMin = 20, DriftWindowsMin = 1, RecentBarsMin = 1_000, JudgeBars = 5,
            AnomalyBars = 40, AnomalyBarsMin = 1_000,
        },
    };

    private static AnomalyModel First => MarketTape.Anomalies.Value;

    private static AnomalyModel Second => MarketTape.OtherAnomalies.Value;

    [Fact]
    public async Task It_tells_how_many_bars_the_model_flagged_and_how_far_its_inputs_are_from_training()
    {
        await using var world = await StartAsync(Options, Small);
        await FeedAsync(world, Count);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        ImmutableArray<ClosedBar> bars = world.Tables.Bars(Key);
        var last = bars[^40..];
        last.ShouldAllBe(bar => bar.Anomaly.Threshold != null);
        snapshot.AnomalyModel.ShouldBe(new MonitoredAnomalyModel(
            First.Version, 40, last.Average(bar => bar.Anomaly.Level.HasFlag(AnomalyLevel.Anomaly) ? 1.0 : 0),
            new AnomalyReference(First, []).PromisedShare,
            last.Average(bar => bar.Anomaly.Level.HasFlag(AnomalyLevel.Alarm) ? 1.0 : 0)));
        snapshot.AnomalyModel!.FlaggedShare!.Value.ShouldBeInRange(0.01, 0.3);
        snapshot.AnomalyDrift.ShouldBe(DriftOf(First, bars));
        snapshot.AnomalyDrift.ShouldAllBe(input => input.Index > 0.25 && input.RowCount == 50 && input.IsJudged);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(77)]
    [InlineData(101)]
    public async Task Killed_between_bars_it_ends_as_if_it_had_not_been_and_alerts_about_the_model_once(int killAfter)
    {
        await using var undisturbed = await StartAsync(Options, Small);
        await FeedAsync(undisturbed, Count);
        await using var killed = await StartAsync(Options, Small);
        await FeedAsync(killed, killAfter);
        await killed.RestartAsync();
        await FeedAsync(killed, Count);
        await ShouldAgreeAsync(killed, undisturbed);
        (await killed.MonitorOf(MarketTape.Live).GetSnapshot()).Health.ShouldBe("ALERT");
        var alert = Alerts(killed).ShouldHaveSingleItem();
        alert.ShouldBe(Alerts(undisturbed).Single());
        (alert.Scope, alert.Version).ShouldBe((Own, First.Version));
        alert.Reason.ShouldStartWith($"On {Key}: PSI of the detector's Return is ");
        killed.Shelf.Events.ShouldAllBe(e => e.Kind != ModelEventKind.Demoted);
    }

    [Fact]
    public async Task A_share_beside_the_promised_one_is_told_of_from_enough_bars_on()
    {
        // A sample of one bar has a share of all or nothing.
        var one = Options with { Monitor = Options.Monitor with { AnomalyBars = 1, AnomalyBarsMin = 1 } };
        await using var world = await StartAsync(one);
        await FeedAsync(world, Count);
        Alerts(world)[0].Reason.ShouldMatch("distance of the flagged share from 0.05 is 0.(05|95), above 0.015");
        await using var tooFew = await StartAsync(Options);
        await FeedAsync(tooFew, Count);
        Alerts(tooFew).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_share_that_is_off_demotes_the_model_of_the_instrument_where_that_is_wanted_never_one_for_all_and_nothing_else()
    {
        // A sample of one bar has a share of all or nothing.
        var demoting = Options with { DemotesOnAlert = true, Monitor = Options.Monitor with { AnomalyBars = 1, AnomalyBarsMin = 1 } };
        await using var own = await StartAsync(demoting, Small);
        await own.Shelf.ServeAsync(MarketTape.Model, new ModelScope(ModelFamilies.Regime, MarketTape.Instrument.Id, Timeframe.M1));
        await FeedAsync(own, Count);
        var demoted = own.Shelf.Events.Where(e => e.Kind == ModelEventKind.Demoted).ShouldHaveSingleItem();
        (demoted.Scope, demoted.PreviousVersion).ShouldBe((Own, First.Version));
        await using var all = await StartAsync(demoting, Small, new ModelScope(ModelFamilies.Anomaly));
        await FeedAsync(all, Count);
        Alerts(all).ShouldNotBeEmpty();
        all.Shelf.Events.ShouldAllBe(e => e.Kind != ModelEventKind.Demoted);
    }

    [Fact]
    public async Task Inputs_that_drift_demote_nothing_while_the_model_keeps_its_share()
    {
        await using var world = await StartAsync(Options with { DemotesOnAlert = true }, Small);
        await FeedAsync(world, Count);
        Alerts(world).ShouldHaveSingleItem().Reason.ShouldStartWith($"On {Key}: PSI of the detector's Return is ");
        world.Shelf.Events.ShouldAllBe(e => e.Kind != ModelEventKind.Demoted);
    }

    [Fact]
    public async Task Bars_of_a_model_that_cannot_be_loaded_are_not_counted_for_the_one_before()
    {
        await using var world = await StartAsync(Options, Small);
        await FeedAsync(world, SwapAfter);
        world.AnomalyChampion = Second;
        await world.Symbol.UseModel(ModelFamilies.Anomaly, Timeframe.M1, null);
        world.Unloadable.Add(Second.Version);
        await FeedAsync(world, Count);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (snapshot.Sequence, snapshot.AnomalyModel, snapshot.AnomalyDrift.IsEmpty).ShouldBe((Count, null, true));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(SwapAfter + 3)]
    [InlineData(SwapAfter + 24)]
    public async Task Another_model_begins_anew_with_the_bars_that_it_scores_and_keeps_them_when_it_is_killed(int? killAfter)
    {
        await using var world = await StartAsync(Options, Small);
        await RegisterAsync(world, Second, Own, Small);
        await FeedAsync(world, SwapAfter);
        world.AnomalyChampion = Second;
        await world.Symbol.UseModel(ModelFamilies.Anomaly, Timeframe.M1, null);
        if (killAfter is { } bars)
        {
            // The symbol does not close these bars again: the monitor has them from its checkpoint or from the stored ones.
            await FeedAsync(world, bars);
            await world.Symbol.Checkpoint();
            await world.RestartAsync();
        }
        await FeedAsync(world, SwapAfter + 30);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (snapshot.AnomalyModel!.Version, snapshot.AnomalyModel.BarCount).ShouldBe((Second.Version, 30));
        snapshot.AnomalyModel.FlaggedShare.ShouldBe(world.Tables.Bars(Key)[SwapAfter..].Average(
            bar => bar.Anomaly.Level.HasFlag(AnomalyLevel.Anomaly) ? 1.0 : 0));
        snapshot.AnomalyDrift.ShouldBe(DriftOf(Second, world.Tables.Bars(Key)), "from the stored bars on");
        Alerts(world).Select(alert => alert.Version).ShouldBe([First.Version, Second.Version]);
    }

    [Fact]
    public async Task A_model_without_a_reference_and_one_whose_row_is_damaged_are_watched_by_their_shares_alone()
    {
        await using var bare = await StartAsync(Options);
        await FeedAsync(bare, Count);
        await using var damaged = await StartAsync(Options, Small);
        damaged.Shelf.Damaged.Add(First.Version);
        await FeedAsync(damaged, Count);
        foreach (var world in (MarketWorld[])[bare, damaged])
        {
            var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
            (snapshot.AnomalyModel!.BarCount, snapshot.AnomalyDrift.IsEmpty, snapshot.Sequence).ShouldBe((40, true, Count));
            Alerts(world).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_state_stored_before_anomaly_models_were_watched_is_gone_on_from()
    {
        await using var world = await StartAsync(Options, Small);
        await FeedAsync(world, SwapAfter);
        await world.Symbol.Checkpoint();
        await world.MonitorOf(MarketTape.Live).Checkpoint();
        world.Disk.Rewrite("model-monitor", state => state[nameof(ModelMonitorState.Monitor)]!.AsObject()
            .Remove(nameof(RegimeMonitorState.Anomalies)).ShouldBeTrue());
        await world.RestartAsync();
        await FeedAsync(world, SwapAfter + 30);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (snapshot.Sequence, snapshot.AnomalyModel!.Version, snapshot.AnomalyModel.BarCount)
            .ShouldBe((SwapAfter + 30, First.Version, 30));
        snapshot.AnomalyDrift.ShouldBe(DriftOf(First, world.Tables.Bars(Key)));
    }

    [Fact]
    public async Task A_model_that_cannot_be_loaded_any_more_does_not_keep_the_others_from_being_watched()
    {
        await using var world = await StartAsync(Options, Small);
        await FeedAsync(world, SwapAfter);
        await world.Symbol.Checkpoint();
        await world.MonitorOf(MarketTape.Live).Checkpoint();
        world.Unloadable.Add(First.Version);
        world.AnomalyChampion = Second;
        await world.RestartAsync();
        await FeedAsync(world, Count);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (snapshot.Sequence, snapshot.Champion!.Version, snapshot.AnomalyModel!.Version)
            .ShouldBe((Count, MarketTape.Model.Version, Second.Version));
    }

    [Fact]
    public async Task A_challenger_scores_the_same_bars_beside_the_champion_and_has_no_effect_on_what_is_published()
    {
        await using var alone = await StartAsync(Options, Small);
        await FeedAsync(alone, Count);
        await using var world = await StartAsync(Options, Small);
        await FeedAsync(world, ChallengeAfter);
        await ChallengeAsync(world);
        await FeedAsync(world, Count);

        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();

        var bars = world.Tables.Bars(Key);
        var own = BesideOf(Second, bars, ChallengeAfter);
        var last = own[^40..];
        snapshot.AnomalyChallenger.ShouldBe(new MonitoredAnomalyModel(
            Second.Version, 40, last.Average(of => of.IsFlagged ? 1.0 : 0), new AnomalyReference(Second, []).PromisedShare,
            last.Average(of => of.IsAlarm ? 1.0 : 0)));
        snapshot.AnomalyChallengerDrift.ShouldBe(DriftOf(Second, bars), "from the stored bars on");
        var flags = snapshot.AnomalyFlags!;
        (flags.BarCount, flags.Both, flags.ChampionOnly, flags.ChallengerOnly).ShouldBe((
            40,
            last.Count(of => of.IsFlagged && of.IsFlaggedByChampion),
            last.Count(of => !of.IsFlagged && of.IsFlaggedByChampion),
            last.Count(of => of.IsFlagged && !of.IsFlaggedByChampion)));
        (await ShouldAgreeAsync(world, alone)).AnomalyChallenger.ShouldNotBeNull();
        world.Outcome(MarketTape.Live).SequenceEqual(alone.Outcome(MarketTape.Live)).ShouldBeTrue();
        Alerts(world).Select(alert => alert with { Number = 0 })
            .ShouldBe(Alerts(alone).Select(alert => alert with { Number = 0 }), "it is never judged");
    }

    [Theory]
    [InlineData(ChallengeAfter)]
    [InlineData(ChallengeAfter + 4)]
    [InlineData(ChallengeAfter + 31)]
    public async Task A_challenger_that_is_killed_between_bars_ends_as_if_it_had_not_been(int killAfter)
    {
        await using var undisturbed = await StartAsync(Options, Small);
        await using var killed = await StartAsync(Options, Small);
        foreach (var world in (MarketWorld[])[undisturbed, killed])
        {
            await FeedAsync(world, ChallengeAfter);
            await ChallengeAsync(world);
            await FeedAsync(world, killAfter);
            if (world == killed)
                await world.RestartAsync();
            await FeedAsync(world, Count);
        }

        var actual = await ShouldAgreeAsync(killed, undisturbed);

        actual.AnomalyFlags!.BarCount.ShouldBe(40);
        killed.Tables.Bars(Key).ShouldBe(undisturbed.Tables.Bars(Key));
    }

    [Fact]
    public async Task A_challenger_begins_with_the_first_bar_after_it_was_set_also_when_it_was_killed_before_the_next_one()
    {
        var seldom = Options with { CheckpointBars = 1_000, Monitor = Options.Monitor with { AnomalyBars = 1_000 } };
        await using var world = await StartAsync(seldom, Small);
        await FeedAsync(world, ChallengeAfter);
        await ChallengeAsync(world);
        await world.RestartAsync();
        await FeedAsync(world, ChallengeAfter + 12);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (snapshot.AnomalyChallenger!.BarCount, snapshot.AnomalyFlags!.BarCount).ShouldBe((12, 12));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(SwapAfter + 3)]
    [InlineData(SwapAfter + 24)]
    public async Task A_challenger_that_takes_charge_is_the_champion_from_the_bar_on_that_it_scores(int? killAfter)
    {
        await using var world = await StartAsync(Options, Small);
        await FeedAsync(world, ChallengeAfter);
        await ChallengeAsync(world);
        await FeedAsync(world, SwapAfter);
        var before = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (before.AnomalyModel!.Version, before.AnomalyChallenger!.Version).ShouldBe((First.Version, Second.Version));
        await world.Shelf.PromoteAsync(Second.Version, First.Version, "test", "", CancellationToken.None);
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).AnomalyChallenger.ShouldBe(
            before.AnomalyChallenger, "the next bar says who scored it");
        world.AnomalyChampion = Second;
        await world.Symbol.UseModel(ModelFamilies.Anomaly, Timeframe.M1, null);
        if (killAfter is { } bars)
        {
            await FeedAsync(world, bars);
            await world.Symbol.Checkpoint();
            await world.RestartAsync();
        }
        await FeedAsync(world, SwapAfter + 30);
        var after = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (after.AnomalyModel!.Version, after.AnomalyModel.BarCount).ShouldBe((Second.Version, 30));
        (after.AnomalyChallenger, after.AnomalyFlags, after.AnomalyChallengerDrift.IsEmpty).ShouldBe((null, null, true));
    }

    [Fact]
    public async Task When_another_champion_takes_charge_or_comes_back_the_challenger_goes_on_and_is_compared_with_that_one()
    {
        var third = MarketTape.ShippedAnomalies;
        await using var world = await StartAsync(Options, Small);
        await RegisterAsync(world, third, Own, Small);
        await FeedAsync(world, ChallengeAfter);
        await ChallengeAsync(world);
        await FeedAsync(world, SwapAfter);
        var monitor = world.MonitorOf(MarketTape.Live);
        (await monitor.GetSnapshot()).AnomalyFlags!.BarCount.ShouldBe(SwapAfter - ChallengeAfter);
        foreach (var (champion, upTo) in ((AnomalyModel, int)[])[(third, SwapAfter + 9), (First, SwapAfter + 21)])
        {
            var swapped = (int)(await monitor.GetSnapshot()).Sequence;
            world.AnomalyChampion = champion;
            await world.Symbol.UseModel(ModelFamilies.Anomaly, Timeframe.M1, null);
            await FeedAsync(world, upTo);
            var snapshot = await monitor.GetSnapshot();
            (snapshot.AnomalyModel!.Version, snapshot.AnomalyChallenger!.Version).ShouldBe((champion.Version, Second.Version));
            var compared = world.Tables.Bars(Key)[swapped..].Count(bar => bar.Anomaly.Threshold is not null);
            (snapshot.AnomalyFlags!.BarCount, snapshot.AnomalyChallenger.BarCount)
                .ShouldBe((compared, Math.Min(40, upTo - ChallengeAfter)));
        }
    }

    [Fact]
    public async Task A_challenger_that_cannot_be_loaded_or_is_taken_away_is_not_run_and_the_champion_is_watched()
    {
        await using var unloadable = await StartAsync(Options, Small);
        unloadable.Unloadable.Add(Second.Version);
        await using var taken = await StartAsync(Options, Small);
        foreach (var world in (MarketWorld[])[unloadable, taken])
        {
            await FeedAsync(world, ChallengeAfter);
            await ChallengeAsync(world);
            await FeedAsync(world, SwapAfter);
        }
        (await taken.MonitorOf(MarketTape.Live).GetSnapshot()).AnomalyChallenger.ShouldNotBeNull();
        await taken.Shelf.SetChallengerAsync(Own, null, "test", "", CancellationToken.None);
        await taken.MonitorOf(MarketTape.Live).Refresh();
        foreach (var world in (MarketWorld[])[unloadable, taken])
        {
            await FeedAsync(world, Count);
            var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
            (snapshot.Sequence, snapshot.AnomalyModel!.Version, snapshot.AnomalyChallenger, snapshot.AnomalyFlags)
                .ShouldBe((Count, First.Version, null, null));
        }
    }

    [Fact]
    public async Task A_model_whose_reference_was_supplied_since_is_compared_from_the_stored_bars_on()
    {
        await using var world = await StartAsync(Options);
        await FeedAsync(world, SwapAfter);
        await world.Symbol.Checkpoint();
        await world.MonitorOf(MarketTape.Live).Checkpoint();
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).AnomalyDrift.ShouldBeEmpty();
        (await world.Shelf.TrySupplyReferenceAsync(
            (await world.Shelf.FindAsync(First.Version, CancellationToken.None))! with
            {
                Reference = TrainingReferenceDocument.Write(Small),
            },
            CancellationToken.None)).ShouldBeTrue();
        await world.RestartAsync();
        await FeedAsync(world, Count);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        snapshot.AnomalyDrift.ShouldBe(DriftOf(First, world.Tables.Bars(Key)));
        snapshot.AnomalyModel!.BarCount.ShouldBe(40);
    }

    private static async Task ChallengeAsync(MarketWorld world)
    {
        await RegisterAsync(world, Second, Own, Small);
        await world.Shelf.SetChallengerAsync(Own, Second.Version, "test", "", CancellationToken.None);
        await world.MonitorOf(MarketTape.Live).Refresh();
    }

    /// <summary>What a model that was shown the first bars says of those after them, beside what was published.</summary>
    private static (bool IsFlagged, bool IsAlarm, bool IsFlaggedByChampion)[] BesideOf(
        AnomalyModel model, ImmutableArray<ClosedBar> bars, int begin)
    {
        var detector = new AnomalyDetector(model);
        (bool, bool, bool)[] told =
        [
            .. bars.Select(bar => (Bar: bar, Own: detector.Update(bar.Features))).Select(pair => (
                pair.Own.Level.HasFlag(AnomalyLevel.Anomaly),
                pair.Own.Level.HasFlag(AnomalyLevel.Alarm),
                pair.Bar.Anomaly.Level.HasFlag(AnomalyLevel.Anomaly))),
        ];
        return told[begin..];
    }

    private static async Task<MarketWorld> StartAsync(
        ModelMonitorOptions options, TrainingReference? reference = null, ModelScope? scope = null)
    {
        var world = await MarketWorld.StartAsync(monitorOptions: options);
        world.AnomalyChampion = First;
        await RegisterAsync(world, First, scope ?? Own, reference);
        await world.Shelf.PromoteAsync(First.Version, null, "test", "", CancellationToken.None);
        return world;
    }

    private static Task RegisterAsync(
        MarketWorld world, AnomalyModel model, ModelScope scope, TrainingReference? reference) =>
        world.Shelf.RegisterAsync(
            AnomalyRegistration.Of(model, scope, MarketTape.Start, RegisteredModel.Nothing) with
            {
                Reference = reference is null ? RegisteredModel.Nothing : TrainingReferenceDocument.Write(reference),
            },
            "test", "", false, CancellationToken.None);

    private static async Task<MonitorSnapshot> ShouldAgreeAsync(MarketWorld world, MarketWorld other)
    {
        var expected = await other.MonitorOf(MarketTape.Live).GetSnapshot();
        var actual = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (actual.Sequence, actual.AnomalyModel, actual.Health)
            .ShouldBe((expected.Sequence, expected.AnomalyModel, expected.Health));
        actual.AnomalyDrift.ShouldBe(expected.AnomalyDrift);
        actual.Findings.ShouldBe(expected.Findings);
        if (expected.AnomalyChallenger is not null)
        {
            (actual.AnomalyChallenger, actual.AnomalyFlags).ShouldBe((expected.AnomalyChallenger, expected.AnomalyFlags));
            actual.AnomalyChallengerDrift.ShouldBe(expected.AnomalyChallengerDrift);
        }
        return actual;
    }

    private static IEnumerable<InputDrift> DriftOf(AnomalyModel model, ImmutableArray<ClosedBar> bars)
    {
        var drift = new InputDriftWindow(new AnomalyReference(model, Small.Inputs), Options.Monitor);
        drift.Warm(bars.AsSpan());
        return Enumerable.Range(0, drift.ColumnCount).Select(
            column => new InputDrift(drift.NameOf(column), drift.IndexOf(column), drift.RowCount, drift.IsJudged(column)));
    }

    /// <summary>Gives bars in batches of three up to a count; those given before are dropped.</summary>
    private static async Task FeedAsync(MarketWorld world, int count)
    {
        foreach (var batch in Candles[..count].Chunk(3))
            await world.Symbol.AddBars(new CandleBatch(MarketTape.Live, Timeframe.M1, [.. batch]));
    }

    private static ImmutableArray<ModelEvent> Alerts(MarketWorld world) =>
        [.. world.Shelf.Events.Where(e => e.Kind == ModelEventKind.Alert)];
}
