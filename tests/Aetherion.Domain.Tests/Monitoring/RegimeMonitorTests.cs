using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
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
    };

    [Fact]
    public void An_alert_is_given_once_when_live_bars_leave_training()
    {
        RegimeMonitor monitor = Watching();
        List<MonitorAlert> alerts = [.. Bars.Select(bar => monitor.Update(bar)).OfType<MonitorAlert>()];
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
        RegimeMonitor whole = Watching();
        RegimeMonitor stopped = Watching();
        foreach (ClosedBar bar in Bars)
        {
            stopped.Update(bar).ShouldBe(whole.Update(bar));
            RegimeMonitor restored = New();
            restored.Restore(stopped.Save(), Champion, Reference, Challenger);
            stopped = restored;
            stopped.Health.ShouldBe(whole.Health);
            stopped.LabelAgreement.ShouldBe(whole.LabelAgreement);
            stopped.Champion!.Likelihood.Value.ShouldBe(whole.Champion!.Likelihood.Value);
        }

        Should.Throw<InvalidDataException>(() => New().Restore(whole.Save(), Challenger, Reference, null));
    }

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
        monitor.Update(Bars[0]).ShouldBeNull();
        monitor.Sequence.ShouldBe(0);
        monitor.SetChampion(Champion, TrainingReference.None);
        foreach (ClosedBar bar in Bars)
            monitor.Update(bar).ShouldBeNull();
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
                MonitorAlert? alert = monitor.Update(seen);
                return (alert, monitor.Drift!.IndexOf(0), monitor.Champion!.Likelihood.Value);
            }),
        ];
    }

    private static RegimeMonitor Watching()
    {
        RegimeMonitor monitor = New();
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
