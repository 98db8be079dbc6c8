using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class InputDriftWindowTests
{
    private const int BarCount = 2_400;
    private const int ReturnOf60 = 1;
    private const int VolatilityOf15 = 2;
    private const int VolatilityOfDay = 5;

    private static readonly MonitorOptions Options = new()
    {
        DriftStride = 5, DriftRows = 60, DriftRowsMin = 40, DriftWindowsMin = 4,
    };

    private static readonly List<Candle> Candles = BarSeries.Random(3, BarCount);

    /// <summary>Of what the forecaster's own features were on the bars.</summary>
    private static readonly double[][] Rows = RowsOf(Candles);
    private static readonly ClassifierTraining Training = TrainingOf(Rows);

    [Fact]
    public void The_index_is_that_of_the_classifiers_own_inputs_counted_again()
    {
        InputDriftWindow drift = new(Training, Options);
        foreach (ClosedBar bar in Closed(Candles))
            drift.Update(bar);
        double[][] inside = [.. Enumerable.Range(0, Options.DriftRows)
            .Select(row => Rows[BarCount - 1 - (row * Options.DriftStride)])];
        drift.RowCount.ShouldBe(Options.DriftRows);
        for (int column = 0; column < drift.ColumnCount; column++)
        {
            InputDistribution reference = Training.Inputs[column];
            int[] counts = new int[reference.Shares.Length];
            foreach (double[] row in inside)
                counts[reference.BinOf(row[column])]++;
            drift.IndexOf(column).ShouldBe(PopulationStability.Index(reference.Shares.AsSpan(), counts));
            drift.NameOf(column).ShouldBe(OutlookFeatures.Names[column]);
        }
    }

    [Fact]
    public void Bars_that_move_otherwise_than_in_training_are_found_and_others_are_not()
    {
        InputDriftWindow same = new(Training, Options with { DriftRows = 190 });
        InputDriftWindow wild = new(Training, Options with { DriftRows = 190 });
        foreach (ClosedBar bar in Closed(Candles))
        {
            same.Update(bar);
            wild.Update(bar with { Candle = Wild(bar.Candle) });
        }

        same.IndexOf(VolatilityOf15)!.Value.ShouldBeLessThan(0.1);
        wild.IndexOf(VolatilityOf15)!.Value.ShouldBeGreaterThan(0.25);
    }

    [Fact]
    public void An_input_is_judged_when_enough_of_its_windows_fit_into_the_rows()
    {
        InputDriftWindow drift = new(Training, Options);
        foreach (ClosedBar bar in Closed(Candles[..1_640]))
            drift.Update(bar);
        (drift.RowCount, drift.IsJudged(VolatilityOf15)).ShouldBe((40, true));
        drift.IsJudged(ReturnOf60).ShouldBeFalse("200 bars have three windows of 60");
        foreach (ClosedBar bar in Closed(Candles))
            drift.Update(bar);
        (drift.IsJudged(ReturnOf60), drift.IsJudged(VolatilityOfDay)).ShouldBe((true, false));
        HealthRule.JudgeClassifier(Options, null, drift).Findings.Select(finding => finding.Measure)
            .ShouldBe(["PSI of ret_5", "PSI of ret_60", "PSI of rv_15", "PSI of rv_60", "PSI of er_60", "PSI of range_60",
                "PSI of act_20_1440", "PSI of taker_60", "PSI of hour_utc"]);
    }

    [Fact]
    public void Saved_and_restored_after_any_bar_it_goes_on_as_if_it_had_not_stopped()
    {
        InputDriftWindow whole = new(Training, Options);
        InputDriftWindow stopped = new(Training, Options);
        foreach (ClosedBar bar in Closed(Candles))
        {
            whole.Update(bar);
            stopped.Update(bar);
            if (bar.Sequence % 37 != 0)
                continue;
            InputDriftWindow restored = new(Training, Options);
            restored.Restore(stopped.Save());
            stopped = restored;
            stopped.Save().Bins.ShouldBe(whole.Save().Bins);
        }

        stopped.Save().Features.ShouldBe(whole.Save().Features);
        InputDriftState state = whole.Save();
        Should.Throw<InvalidDataException>(() => stopped.Restore(state with { Features = state.Features[..50] }));
        Should.Throw<InvalidDataException>(() => stopped.Restore(state with { Bins = [77] }));
    }

    [Fact]
    public void A_bar_seen_before_or_without_usable_prices_adds_nothing_and_a_hole_begins_the_features_anew()
    {
        InputDriftWindow drift = new(Training, Options);
        ClosedBar[] bars = Closed(Candles);
        foreach (ClosedBar bar in bars[..1_649])
            drift.Update(bar);
        int rows = drift.RowCount;
        drift.Update(bars[1_639]);
        drift.Update(bars[1_649] with { Candle = bars[1_649].Candle with { Low = default } });
        (drift.Sequence, drift.RowCount).ShouldBe((1_650, rows));
        drift.Update(bars[1_654]);
        (drift.Sequence, drift.RowCount).ShouldBe((1_655, rows));
        drift.Save().Features.ShouldNotBe(new InputDriftWindow(Training, Options).Save().Features);
    }

    [Fact]
    public void It_sees_the_past_only_and_a_leak_of_one_bar_is_found()
    {
        int[] places = [1_600, 1_805, 2_000, 2_300];
        FutureCheck.FindBreach<Candle, double?>(Candles, Run, Change, places: places).ShouldBeNull();
        FutureCheck.FindBreach<Candle, double?>(
            Candles, bars => Run([.. bars.Skip(1), bars[^1]]), Change, places: places).ShouldNotBeNull();
    }

    [Fact]
    public void A_regime_monitor_watches_the_inputs_of_its_classifier_alerts_of_it_and_restores_them()
    {
        ClassifierMonitor monitor = new(Options);
        monitor.SetChampion("outlook-a", Training);
        ClosedBar[] bars = [.. Closed(Candles).Select(bar => bar with { Candle = Wild(bar.Candle) })];
        monitor.Drift!.Warm(bars.AsSpan(0, 2_000));
        ClassifierMonitor restored = new(Options);
        restored.Restore(monitor.SaveTo(new RegimeMonitorState()), Training, ClassifierTraining.None);
        foreach (ClosedBar bar in bars[2_000..])
        {
            monitor.Update(bar);
            restored.Update(bar);
        }

        MonitorAlert alert = monitor.Judge(BarCount).ShouldNotBeNull();
        (alert.Version, alert.Sequence).ShouldBe(("outlook-a", BarCount));
        alert.Text.ShouldContain("PSI of rv_15");
        restored.Judge(BarCount).ShouldBe(alert);
        restored.Judge(BarCount).ShouldBeNull("it was told");
        monitor.SetChampion("outlook-b", ClassifierTraining.None);
        (monitor.Drift, monitor.Judge(BarCount)).ShouldBe((null, null));
    }

    [Fact]
    public void A_challenger_that_takes_charge_keeps_its_forecasts_and_is_then_compared_with_its_own_rows()
    {
        ClassifierMonitor monitor = new(Options);
        monitor.SetChampion("outlook-a", Training);
        monitor.SetChallenger("outlook-b", Training);
        monitor.Drift!.Warm(Closed(Candles));
        monitor.Add("outlook-a", 1_500, [0.9, 0.1], 1);
        monitor.Add("outlook-b", 1_500, [0.6, 0.4], 0);
        monitor.Add("outlook-b", 1_510, [0.6, 0.4], 0);
        monitor.Add("outlook-c", 1_500, [0.6, 0.4], 0);
        (monitor.Champion!.Calibration!.RowCount, monitor.Challenger!.Calibration!.RowCount).ShouldBe((1, 2));
        ClassifierMonitor restored = new(Options);
        restored.Restore(monitor.SaveTo(new RegimeMonitorState()), Training, Training);
        restored.SetChampion("outlook-b", Training);
        ClassifierTrack promoted = restored.Champion!;
        (promoted.Version, promoted.LastForecast, promoted.Calibration!.RowCount).ShouldBe(("outlook-b", 1_510, 2));
        promoted.Calibration.LogLoss!.Value.ShouldBe(-Math.Log(0.6), 1e-12);
        (restored.Challenger, restored.Drift!.RowCount).ShouldBe((null, 0));
        restored.SetChallenger("outlook-b", Training);
        restored.Challenger.ShouldBeNull("it is in charge");
    }

    private static IReadOnlyList<double?> Run(IReadOnlyList<Candle> candles)
    {
        InputDriftWindow drift = new(Training, Options);
        return [.. Closed(candles).Select(bar =>
        {
            drift.Update(bar);
            return drift.IndexOf(ReturnOf60);
        })];
    }

    private static ClosedBar[] Closed(IReadOnlyList<Candle> candles) =>
        [.. candles.Select((candle, index) => new ClosedBar(index + 1, candle, default, default, default))];

    /// <summary>The row of each bar; empty before the features are ready.</summary>
    private static double[][] RowsOf(IReadOnlyList<Candle> candles)
    {
        OutlookFeatures features = new();
        return [.. candles.Select(candle =>
        {
            features.Update(candle);
            return features.IsReady ? features.Row.ToArray() : [];
        })];
    }

    private static ClassifierTraining TrainingOf(double[][] rows) => new(
        [
            .. OutlookFeatures.Names.Select((name, column) => InputDistribution.Fit(
                name, [.. rows.Where(row => row.Length > 0).Select(row => row[column])])),
        ],
        1);

    /// <summary>A bar that moves thirty times as far from its open.</summary>
    private static Candle Wild(Candle bar)
    {
        long close = Math.Max(1, bar.Open.Ticks + (30 * (bar.Close.Ticks - bar.Open.Ticks)));
        return bar with
        {
            Close = new Price(close),
            High = new Price(Math.Max(bar.High.Ticks, close)),
            Low = new Price(Math.Min(bar.Low.Ticks, close)),
        };
    }

    private static Candle Change(Candle bar, Random random)
    {
        long close = bar.Close.Ticks + random.Next(1, 5000);
        return bar with { Close = new Price(close), High = new Price(Math.Max(bar.High.Ticks, close)) };
    }
}
