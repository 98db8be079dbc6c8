using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.Domain.Features;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Forecasts;
using Aetherion.Grains.Models;
using Aetherion.Grains.Tests.Symbols;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Forecasts;

public sealed class ForecastGrainTests
{
    private const int Count = 1_620;

    private static readonly ImmutableArray<Candle> Candles = MarketTape.Bars(Timeframe.M1, Count + 60);
    private static readonly RegimeKey Key = new(MarketTape.Live, Timeframe.M1);

    /// <summary>Judges the inputs of the classifier by few rows, and no forecasts.</summary>
    private static readonly ModelMonitorOptions Watchful = new()
    {
        DemotesOnAlert = true,
        Monitor = new MonitorOptions { DriftStride = 5, DriftRowsMin = 20, DriftWindowsMin = 1, JudgeBars = 30 },
    };

    [Fact]
    public async Task A_forecast_says_what_the_domain_says_of_the_stored_bars()
    {
        await using var world = await StartAsync();
        await FeedAsync(world, Count);
        var said = (await world.ForecastOf(MarketTape.Live).GetForecast())!;
        var expected = Run(world.Tables.Bars(Key));
        (said.Sequence, said.BarCloseTime).ShouldBe((Count, Candles[Count - 1].CloseTime));
        said.Volatility.ShouldBe(expected.Volatility);
        said.VolatilityScore.ShouldBe(expected.VolatilityScore);
        said.Outlook.ShouldBe(expected.Outlook!.Value.Decision);
        said.Probabilities.ShouldBe(new OutlookProbabilities(
            expected.Outlook.Value.Range, expected.Outlook.Value.Trend, expected.Outlook.Value.HighRisk));
        said.ClassifierVersion.ShouldBe(Classifiers.First.Version);
        said.Tradability!.Score.ShouldBe(expected.Tradability.Score!.Value);
        said.Tradability.Parts.Select(part => part.Name).ShouldBe(["cost", "activity", "calm", "confidence", "health"], true);
        said.Agreement!.Value.ShouldBeInRange(-1, 1);
    }

    [Theory]
    [InlineData(1_450, Explicit = true)]
    [InlineData(1_531)]
    public async Task Killed_between_bars_it_goes_on_as_if_it_had_not_been(int killAfter)
    {
        await using var undisturbed = await StartAsync();
        await FeedAsync(undisturbed, Count);
        await using var killed = await StartAsync();
        await FeedAsync(killed, killAfter);
        await killed.RestartAsync();
        var before = await killed.ForecastOf(MarketTape.Live).GetForecast();
        before!.Sequence.ShouldBe(killAfter);
        await FeedAsync(killed, Count);
        (await killed.ForecastOf(MarketTape.Live).GetForecast())
            .ShouldBe(await undisturbed.ForecastOf(MarketTape.Live).GetForecast());
    }

    [Fact]
    public async Task Agreement_is_of_the_bars_that_have_closed_a_longer_one_only_after_its_close()
    {
        await using var world = await StartAsync();
        var bars = ClosedBars();
        var early = new HashSet<Timeframe>();
        var late = new HashSet<Timeframe>();
        // Before, at and after the close of every hour.
        foreach (var count in Enumerable.Range(8, 19).SelectMany(hour => (int[])[(60 * hour) - 1, 60 * hour, (60 * hour) + 1]))
        {
            await FeedAsync(world, count);
            var now = Candles[count - 1].CloseTime;
            var said = (await world.ForecastOf(MarketTape.Live).GetForecast())!.Agreement!.Value;
            said.ShouldBe(AgreementAt(bars, _ => now), 1e-12, $"after {count} bars");
            early.UnionWith(Timeframes.WithRegimes.Where(t => Differs(t, t.Duration())));
            late.UnionWith(Timeframes.WithRegimes.Where(t => Differs(t, -t.Duration())));

            bool Differs(Timeframe shifted, TimeSpan shift) =>
                Math.Abs(said - AgreementAt(bars, t => t == shifted ? now + shift : now)) > 1e-6;
        }

        // No day has a regime before the second has closed.
        early.ShouldBe(Timeframes.WithRegimes.Remove(Timeframe.D1), ignoreOrder: true);
        late.ShouldBe(Timeframes.WithRegimes.Remove(Timeframe.D1), ignoreOrder: true);
    }

    [Fact]
    public async Task When_an_hour_is_over_its_forecast_is_scored()
    {
        await using var world = await StartAsync();
        await FeedAsync(world, Count);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        snapshot.BrierScore!.Value.ShouldBe(BrierOf(world.Tables.Bars(Key), 12), 1e-12);
        (snapshot.Classifier, snapshot.ForecastCount).ShouldBe((Classifiers.First.Version, 12));
    }

    [Fact]
    public async Task Another_classifier_is_scored_by_its_own_forecasts_only()
    {
        const int change = 1_530;
        await using var world = await StartAsync();
        await FeedAsync(world, change);
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).ForecastCount.ShouldBe(3);
        await ServeAsync(world, Classifiers.Second);
        await FeedAsync(world, change + 60);
        var between = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (between.Classifier, between.ForecastCount, between.BrierScore)
            .ShouldBe((Classifiers.Second.Version, 0, null), "six hours of the first one have ended since");
        await FeedAsync(world, Count);
        var after = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        after.ForecastCount.ShouldBe(3);
        after.BrierScore!.Value.ShouldBe(BrierOf(world.Tables.Bars(Key), 3, change), 1e-12);
    }

    [Fact]
    public async Task A_challenger_is_scored_beside_the_champion_on_the_same_bars()
    {
        await using var world = await StartAsync();
        await ChallengeAsync(world, Classifiers.Registered(Classifiers.Second));
        await FeedAsync(world, Count);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        var bars = world.Tables.Bars(Key);
        (snapshot.Classifier, snapshot.ForecastCount).ShouldBe((Classifiers.First.Version, 12));
        snapshot.BrierScore!.Value.ShouldBe(BrierOf(bars, 12), 1e-12);
        snapshot.TrainingLogLoss.ShouldBe(0.91);
        var challenger = snapshot.ClassifierChallenger!;
        (challenger.Version, challenger.ForecastCount).ShouldBe((Classifiers.Second.Version, 12));
        challenger.BrierScore!.Value.ShouldBe(BrierOf(bars, 12, changeAfter: 0), 1e-12);
        Math.Abs(challenger.BrierScore.Value - snapshot.BrierScore.Value).ShouldBeGreaterThan(1e-6);
        (await world.ForecastOf(MarketTape.Live).GetForecast())!.ClassifierVersion.ShouldBe(Classifiers.First.Version);
    }

    [Fact]
    public async Task A_challenger_that_takes_charge_keeps_its_forecasts_and_is_judged_without_a_break()
    {
        await using var world = await StartAsync();
        await ChallengeAsync(world, Classifiers.Registered(Classifiers.Second));
        await FeedAsync(world, 1_545);
        await ServeAsync(world, Classifiers.Second);
        await FeedAsync(world, Count);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (snapshot.Classifier, snapshot.ForecastCount, snapshot.ClassifierChallenger)
            .ShouldBe((Classifiers.Second.Version, 12, null));
        snapshot.BrierScore!.Value.ShouldBe(BrierOf(world.Tables.Bars(Key), 12, changeAfter: 0), 1e-12);
    }

    [Fact]
    public async Task A_challenger_keeps_its_forecasts_when_the_champion_is_demoted_and_it_takes_charge_later()
    {
        await using var world = await StartAsync(new ForecastGrainOptions { ClassifierCheckBars = 1 });
        await ChallengeAsync(world, Classifiers.Registered(Classifiers.Second));
        await FeedAsync(world, 1_545);
        await world.Shelf.DemoteAsync(
            Classifiers.Scope, Classifiers.First.Version, "test", "A test.", CancellationToken.None);
        await FeedAsync(world, 1_555);
        var alone = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (alone.Classifier, alone.ClassifierChallenger!.Version).ShouldBe((null, Classifiers.Second.Version));
        await ServeAsync(world, Classifiers.Second);
        await FeedAsync(world, Count);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (snapshot.Classifier, snapshot.ForecastCount, snapshot.ClassifierChallenger)
            .ShouldBe((Classifiers.Second.Version, 12, null));
    }

    [Fact]
    public async Task A_challenger_that_cannot_be_loaded_is_not_run_and_the_champion_goes_on()
    {
        await using var world = await StartAsync();
        await ChallengeAsync(world, Classifiers.Registered(Classifiers.Second) with { Document = "{\"format\":1}" });
        await FeedAsync(world, Count);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        (snapshot.Classifier, snapshot.ForecastCount, snapshot.ClassifierChallenger)
            .ShouldBe((Classifiers.First.Version, 12, null));
        (await world.ForecastOf(MarketTape.Live).GetForecast())!.ClassifierVersion.ShouldBe(Classifiers.First.Version);
    }

    [Fact]
    public async Task A_challenger_that_is_set_or_taken_back_is_followed_from_the_next_look_on()
    {
        await using var world = await StartAsync(new ForecastGrainOptions { ClassifierCheckBars = 1 });
        await FeedAsync(world, 1_545);
        await ChallengeAsync(world, Classifiers.Registered(Classifiers.Second));
        await FeedAsync(world, Count);
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).ClassifierChallenger!.ForecastCount
            .ShouldBe(2, "those made at 1,550 and 1,560");
        await world.Shelf.SetChallengerAsync(Classifiers.Scope, null, "test", "", CancellationToken.None);
        await FeedAsync(world, Count + 1);
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).ClassifierChallenger.ShouldBeNull();
    }

    [Theory]
    [InlineData(1_450, Explicit = true)]
    [InlineData(1_531)]
    [InlineData(1_600, Explicit = true)]
    public async Task Killed_between_bars_no_outcome_is_lost_and_none_counts_twice(int killAfter)
    {
        await using var undisturbed = await StartAsync();
        await ChallengeAsync(undisturbed, Classifiers.Registered(Classifiers.Second));
        await FeedAsync(undisturbed, Count);
        await using var killed = await StartAsync();
        await ChallengeAsync(killed, Classifiers.Registered(Classifiers.Second));
        await FeedAsync(killed, killAfter);
        await killed.RestartAsync();
        await FeedAsync(killed, Count);
        var expected = await undisturbed.MonitorOf(MarketTape.Live).GetSnapshot();
        var actual = await killed.MonitorOf(MarketTape.Live).GetSnapshot();
        (actual.ForecastCount, actual.BrierScore, actual.LogLoss).ShouldBe((12, expected.BrierScore, expected.LogLoss));
        actual.ClassifierChallenger.ShouldBe(expected.ClassifierChallenger);
    }

    [Fact]
    public async Task The_inputs_of_the_classifier_are_compared_with_its_training_from_the_stored_bars_on()
    {
        await using var world = await StartAsync(monitor: Watchful);
        await FeedAsync(world, 1_600);
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).InputDrift.ShouldBeEmpty("it was stored without a reference");
        await RegisterAsync(world, Classifiers.Registered(Classifiers.Second, reference: Classifiers.Small));
        await FeedAsync(world, Count);
        var drift = DriftOf(world.Tables.Bars(Key));
        var said = (await world.MonitorOf(MarketTape.Live).GetSnapshot()).InputDrift;
        said.ShouldBe(Enumerable.Range(0, OutlookFeatures.ColumnCount).Select(
            column => new InputDrift(
                OutlookFeatures.Names[column], drift.IndexOf(column), drift.RowCount, OutlookFeatures.Windows[column] <= 180)));
        said[0].RowCount.ShouldBe(36, "every fifth of 180 bars");
    }

    [Theory]
    [InlineData(1_450, Explicit = true)]
    [InlineData(1_531)]
    [InlineData(1_600, Explicit = true)]
    public async Task Inputs_that_drift_alert_about_the_classifier_once_and_demote_nothing_else(int killAfter)
    {
        await using var world = await StartAsync(monitor: Watchful, reference: Classifiers.Small);
        await FeedAsync(world, killAfter);
        await world.RestartAsync();
        await FeedAsync(world, Count + 60);
        var alert = world.Shelf.Events.Where(e => e.Kind == ModelEventKind.Alert).ShouldHaveSingleItem();
        (alert.Scope, alert.Version).ShouldBe((Classifiers.Scope, Classifiers.First.Version));
        alert.Reason.ShouldStartWith($"On {Key}: PSI of ret_5 is ");
        var demoted = world.Shelf.Events.Where(e => e.Kind == ModelEventKind.Demoted).ShouldHaveSingleItem();
        (demoted.Scope, demoted.PreviousVersion).ShouldBe((Classifiers.Scope, Classifiers.First.Version));
    }

    [Fact]
    public async Task A_state_stored_before_inputs_were_watched_is_gone_on_from_and_keeps_its_forecasts()
    {
        await using var world = await StartAsync(monitor: Watchful with { DemotesOnAlert = false }, reference: Classifiers.Small);
        await FeedAsync(world, 1_600);
        await world.MonitorOf(MarketTape.Live).Checkpoint();
        world.Disk.Rewrite("model-monitor", state =>
        {
            var monitor = state[nameof(ModelMonitorState.Monitor)]!.AsObject();
            if (monitor[nameof(RegimeMonitorState.Classifier)] is null)
                return; // Of a longer timeframe, which has none.
            monitor.Remove(nameof(RegimeMonitorState.InputDrift)).ShouldBeTrue();
            monitor.Remove(nameof(RegimeMonitorState.ClassifierChallenger)).ShouldBeTrue();
            monitor[nameof(RegimeMonitorState.Classifier)]!.AsObject()
                .Remove(nameof(ClassifierTrackState.LastForecast)).ShouldBeTrue();
        });
        await world.RestartAsync();
        await FeedAsync(world, Count + 60);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        snapshot.InputDrift[0].RowCount.ShouldBe(DriftOf(world.Tables.Bars(Key)).RowCount);
        snapshot.ForecastCount.ShouldBe(10 + 2, "which it had, and those made since the restart");
    }

    [Fact]
    public async Task A_monitor_that_begins_among_stored_bars_compares_their_inputs_too()
    {
        await using var world = await StartAsync(monitor: Watchful with { DemotesOnAlert = false }, reference: Classifiers.Small);
        await FeedAsync(world, 1_600);
        await world.Symbol.Checkpoint();
        await world.MonitorOf(MarketTape.Live).Checkpoint();
        world.Disk.Rewrite("model-monitor", state =>
            state[nameof(ModelMonitorState.Monitor)] = JsonSerializer.SerializeToNode(new RegimeMonitorState()));
        await world.RestartAsync();
        await world.MonitorOf(MarketTape.Live).UseClassifiers(new ClassifierInUse(Classifiers.First.Version, 1), null);
        await FeedAsync(world, 1_620);
        var snapshot = await world.MonitorOf(MarketTape.Live).GetSnapshot();
        var drift = DriftOf(world.Tables.Bars(Key));
        drift.RowCount.ShouldBe(36, "more than twenty bars have");
        snapshot.InputDrift.Select(input => (input.RowCount, input.Index)).ShouldBe(
            Enumerable.Range(0, OutlookFeatures.ColumnCount).Select(column => (drift.RowCount, drift.IndexOf(column))));
    }

    [Fact]
    public async Task The_monitor_knows_when_nobody_is_in_charge()
    {
        await using var world = await MarketWorld.StartAsync(
            commitsAtOnce: true, forecastOptions: new ForecastGrainOptions { ClassifierCheckBars = 1 });
        await FeedAsync(world, 1_530);
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).Classifier.ShouldBeNull();
        await ServeAsync(world, Classifiers.First);
        await FeedAsync(world, 1_531);
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).Classifier.ShouldBe(Classifiers.First.Version);
        await world.Shelf.RollBackAsync(
            Classifiers.Scope, Classifiers.First.Version, "test", "", CancellationToken.None);
        await FeedAsync(world, 1_532);
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).Classifier.ShouldBeNull();
    }

    [Fact]
    public async Task A_monitor_that_falls_back_to_an_older_state_is_told_again_who_is_in_charge()
    {
        await using var world = await StartAsync(new ForecastGrainOptions { ClassifierCheckBars = 1 });
        await FeedAsync(world, 1_530);
        await world.MonitorOf(MarketTape.Live).UseClassifiers(null, null);
        await FeedAsync(world, 1_531);
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).Classifier.ShouldBe(Classifiers.First.Version);
    }

    [Fact]
    public async Task Where_it_is_wanted_a_classifier_whose_forecasts_fail_is_demoted_and_gives_no_outlook_any_more()
    {
        await using var world = await MarketWorld.StartAsync(
            commitsAtOnce: true,
            monitorOptions: new ModelMonitorOptions
            {
                DemotesOnAlert = true, Monitor = new MonitorOptions { ForecastRowsMin = 3, CalibrationAlert = 0.001 },
            });
        await ServeAsync(world, Classifiers.First);
        await FeedAsync(world, 1_530);
        (await world.ForecastOf(MarketTape.Live).GetForecast())!.ClassifierVersion.ShouldBe(Classifiers.First.Version);
        await FeedAsync(world, Count);
        var demoted = world.Shelf.Events.Where(e => e.Kind == ModelEventKind.Demoted).ShouldHaveSingleItem();
        (demoted.Scope, demoted.PreviousVersion).ShouldBe((Classifiers.Scope, Classifiers.First.Version));
        await FeedAsync(world, Count + 60);
        (await world.ForecastOf(MarketTape.Live).GetForecast())!.Outlook.ShouldBeNull();
        (await world.MonitorOf(MarketTape.Live).GetSnapshot()).Classifier.ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_classifier_there_is_a_forecast_without_an_outlook_and_a_later_one_takes_over_at_a_bar()
    {
        await using var world = await MarketWorld.StartAsync(
            commitsAtOnce: true, forecastOptions: new ForecastGrainOptions { ClassifierCheckBars = 1 });
        await FeedAsync(world, 1_500);
        var before = (await world.ForecastOf(MarketTape.Live).GetForecast())!;
        (before.Outlook, before.Probabilities, before.ClassifierVersion).ShouldBe((null, null, null));
        await ServeAsync(world, Classifiers.First);
        await FeedAsync(world, 1_510);
        (await world.ForecastOf(MarketTape.Live).GetForecast())!.ClassifierVersion.ShouldBe(Classifiers.First.Version);
        await ServeAsync(world, Classifiers.Second);
        await FeedAsync(world, 1_520);
        var after = (await world.ForecastOf(MarketTape.Live).GetForecast())!;
        after.ClassifierVersion.ShouldBe(Classifiers.Second.Version);
        after.Outlook.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_damaged_classifier_is_passed_over()
    {
        await using var world = await MarketWorld.StartAsync(commitsAtOnce: true);
        var damaged = Classifiers.Registered(Classifiers.First) with { Document = "{\"format\":1}" };
        await RegisterAsync(world, damaged);
        await RegisterAsync(
            world, Classifiers.Registered(Classifiers.Second, new ModelScope(ModelFamilies.Classifier)));
        await FeedAsync(world, 1_500);
        (await world.ForecastOf(MarketTape.Live).GetForecast())!.ClassifierVersion
            .ShouldBe(Classifiers.Second.Version);
    }

    [Fact]
    public async Task The_market_does_not_wait_for_a_forecast_that_is_unwell_and_it_catches_up()
    {
        await using var world = await StartAsync();
        world.Shelf.IsDown = true;
        await FeedAsync(world, 1_500);
        world.Tables.Bars(Key).Length.ShouldBe(1_500);
        (await world.ForecastOf(MarketTape.Live).GetForecast()).ShouldBeNull();
        world.Shelf.IsDown = false;
        await FeedAsync(world, Count);
        var said = (await world.ForecastOf(MarketTape.Live).GetForecast())!;
        said.Tradability!.Score.ShouldBe(Run(world.Tables.Bars(Key)).Tradability.Score!.Value);
    }

    [Fact]
    public async Task Replays_are_not_forecast()
    {
        await using var world = await StartAsync();
        await world.SymbolOf(MarketTape.Replay).AddBars(
            new CandleBatch(MarketTape.Replay, Timeframe.M1, Candles[..200]));
        (await world.ForecastOf(MarketTape.Replay).GetForecast()).ShouldBeNull();
    }

    [Fact]
    public async Task A_warm_up_that_is_bounded_ends_in_the_same_forecast()
    {
        const int count = 4_400;
        var bars = MarketTape.Bars(Timeframe.M1, count);
        await using var world = await StartAsync(new ForecastGrainOptions { WarmUpBars = 1_441 });
        foreach (var batch in bars.Chunk(1_000))
            await world.Symbol.AddBars(new CandleBatch(MarketTape.Live, Timeframe.M1, [.. batch]));
        var before = (await world.ForecastOf(MarketTape.Live).GetForecast())!;
        await world.RestartAsync();
        var after = (await world.ForecastOf(MarketTape.Live).GetForecast())!;
        (after.Volatility, after.Outlook, after.Probabilities, after.Sequence)
            .ShouldBe((before.Volatility, before.Outlook, before.Probabilities, (long)count));
    }

    /// <summary>Of all timeframes, those that close after the last bar that is fed as well.</summary>
    private static ImmutableArray<ClosedBar> ClosedBars()
    {
        var pipeline = new SymbolPipeline(MarketTape.Instrument, _ => new RegimeFilter(MarketTape.Model));
        foreach (var candle in MarketTape.Bars(Timeframe.M1, Count + 240))
            pipeline.AddBar(candle);
        return [.. pipeline.Closed];
    }

    private static double AgreementAt(ImmutableArray<ClosedBar> bars, Func<Timeframe, DateTime> timeOf) =>
        Timeframes.WithRegimes
            .Select(t => bars.LastOrDefault(bar => bar.Candle.Timeframe == t && bar.Candle.CloseTime <= timeOf(t)))
            .Where(bar => bar.Posterior.Count > 0)
            .Average(bar => bar.Probabilities.Bull - bar.Probabilities.Bear);

    private static async Task<MarketWorld> StartAsync(
        ForecastGrainOptions? options = null, ModelMonitorOptions? monitor = null, TrainingReference? reference = null)
    {
        var world = await MarketWorld.StartAsync(
            commitsAtOnce: true, forecastOptions: options, monitorOptions: monitor);
        await RegisterAsync(world, Classifiers.Registered(Classifiers.First, reference: reference));
        return world;
    }

    private static async Task ChallengeAsync(MarketWorld world, RegisteredModel model)
    {
        await world.Shelf.RegisterAsync(model, "test", "", false, CancellationToken.None);
        await world.Shelf.SetChallengerAsync(model.Scope, model.Version, "test", "", CancellationToken.None);
    }

    private static InputDriftWindow DriftOf(ImmutableArray<ClosedBar> bars)
    {
        var drift = new InputDriftWindow(
            new ClassifierTraining(Classifiers.Small.Inputs, null), Watchful.Monitor);
        foreach (var bar in bars)
            drift.Update(bar);
        return drift;
    }

    private static Task ServeAsync(MarketWorld world, OutlookModel model) =>
        RegisterAsync(world, Classifiers.Registered(model));

    private static async Task RegisterAsync(MarketWorld world, RegisteredModel model)
    {
        await world.Shelf.RegisterAsync(model, "test", "", false, CancellationToken.None);
        var line = await world.Shelf.FindLineAsync(model.Scope, CancellationToken.None);
        await world.Shelf.PromoteAsync(model.Version, line.Champion, "test", "", CancellationToken.None);
    }

    /// <summary>Gives bars in batches up to a count; those given before are dropped.</summary>
    private static async Task FeedAsync(MarketWorld world, int count)
    {
        foreach (var batch in Candles[..count].Chunk(90))
            await world.Symbol.AddBars(new CandleBatch(MarketTape.Live, Timeframe.M1, [.. batch]));
    }

    private static BarForecast Run(ImmutableArray<ClosedBar> bars)
    {
        var forecaster = new SymbolForecaster(MarketTape.Instrument.Market);
        forecaster.Use(Classifiers.First);
        foreach (var bar in bars)
            forecaster.Update(bar);
        return forecaster.Forecast!.Value;
    }

    /// <summary>Of the forecasts of the last classifier; the second takes over after a bar.</summary>
    private static double BrierOf(ImmutableArray<ClosedBar> bars, int count, int changeAfter = int.MaxValue)
    {
        var forecaster = new SymbolForecaster(MarketTape.Instrument.Market);
        forecaster.Use(Classifiers.First);
        var scores = new List<double>();
        foreach (var bar in bars)
        {
            if (bar.Sequence == changeAfter + 1L)
            {
                forecaster.Use(Classifiers.Second);
                scores.Clear();
            }
            forecaster.Update(bar);
            if (forecaster.Outcome is not { } outcome)
                continue;
            double[] said = [outcome.Forecast.Range, outcome.Forecast.Trend, outcome.Forecast.HighRisk];
            scores.Add(said.Select((p, k) => Math.Pow(p - (k == (int)outcome.Outcome ? 1 : 0), 2)).Sum());
        }
        scores.Count.ShouldBe(count);
        return scores.Average();
    }
}
