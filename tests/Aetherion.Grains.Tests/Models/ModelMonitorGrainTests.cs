using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Models;
using Aetherion.Grains.Regimes;
using Aetherion.Grains.Tests.Forecasts;
using Aetherion.Grains.Tests.Symbols;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Models;

public sealed class ModelMonitorGrainTests
{
    private const int Count = 60;

    private static readonly ImmutableArray<Candle> Candles = MarketTape.Bars(Timeframe.M1, Count);
    private static readonly RegimeKey Key = new(MarketTape.Live, Timeframe.M1);
    private static readonly ModelScope Own = new(ModelFamilies.Regime, MarketTape.Instrument.Id, Timeframe.M1);

    /// <summary>Every live return is far above what training saw.</summary>
    private static readonly TrainingReference Small =
        new([new ReferenceDistribution(Feature.LogReturn, [-2, -1], [0.4, 0.3, 0.3])]);

    private static ModelMonitorOptions Options { get; } = new()
    {
        CheckpointBars = 7,
        CatchUpPage = 4,
        Monitor = new MonitorOptions
        {
            DriftStride = 1, DriftRows = 30, DriftRowsMin = 20, RecentBars = 25, RecentBarsMin = 100, JudgeBars = 5,
        },
    };

    /// <summary>No real classifier is judged on these few bars: forecasts are what a test records.</summary>
    private static ModelMonitorOptions TooFewForecasts { get; } =
        Options with { Monitor = Options.Monitor with { ForecastRowsMin = 4 } };

    [Fact]
    public async Task Champion_and_challenger_are_run_side_by_side_over_the_same_bars()
    {
        await using var world = await StartAsync(Options);
        await ChallengeAsync(world);
        await FeedAsync(world, Count);

        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();

        var champion = Track(MarketTape.Model);
        var challenger = Track(MarketTape.Other);
        var agreed = new List<double>();
        foreach (var bar in world.Tables.Bars(Key))
        {
            champion.Update(bar);
            challenger.Update(bar);
            agreed.Add(champion.Label == challenger.Label ? 1 : 0);
        }
        snapshot.Sequence.ShouldBe(Count);
        snapshot.Champion.ShouldBe(new MonitoredModel(
            MarketTape.Model.Version, champion.Label, champion.Likelihood.Value, 25, -1.0 / 1_440));
        snapshot.Challenger.ShouldBe(new MonitoredModel(
            MarketTape.Other.Version, challenger.Label, challenger.Likelihood.Value, 25, -1));
        snapshot.LabelAgreement.ShouldBe(agreed.TakeLast(25).Average());
        snapshot.LabelAgreement!.Value.ShouldBeInRange(0.1, 0.95);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(29)]
    [InlineData(41)]
    public async Task Killed_between_bars_it_ends_as_if_it_had_not_been_and_alerts_once(int killAfter)
    {
        await using var undisturbed = await StartAsync(Options, Small);
        await ChallengeAsync(undisturbed);
        await FeedAsync(undisturbed, Count);
        await using var killed = await StartAsync(Options, Small);
        await ChallengeAsync(killed);
        await FeedAsync(killed, killAfter);
        await killed.RestartAsync();
        await FeedAsync(killed, Count);

        var expected = await undisturbed.MonitorOf(MarketTape.Live).GetSnapshot();
        var actual = await killed.MonitorOf(MarketTape.Live).GetSnapshot();
        (actual with { Drift = [], Findings = [] }).ShouldBe(expected with { Drift = [], Findings = [] });
        actual.Drift.ShouldBe(expected.Drift);
        actual.Findings.ShouldBe(expected.Findings);
        actual.Health.ShouldBe("ALERT");
        Alerts(killed).ShouldHaveSingleItem().ShouldBe(Alerts(undisturbed).Single());
    }

    [Fact]
    public async Task Drift_is_told_as_an_event_and_demotes_nobody_unless_it_is_to()
    {
        await using var world = await StartAsync(Options, Small);
        await FeedAsync(world, Count);
        var alert = Alerts(world).ShouldHaveSingleItem();
        alert.Version.ShouldBe(MarketTape.Model.Version);
        alert.Reason.ShouldContain("PSI of LogReturn");
        alert.Reason.ShouldContain("above 0.25");
        world.Shelf.Events.ShouldAllBe(e => e.Kind != ModelEventKind.Demoted);
    }

    [Fact]
    public async Task An_alert_demotes_the_champion_of_the_instrument_where_that_is_wanted_and_never_one_for_all()
    {
        await using var own = await StartAsync(Options with { DemotesOnAlert = true }, Small);
        await FeedAsync(own, Count);
        own.Shelf.Events.Single(e => e.Kind == ModelEventKind.Demoted).PreviousVersion
            .ShouldBe(MarketTape.Model.Version);
        await using var all = await StartAsync(
            Options with { DemotesOnAlert = true }, Small, new ModelScope(ModelFamilies.Regime));
        await FeedAsync(all, Count);
        Alerts(all).Length.ShouldBe(1);
        all.Shelf.Events.ShouldAllBe(e => e.Kind != ModelEventKind.Demoted);
    }

    [Fact]
    public async Task The_market_does_not_wait_for_a_monitor_that_is_unwell_and_it_catches_up()
    {
        await using var world = await StartAsync(Options, Small);
        world.Shelf.IsDown = true;
        await FeedAsync(world, 30);
        world.Tables.Bars(Key).Length.ShouldBe(30);
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).Champion.ShouldBeNull();
        world.Shelf.IsDown = false;
        await FeedAsync(world, Count);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        snapshot.Champion!.BarCount.ShouldBe(25);
        snapshot.Drift.Single().RowCount.ShouldBe(30);
        Alerts(world).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_challenger_that_cannot_be_loaded_does_not_keep_the_champion_from_being_watched()
    {
        await using var world = await StartAsync(Options, Small);
        await ChallengeAsync(world);
        world.Unloadable.Add(MarketTape.Other.Version);
        await FeedAsync(world, Count);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        snapshot.Sequence.ShouldBe(Count);
        snapshot.Champion!.Version.ShouldBe(MarketTape.Model.Version);
        snapshot.Challenger.ShouldBeNull();
        Alerts(world).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Bars_of_a_champion_that_was_damaged_since_do_not_keep_the_next_one_from_being_watched()
    {
        await using var world = await StartAsync(Options);
        await world.Shelf.RegisterAsync(
            ModelShelf.Registered(MarketTape.Other, Own), "test", "", false, CancellationToken.None);
        await FeedAsync(world, 9);
        world.Champion = MarketTape.Other;
        await world.Symbol.UseModel(ModelFamilies.Regime, Timeframe.M1, null);
        await FeedAsync(world, 12);
        await world.Symbol.Checkpoint();
        world.Champion = MarketTape.Model;
        world.Unloadable.Add(MarketTape.Other.Version);
        await world.RestartAsync();
        await FeedAsync(world, Count);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        snapshot.Champion.ShouldNotBeNull().Version.ShouldBe(MarketTape.Model.Version);
        snapshot.Sequence.ShouldBe(Count);
    }

    [Fact]
    public async Task A_challenger_that_takes_charge_keeps_what_it_has_seen()
    {
        await using var world = await StartAsync(Options);
        await ChallengeAsync(world);
        await FeedAsync(world, 40);
        var before = (await world.MonitorOf(MarketTape.Live).GetSnapshot()).Challenger!;
        world.Champion = MarketTape.Other;
        await world.Symbol.UseModel(ModelFamilies.Regime, Timeframe.M1, null);
        await FeedAsync(world, 41);
        var after = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        after.Champion!.Version.ShouldBe(before.Version);
        after.Champion.BarCount.ShouldBe(before.BarCount);
        after.Challenger.ShouldBeNull();
    }

    [Fact]
    public async Task Forecasts_whose_outcome_is_known_are_scored()
    {
        await using var world = await StartAsync(Options);
        await FeedAsync(world, 1);
        var monitor = world.MonitorOf(MarketTape.Live);
        (await monitor.GetSnapshot()).Classifier.ShouldBeNull();
        await monitor.UseClassifiers(InUse("outlook-a"), null);
        await monitor.RecordForecasts(
            [new ForecastOutcome([0.8, 0.2], 0, "outlook-a", 10), new ForecastOutcome([0.8, 0.2], 1, "outlook-a", 20)]);
        var snapshot = await monitor.GetSnapshot();
        (snapshot.Classifier, snapshot.ForecastCount).ShouldBe(("outlook-a", 2));
        snapshot.BrierScore!.Value.ShouldBe(((2 * 0.04) + (2 * 0.64)) / 2, 1e-12);
        snapshot.CalibrationError!.Value.ShouldBe(0.5, 1e-12);
        snapshot.LogLoss!.Value.ShouldBe(-(Math.Log(0.8) + Math.Log(0.2)) / 2, 1e-12);
        (snapshot.TrainingLogLoss, snapshot.InputDrift.IsEmpty).ShouldBe((null, true), "nothing was kept of its training");
        await Should.ThrowAsync<Exception>(
            () => monitor.RecordForecasts([new ForecastOutcome([0.8, 0.9], 0, "outlook-a", 30)]));
    }

    [Fact]
    public async Task Forecasts_of_another_classifier_than_the_one_in_charge_or_of_nobody_known_are_not_scored()
    {
        await using var world = await StartAsync(Options);
        await FeedAsync(world, 1);
        var monitor = world.MonitorOf(MarketTape.Live);
        await monitor.UseClassifiers(InUse("outlook-a"), null);
        await monitor.RecordForecasts([new ForecastOutcome([0.8, 0.2], 0, "outlook-a", 10)]);
        await monitor.UseClassifiers(InUse("outlook-b"), null);
        await monitor.RecordForecasts(
            [
                new ForecastOutcome([0.8, 0.2], 0, "outlook-a", 20),
                new ForecastOutcome([0.8, 0.2], 0, Sequence: 20),
                new ForecastOutcome([0.8, 0.2], 0, "outlook-b"),
            ]);
        var snapshot = await monitor.GetSnapshot();
        (snapshot.Classifier, snapshot.ForecastCount, snapshot.BrierScore).ShouldBe(("outlook-b", 0, null));
    }

    [Fact]
    public async Task Forecasts_told_again_count_once_and_those_from_before_a_classifier_began_not_at_all()
    {
        await using var world = await StartAsync(Options);
        await FeedAsync(world, 9);
        var monitor = world.MonitorOf(MarketTape.Live);
        var taken = await monitor.UseClassifiers(new ClassifierInUse("outlook-a", 10), new ClassifierInUse("outlook-b", 20));
        taken.ShouldBe([new ForecastsTaken("outlook-a", 10, 10), new ForecastsTaken("outlook-b", 20, 20)]);
        for (var time = 0; time < 2; time++)
        {
            await monitor.RecordForecasts(
                [.. Enumerable.Range(1, 5).SelectMany(ten => (ForecastOutcome[])
                    [new([0.8, 0.2], 0, "outlook-a", 10 * ten), new([0.7, 0.3], 0, "outlook-b", 10 * ten)])]);
        }
        var snapshot = await monitor.GetSnapshot();
        (snapshot.Classifier, snapshot.ForecastCount).ShouldBe(("outlook-a", 4));
        var challenger = snapshot.ClassifierChallenger!;
        (challenger.Version, challenger.ForecastCount).ShouldBe(("outlook-b", 3));
        challenger.BrierScore!.Value.ShouldBe(2 * 0.09, 1e-12);
        (await monitor.UseClassifiers(InUse("outlook-a"), InUse("outlook-b")))
            .ShouldBe([new ForecastsTaken("outlook-a", 50, 10), new ForecastsTaken("outlook-b", 50, 20)]);
    }

    [Fact]
    public async Task Forecasts_that_are_too_sure_alert_about_the_classifier_and_demote_nothing_else()
    {
        await using var world = await StartAsync(TooFewForecasts with { DemotesOnAlert = true }, Small);
        await ServeClassifierAsync(world, Classifiers.Scope);
        await FeedAsync(world, 3);
        await BeTooSureAsync(world);
        await FeedAsync(world, 6);
        var alert = Alerts(world).ShouldHaveSingleItem();
        (alert.Scope, alert.Version).ShouldBe((Classifiers.Scope, Classifiers.First.Version));
        alert.Reason.ShouldBe($"On {Key}: calibration error is 0.99, above 0.1.");
        var demoted = world.Shelf.Events.Where(e => e.Kind == ModelEventKind.Demoted).ShouldHaveSingleItem();
        (demoted.Scope, demoted.PreviousVersion).ShouldBe((Classifiers.Scope, Classifiers.First.Version));
        var line = await world.Shelf.FindLineAsync(Own, CancellationToken.None);
        line.Champion.ShouldBe(MarketTape.Model.Version);
    }

    [Fact]
    public async Task Alerts_of_both_models_at_one_bar_are_both_told()
    {
        await using var world = await StartAsync(TooFewForecasts, Small);
        await ServeClassifierAsync(world, Classifiers.Scope);
        await FeedAsync(world, 18);
        await BeTooSureAsync(world);
        await FeedAsync(world, Count);
        Alerts(world).Select(e => (e.Scope, e.Version)).ShouldBe(
            [(Own, MarketTape.Model.Version), (Classifiers.Scope, Classifiers.First.Version)]);
    }

    [Fact]
    public async Task A_classifier_for_all_is_told_of_and_not_demoted()
    {
        var all = new ModelScope(ModelFamilies.Classifier);
        await using var world = await StartAsync(TooFewForecasts with { DemotesOnAlert = true });
        await ServeClassifierAsync(world, all);
        await FeedAsync(world, 3);
        await BeTooSureAsync(world);
        await FeedAsync(world, Count);
        Alerts(world).ShouldHaveSingleItem().Scope.ShouldBe(all);
        world.Shelf.Events.ShouldAllBe(e => e.Kind != ModelEventKind.Demoted);
    }

    [Fact]
    public async Task Killed_after_an_alert_about_forecasts_it_does_not_alert_of_the_same_again()
    {
        await using var world = await StartAsync(TooFewForecasts with { CheckpointBars = 1_000 });
        await ServeClassifierAsync(world, Classifiers.Scope);
        await FeedAsync(world, 3);
        await BeTooSureAsync(world);
        await FeedAsync(world, 9);
        await world.RestartAsync();
        await FeedAsync(world, 12);
        await BeTooSureAsync(world, from: 14);
        await FeedAsync(world, Count);
        Alerts(world).ShouldHaveSingleItem();
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).ForecastCount.ShouldBe(20);
    }

    [Fact]
    public async Task A_classifier_that_was_damaged_since_does_not_keep_the_champion_from_being_watched()
    {
        await using var world = await StartAsync(TooFewForecasts, Small);
        await ServeClassifierAsync(world, Classifiers.Scope);
        await FeedAsync(world, 3);
        await BeTooSureAsync(world);
        await world.MonitorOf(MarketTape.Live).Checkpoint();
        world.Shelf.Damaged.Add(Classifiers.First.Version);
        await FeedAsync(world, Count);
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).Sequence.ShouldBe(Count);
        Alerts(world).ShouldHaveSingleItem().Version.ShouldBe(MarketTape.Model.Version);
    }

    [Fact]
    public async Task A_state_stored_before_forecasts_had_a_version_is_gone_on_from_without_them()
    {
        await using var world = await StartAsync(Options, Small);
        await FeedAsync(world, 30);
        await world.MonitorOf(MarketTape.Live).Checkpoint();
        world.Disk.Rewrite("model-monitor", state =>
        {
            var monitor = state[nameof(ModelMonitorState.Monitor)]!.AsObject();
            monitor.Remove(nameof(RegimeMonitorState.Classifier)).ShouldBeTrue();
            monitor[nameof(RegimeMonitorState.Calibration)] =
                JsonNode.Parse("""{ "Labels": [0, 1], "Probabilities": [0.9, 0.1, 0.9, 0.1] }""");
        });
        await world.RestartAsync();
        await FeedAsync(world, Count);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (snapshot.Sequence, snapshot.Champion!.BarCount, snapshot.Health).ShouldBe((Count, 25, "ALERT"));
        (snapshot.Classifier, snapshot.BrierScore).ShouldBe((null, null));
        Alerts(world).Length.ShouldBe(1, "the drift was told before");
    }

    [Fact]
    public async Task A_champion_whose_reference_was_supplied_since_is_compared_from_the_stored_bars_on()
    {
        var registered = ModelShelf.Registered(MarketTape.Model, Own, Small);
        await using var world = await MarketWorld.StartAsync(
            regimeOptions: new RegimeGrainOptions { Detector = MarketTape.Nervous }, monitorOptions: Options);
        await world.Shelf.RegisterAsync(
            registered with { Reference = RegisteredModel.Nothing }, "test", "", false, CancellationToken.None);
        await FeedAsync(world, 30);
        await world.Symbol.Checkpoint();
        await world.MonitorOf(MarketTape.Live).Checkpoint();
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).Drift.ShouldBeEmpty();
        (await world.Shelf.TrySupplyReferenceAsync(registered, CancellationToken.None)).ShouldBeTrue();
        await world.RestartAsync();
        await FeedAsync(world, 33);
        var drift = (await world.MonitorOf(MarketTape.Live).GetSnapshot()).Drift.ShouldHaveSingleItem();
        (drift.Feature, drift.RowCount).ShouldBe((Feature.LogReturn, 30));
        drift.Index!.Value.ShouldBeGreaterThan(0.25);
    }

    [Fact]
    public async Task Replays_are_not_watched()
    {
        await using var world = await StartAsync(Options, Small);
        await world.SymbolOf(MarketTape.Replay).AddBars(new CandleBatch(MarketTape.Replay, Timeframe.M1, Candles));
        var snapshot = await world.MonitorOf(MarketTape.Replay).GetSnapshot();
        snapshot.Champion.ShouldBeNull();
        Alerts(world).ShouldBeEmpty();
    }

    private static async Task<MarketWorld> StartAsync(
        ModelMonitorOptions options, TrainingReference? reference = null, ModelScope? scope = null)
    {
        var world = await MarketWorld.StartAsync(
            regimeOptions: new RegimeGrainOptions { Detector = MarketTape.Nervous }, monitorOptions: options);
        await world.Shelf.ServeAsync(MarketTape.Model, scope ?? Own, reference);
        return world;
    }

    private static async Task ServeClassifierAsync(MarketWorld world, ModelScope scope)
    {
        var model = Classifiers.Registered(Classifiers.First, scope);
        await world.Shelf.RegisterAsync(model, "test", "", false, CancellationToken.None);
        await world.Shelf.PromoteAsync(model.Version, null, "test", "", CancellationToken.None);
    }

    /// <summary>Records ten forecasts of the classifier that were all wrong, made at the bars from that one on.</summary>
    private static Task BeTooSureAsync(MarketWorld world, int from = 4) => world.MonitorOf(MarketTape.Live).RecordForecasts(
        [.. Enumerable.Range(from, 10).Select(
            made => new ForecastOutcome([0.99, 0.01], 1, Classifiers.First.Version, made))]);

    private static ClassifierInUse InUse(string version) => new(version, Since: 0);

    private static async Task ChallengeAsync(MarketWorld world)
    {
        await world.Shelf.RegisterAsync(
            ModelShelf.Registered(MarketTape.Other, Own), "test", "", false, CancellationToken.None);
        await world.Shelf.SetChallengerAsync(Own, MarketTape.Other.Version, "test", "", CancellationToken.None);
    }

    /// <summary>Gives bars in batches of three up to a count; those given before are dropped.</summary>
    private static async Task FeedAsync(MarketWorld world, int count)
    {
        foreach (var batch in Candles[..count].Chunk(3))
            await world.Symbol.AddBars(new CandleBatch(MarketTape.Live, Timeframe.M1, [.. batch]));
    }

    private static ImmutableArray<ModelEvent> Alerts(MarketWorld world) =>
        [.. world.Shelf.Events.Where(e => e.Kind == ModelEventKind.Alert)];

    private static RegimeTrack Track(Aetherion.Domain.Regimes.RegimeModel model) =>
        new(Key, model, MarketTape.Nervous, Options.Monitor);
}
