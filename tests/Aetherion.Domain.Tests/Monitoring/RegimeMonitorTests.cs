using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.Domain.Tests.Anomalies;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Domain.Tests.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class RegimeMonitorTests
{
    private const int BarCount = 600;

    /// <summary>From here on the volatility is far above training's.</summary>
    private const int ShiftAt = 400;

    private static readonly RegimeModel Champion = SampleModels.FourStates();
    private static readonly RegimeModel Challenger = SampleModels.FourStates(logLikelihood: -60_000);

    /// <summary>Drawn apart from each other: of rows that follow each other so few look like drift by chance.</summary>
    private static readonly double[] Draws = Draw();
    private static readonly ClosedBar[] Bars = [.. Enumerable.Range(0, BarCount).Select(Bar)];

    private static readonly TrainingReference Reference = new(
    [
        ReferenceDistribution.Fit(
            Feature.LogRootMeanSquareReturn,
            [.. Bars.Take(ShiftAt).Select(bar => bar.Features[Feature.LogRootMeanSquareReturn]!.Value)]),
    ]);

    private static readonly MonitorOptions Options = new()
    {
        DriftStride = 1, DriftRows = 150, DriftRowsMin = 120, RecentBars = 50, RecentBarsMin = 1_000, JudgeBars = 10,
        ForecastRowsMin = 4, AnomalyBars = 300, AnomalyBarsMin = 100,
    };

    /// <summary>Says 0.9 and is right half the time: far above the calibration error of an alert.</summary>
    private static readonly double[] TooSure = [0.9, 0.1];

    [Fact]
    public void An_alert_is_given_once_when_live_bars_leave_training()
    {
        RegimeMonitor monitor = Watching();
        List<MonitorAlert> alerts = [.. Bars.SelectMany(bar => monitor.Update(bar))];
        MonitorAlert alert = alerts.ShouldHaveSingleItem();
        alert.Version.ShouldBe(Champion.Version);
        alert.Sequence.ShouldBeInRange(ShiftAt, ShiftAt + 60);
        (alert.Sequence % Options.JudgeBars).ShouldBe(0);
        alert.Text.ShouldContain("PSI of LogRootMeanSquareReturn");
        monitor.Health.ShouldBe(ModelHealth.Alert);
    }

    [Fact]
    public void Saved_and_restored_after_any_bar_it_goes_on_as_if_it_had_not_stopped()
    {
        RegimeMonitor whole = Watching("outlook-a");
        RegimeMonitor stopped = Watching("outlook-a");
        List<MonitorAlert> alerts = [];
        foreach (ClosedBar bar in Bars)
        {
            alerts.AddRange(whole.Update(bar));
            stopped.Update(bar).ShouldBe(alerts.Where(alert => alert.Sequence == bar.Sequence));
            whole.Classifiers.Add("outlook-a", bar.Sequence, TooSure, (int)(bar.Sequence % 2));
            stopped.Classifiers.Add("outlook-a", bar.Sequence, TooSure, (int)(bar.Sequence % 2));
            RegimeMonitor restored = New();
            restored.Restore(stopped.Save(), Champion, Reference, Challenger);
            stopped = restored;
            (stopped.ChampionHealth, stopped.Health).ShouldBe((whole.ChampionHealth, whole.Health));
            ClassifierTrack classifier = stopped.Classifiers.Champion!;
            classifier.Health.ShouldBe(whole.Classifiers.Champion!.Health);
            classifier.Calibration!.BrierScore.ShouldBe(whole.Classifiers.Champion.Calibration!.BrierScore);
            stopped.LabelAgreement.ShouldBe(whole.LabelAgreement);
            stopped.Champion!.Likelihood.Value.ShouldBe(whole.Champion!.Likelihood.Value);
        }

        alerts.Select(alert => alert.Version).ShouldBe(["outlook-a", Champion.Version]);
        Should.Throw<InvalidDataException>(() => New().Restore(whole.Save(), Challenger, Reference, null));
    }

    [Fact]
    public void Forecasts_alert_about_the_classifier_and_leave_the_regime_model_as_it_is()
    {
        RegimeMonitor monitor = Watching("outlook-a");
        for (int row = 0; row < 4; row++)
            monitor.Classifiers.Add("outlook-a", row + 1, TooSure, row % 2);
        MonitorAlert[] alerts = [.. Bars.Take(150).SelectMany(bar => monitor.Update(bar))];
        MonitorAlert alert = alerts.ShouldHaveSingleItem();
        (alert.Version, alert.Sequence).ShouldBe(("outlook-a", (long)Options.JudgeBars));
        alert.Text.ShouldBe("calibration error is 0.5, above 0.1");
        monitor.ChampionHealth.ShouldNotBe(ModelHealth.Alert);
        monitor.Classifiers.Champion!.Health.ShouldBe(ModelHealth.Alert);
        monitor.Health.ShouldBe(ModelHealth.Alert);
        monitor.Findings.Select(finding => finding.Measure)
            .ShouldBe(["PSI of LogRootMeanSquareReturn", "calibration error"]);
    }

    [Fact]
    public void A_classifier_that_alerts_does_not_hide_that_the_regime_model_does()
    {
        RegimeMonitor monitor = Watching("outlook-a");
        for (int row = 0; row < 4; row++)
            monitor.Classifiers.Add("outlook-a", row + 1, TooSure, row % 2);
        Bars.SelectMany(bar => monitor.Update(bar)).Select(alert => alert.Version)
            .ShouldBe(["outlook-a", Champion.Version]);
    }

    [Fact]
    public void Another_classifier_begins_without_forecasts_and_those_still_due_of_the_one_before_do_not_count()
    {
        RegimeMonitor monitor = Watching("outlook-a");
        for (int row = 0; row < 4; row++)
            monitor.Classifiers.Add("outlook-a", row + 1, TooSure, row % 2);
        ClassifierMonitor classifiers = monitor.Classifiers;
        classifiers.SetChampion("outlook-a", ClassifierTraining.None);
        classifiers.Champion!.Calibration!.RowCount.ShouldBe(4, "the same again");
        classifiers.SetChampion("outlook-b", ClassifierTraining.None);
        classifiers.Champion!.Calibration.ShouldBeNull();
        classifiers.Add("outlook-a", 5, TooSure, 1);
        classifiers.Champion.Calibration.ShouldBeNull();
        classifiers.Add("outlook-b", 5, [0.5, 0.5], 0);
        classifiers.Champion.Calibration!.BrierScore.ShouldBe(0.5);
        Bars.Take(20).SelectMany(bar => monitor.Update(bar)).ShouldBeEmpty();
        classifiers.SetChampion(null, ClassifierTraining.None);
        classifiers.Add("outlook-b", 6, TooSure, 1);
        classifiers.Champion.ShouldBeNull();
    }

    [Fact]
    public void Another_regime_model_does_not_cost_the_classifier_its_forecasts()
    {
        RegimeMonitor monitor = Watching("outlook-a");
        monitor.Classifiers.Add("outlook-a", 1, TooSure, 0);
        monitor.SetChampion(Challenger, Reference);
        monitor.Classifiers.Champion!.Calibration!.RowCount.ShouldBe(1);
    }

    [Theory]
    [InlineData(ModelHealth.Alert, 150, ModelHealth.Healthy)]
    [InlineData(ModelHealth.Alert, BarCount, ModelHealth.Alert)]
    [InlineData(ModelHealth.Unknown, BarCount, ModelHealth.Unknown)]
    public void A_state_whose_forecasts_have_no_version_is_read_without_them(
        ModelHealth stored, int barCount, ModelHealth expected)
    {
        RegimeMonitor before = Watching();
        foreach (ClosedBar bar in Bars.Take(barCount))
            before.Update(bar);
        RegimeMonitorState state = before.Save() with
        {
            Health = stored, Calibration = new CalibrationState([0, 1], [.. TooSure, .. TooSure]),
        };
        RegimeMonitor monitor = New();
        monitor.Restore(state, Champion, Reference, Challenger);
        (monitor.Sequence, monitor.Classifiers.Champion, monitor.ChampionHealth).ShouldBe((barCount, null, expected));
        monitor.Save().Calibration.ShouldBeNull();
    }

    [Fact]
    public void The_anomaly_model_is_watched_beside_them_and_an_alert_of_it_is_its_own()
    {
        RegimeMonitor monitor = Watching();
        monitor.Anomalies.SetChampion(new AnomalyReference(SampleAnomalies.Model, []), since: 20);
        MonitorAlert[] alerts = [.. Bars.Take(200).Select(Flagged).SelectMany(bar => monitor.Update(bar))];
        MonitorAlert alert = alerts.ShouldHaveSingleItem();
        (alert.Version, alert.Sequence).ShouldBe((SampleAnomalies.Model.Version, 20 + Options.AnomalyBarsMin));
        alert.Text.ShouldBe("distance of the flagged share from 0.05 is 0.45, above 0.015");
        (monitor.Health, monitor.ChampionHealth).ShouldBe((ModelHealth.Alert, ModelHealth.Healthy));
        monitor.Findings.Select(finding => finding.Measure)
            .ShouldBe(["PSI of LogRootMeanSquareReturn", "distance of the flagged share from 0.05"]);
        RegimeMonitor restored = New();
        restored.Restore(
            monitor.Save(), Champion, Reference, Challenger, anomalies: new AnomalyReference(SampleAnomalies.Model, []));
        (restored.Health, restored.Anomalies.Shares.BarCount).ShouldBe((ModelHealth.Alert, 180));
        Bars.Skip(200).Take(50).Select(Flagged).SelectMany(bar => restored.Update(bar)).ShouldBeEmpty("it was told");
        restored.Restore(monitor.Save() with { Anomalies = null }, Champion, Reference, Challenger);
        (restored.Anomalies.Version, restored.Health).ShouldBe((null, ModelHealth.Healthy), "a state from before has none");
    }

    /// <summary>Every second bar is above the rolling threshold.</summary>
    private static ClosedBar Flagged(ClosedBar bar) => bar with
    {
        Anomaly = new BarAnomaly(1, 2, (AnomalyLevel)(bar.Sequence % 2), [1]),
    };

    [Fact]
    public void It_sees_the_past_only_and_a_leak_of_one_bar_is_found()
    {
        ClosedBar Change(ClosedBar bar, Random random) => bar with { Features = Features(random.NextDouble(), 3) };
        FutureCheck.FindBreach(Bars, series => Run(series, lead: 0), Change).ShouldBeNull();
        FutureCheck.FindBreach(Bars, series => Run(series, lead: 1), Change).ShouldNotBeNull();
    }

    [Fact]
    public void Without_anything_to_compare_with_the_health_is_unknown()
    {
        RegimeMonitor monitor = New();
        monitor.Update(Bars[0]).ShouldBeEmpty();
        monitor.Sequence.ShouldBe(0);
        monitor.SetChampion(Champion, TrainingReference.None);
        foreach (ClosedBar bar in Bars)
            monitor.Update(bar).ShouldBeEmpty();
        (monitor.Health, monitor.Drift, monitor.LabelAgreement).ShouldBe((ModelHealth.Unknown, null, null));
    }

    private static IReadOnlyList<(MonitorAlert? Alert, double? Drift, double? Likelihood)> Run(
        IReadOnlyList<ClosedBar> series, int lead)
    {
        RegimeMonitor monitor = Watching();
        return
        [
            .. Enumerable.Range(0, series.Count).Select(index =>
            {
                ClosedBar seen = series[Math.Min(index + lead, series.Count - 1)] with { Sequence = index + 1 };
                MonitorAlert? alert = monitor.Update(seen).SingleOrDefault();
                return (alert, monitor.Drift!.IndexOf(0), monitor.Champion!.Likelihood.Value);
            }),
        ];
    }

    private static RegimeMonitor Watching(string? classifier = null)
    {
        RegimeMonitor monitor = New();
        monitor.Classifiers.SetChampion(classifier, ClassifierTraining.None);
        monitor.SetChallenger(Challenger);
        monitor.SetChampion(Champion, Reference);
        return monitor;
    }

    private static RegimeMonitor New() => new(SampleModels.Key, new RegimeDetectorOptions(), Options);

    private static ClosedBar Bar(int row) => new(
        row + 1, SampleModels.Candle(row + 1),
        Features(Draws[row], Draws[BarCount - 1 - row] + (row < ShiftAt ? 0 : 4)), default, default);

    private static double[] Draw()
    {
        Random random = new(8);
        return [.. Enumerable.Range(0, BarCount).Select(_ => random.NextDouble() + random.NextDouble() - 1)];
    }

    private static FeatureVector Features(double first, double second)
    {
        FeatureVector features = SampleModels.Features((first * 0.2) + 0.01, (second * 0.6) - 7.5);
        features[Feature.LogReturn] = 0;
        return features;
    }
}
