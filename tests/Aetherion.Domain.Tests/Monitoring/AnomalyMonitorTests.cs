using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Tests.Anomalies;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class AnomalyMonitorTests
{
    private const int BarCount = 3_000;
    private const int Return = (int)AnomalyFeature.Return;
    private const int Range = (int)AnomalyFeature.Range;
    private const int Activity = (int)AnomalyFeature.Activity;

    private static readonly MonitorOptions Options = new()
    {
        DriftStride = 5, DriftRows = 400, DriftRowsMin = 100, AnomalyBars = 1_000, AnomalyBarsMin = 500, JudgeBars = 10,
    };

    private static readonly List<Candle> Candles = SampleAnomalies.Simulated(3, BarCount);
    private static readonly ClosedBar[] Bars = BarsOf(Candles);

    /// <summary>What a model of these options sees of each bar; empty where it lacks something.</summary>
    private static readonly double[][] Rows = RowsOf(Bars);
    private static readonly AnomalyReference Reference = ReferenceOf(SampleAnomalies.Model);

    [Fact]
    public void The_index_is_that_of_what_the_detector_sees_counted_again()
    {
        AnomalyMonitor monitor = Watching();
        foreach (ClosedBar bar in Bars)
            monitor.Update(bar);
        double[][] inside = [.. Enumerable.Range(0, Options.DriftRows).Select(row => Rows[BarCount - 1 - (row * Options.DriftStride)])];
        InputDriftWindow drift = monitor.Drift!;
        (drift.RowCount, drift.ColumnCount).ShouldBe((Options.DriftRows, 3));
        for (int column = 0; column < drift.ColumnCount; column++)
        {
            InputDistribution reference = Reference.Inputs[column];
            int[] counts = new int[reference.Shares.Length];
            foreach (double[] row in inside)
                counts[reference.BinOf(row[column])]++;
            drift.IndexOf(column).ShouldBe(PopulationStability.Index(reference.Shares.AsSpan(), counts));
            (drift.NameOf(column), drift.IsJudged(column)).ShouldBe(($"{(AnomalyFeature)column}", true));
        }
    }

    [Fact]
    public void The_detector_scores_the_very_rows_that_are_compared()
    {
        AnomalyModel model = SampleAnomalies.Model;
        AnomalyDetector detector = new(model);
        double[] scaled = new double[3];
        double[] parts = new double[3];
        foreach ((ClosedBar bar, double[] row) in Bars.Zip(Rows))
        {
            BarAnomaly scored = detector.Update(bar.Features);
            scored.IsKnown.ShouldBe(row.Length > 0);
            if (row.Length == 0)
                continue;
            model.Scaler.Transform(row, scaled);
            scored.Score.ShouldBe(model.Score.Explain(scaled, parts));
        }
    }

    [Fact]
    public void A_market_that_is_wilder_by_the_same_factor_all_along_is_no_drift_and_one_that_is_busier_at_times_is()
    {
        InputDriftWindow same = new(Reference, Options);
        InputDriftWindow wild = new(Reference, Options);
        InputDriftWindow busy = new(Reference, Options);
        foreach (ClosedBar bar in Bars)
        {
            same.Update(bar);
            wild.Update(bar with { Features = Scaled(bar.Features, 30, 1) });
            busy.Update(bar with { Features = Scaled(bar.Features, 1, bar.Sequence % 20 < 10 ? 3 : 0.1) });
        }

        same.IndexOf(Activity)!.Value.ShouldBeLessThan(0.1);
        // Returns are of whole ticks: of those that lie on the edge of a decile, some come to lie beside it.
        wild.IndexOf(Range)!.Value.ShouldBe(same.IndexOf(Range)!.Value, 2e-3);
        wild.IndexOf(Return)!.Value.ShouldBe(same.IndexOf(Return)!.Value, 2e-3);
        busy.IndexOf(Activity)!.Value.ShouldBeGreaterThan(0.25);
    }

    [Fact]
    public void Shares_are_of_the_bars_that_the_model_scored_itself_and_another_model_begins_anew()
    {
        AnomalyMonitor monitor = new(Options);
        monitor.Update(Bars[0]);
        (monitor.Version, monitor.Sequence, monitor.Shares.BarCount, monitor.Save()).ShouldBe((null, 0, 0, null));
        monitor.SetChampion(Reference, since: 600);
        monitor.Drift!.Warm(Bars.AsSpan(0, 600));
        foreach (ClosedBar bar in Bars[..1_400])
            monitor.Update(bar);
        ClosedBar[] scored = [.. Bars[600..1_400].Where(bar => bar.Anomaly.Threshold is not null)];
        monitor.Shares.BarCount.ShouldBe(scored.Length);
        monitor.Shares.Flagged.ShouldBe(scored.Average(bar => bar.Anomaly.Level.HasFlag(AnomalyLevel.Anomaly) ? 1.0 : 0));
        monitor.Drift.RowCount.ShouldBe(Rows[..1_400].Where((row, index) => row.Length > 0 && (index + 1) % 5 == 0).Count());
        monitor.SetChampion(Reference, since: 1_400);
        monitor.Shares.BarCount.ShouldBe(scored.Length, "it is the same model");
        monitor.SetChampion(ReferenceOf(Other), since: 1_400);
        (monitor.Version, monitor.Shares.BarCount, monitor.Drift.RowCount, monitor.Health)
            .ShouldBe((Other.Version, 0, 0, ModelHealth.Unknown));
        monitor.SetChampion(null, since: 1_400);
        (monitor.Version, monitor.Drift, monitor.Judge(1_400)).ShouldBe((null, null, null));
    }

    [Theory]
    [InlineData(20, null, ModelHealth.Healthy)]
    [InlineData(16, null, ModelHealth.Watch)]
    [InlineData(12, "distance of the flagged share from 0.05 is 0.033, above 0.015", ModelHealth.Alert)]
    [InlineData(50, "distance of the flagged share from 0.05 is 0.03, above 0.015", ModelHealth.Alert)]
    public void The_flagged_share_is_judged_by_its_distance_from_the_promised_one(
        int every, string? alert, ModelHealth expected)
    {
        AnomalyMonitor monitor = new(Options);
        monitor.SetChampion(new AnomalyReference(SampleAnomalies.Model, []), since: 0);
        for (int sequence = 1; sequence <= Options.AnomalyBars; sequence++)
        {
            monitor.Update(new ClosedBar(
                sequence, default, default, default, default,
                new BarAnomaly(1, 2, sequence % every == 0 ? AnomalyLevel.Anomaly : AnomalyLevel.Alarm, [1])));
            if (sequence == Options.AnomalyBarsMin - 1)
                (monitor.Judge(sequence), monitor.Health).ShouldBe((null, ModelHealth.Unknown), "these are too few");
        }

        MonitorAlert? told = monitor.Judge(Options.AnomalyBars);
        (told?.Text, told?.IsBroken, monitor.IsShareOff).ShouldBe((alert, alert is null ? null : true, alert is not null));
        (monitor.Health, monitor.Drift).ShouldBe((expected, null));
        monitor.Report.Findings.ShouldHaveSingleItem().Measure.ShouldBe("distance of the flagged share from 0.05");
        monitor.Judge(Options.AnomalyBars).ShouldBeNull("it was told");
    }

    [Fact]
    public void It_alerts_of_inputs_that_left_training_once_and_never_at_a_bar_before_the_last_it_has_seen()
    {
        AnomalyMonitor monitor = new(Options with { AnomalyBarsMin = BarCount });
        monitor.SetChampion(Reference, since: 0);
        List<MonitorAlert> alerts = [];
        foreach (ClosedBar bar in Bars)
        {
            monitor.Update(bar with { Features = Scaled(bar.Features, 1, bar.Sequence % 20 < 10 ? 3 : 0.1) });
            monitor.Judge(bar.Sequence - 1).ShouldBeNull();
            if (monitor.Judge(bar.Sequence) is { } alert)
                alerts.Add(alert);
        }

        MonitorAlert told = alerts.ShouldHaveSingleItem();
        told.Version.ShouldBe(SampleAnomalies.Model.Version);
        told.Text.ShouldContain("PSI of the detector's Activity");
        told.IsBroken.ShouldBeFalse("it keeps its share, as far as is known");
    }

    [Fact]
    public void A_share_that_goes_off_while_inputs_are_an_alert_is_told_of_by_itself_also_when_it_was_restored()
    {
        MonitorOptions late = Options with { AnomalyBars = 2_000, AnomalyBarsMin = 2_000 };
        AnomalyMonitor monitor = new(late);
        monitor.SetChampion(Reference, since: 0);
        List<MonitorAlert> alerts = [];
        foreach (ClosedBar bar in Bars)
        {
            monitor.Update(bar with
            {
                Features = Scaled(bar.Features, 1, bar.Sequence % 20 < 10 ? 3 : 0.1),
                Anomaly = new BarAnomaly(1, 2, AnomalyLevel.Anomaly, [1]),
            });
            if (monitor.Judge(bar.Sequence) is { } alert)
                alerts.Add(alert);
        }

        alerts.Select(alert => alert.IsBroken).ShouldBe([false, true]);
        alerts[1].Text.ShouldContain("distance of the flagged share from 0.05 is 0.95");
        AnomalyMonitor restored = new(late);
        restored.Restore(monitor.Save(), Reference);
        restored.IsShareOff.ShouldBeTrue();
        restored.Judge(restored.Sequence).ShouldBeNull("it was told");
    }

    [Fact]
    public void Saved_and_restored_after_any_bar_it_goes_on_as_if_it_had_not_stopped()
    {
        AnomalyMonitor whole = Watching();
        AnomalyMonitor stopped = Watching();
        foreach (ClosedBar bar in Bars)
        {
            whole.Update(bar);
            stopped.Update(bar);
            stopped.Judge(bar.Sequence).ShouldBe(whole.Judge(bar.Sequence));
            if (bar.Sequence % 17 != 0)
                continue;
            AnomalyMonitor restored = new(Options);
            restored.Restore(stopped.Save(), Reference);
            stopped = restored;
            (stopped.Sequence, stopped.Health, stopped.Shares.BarCount, stopped.Shares.Flagged)
                .ShouldBe((whole.Sequence, whole.Health, whole.Shares.BarCount, whole.Shares.Flagged));
            stopped.Report.Findings.ShouldBe(whole.Report.Findings);
            stopped.Save()!.Drift!.Features.ShouldBe(whole.Save()!.Drift!.Features);
            stopped.Save()!.Drift!.Bins.ShouldBe(whole.Save()!.Drift!.Bins);
        }
    }

    [Fact]
    public void A_state_without_it_or_whose_model_is_gone_begins_anew_and_one_of_another_model_is_refused()
    {
        AnomalyMonitor monitor = Watching();
        foreach (ClosedBar bar in Bars)
            monitor.Update(bar);
        AnomalyMonitorState state = monitor.Save()!;
        Should.Throw<InvalidDataException>(() => new AnomalyMonitor(Options).Restore(state, ReferenceOf(Other)));
        Should.Throw<InvalidDataException>(() => new AnomalyMonitor(Options).Restore(state with { Levels = [9] }, Reference));
        Should.Throw<InvalidDataException>(() => new AnomalyMonitor(Options).Restore(
            state with { Drift = state.Drift! with { Bins = [77] } }, Reference));
        monitor.Restore(state with { Drift = null }, Reference);
        (monitor.Drift!.RowCount, monitor.Shares.BarCount).ShouldBe((0, Options.AnomalyBars));
        foreach ((AnomalyMonitorState? saved, AnomalyReference? model) in
            ((AnomalyMonitorState?, AnomalyReference?)[])[(null, Reference), (state, null)])
        {
            monitor.Restore(saved, model);
            (monitor.Version, monitor.Sequence, monitor.Shares.BarCount, monitor.Drift, monitor.Health)
                .ShouldBe((null, 0, 0, null, ModelHealth.Unknown));
        }
    }

    [Fact]
    public void A_challenger_scores_the_same_bars_by_a_threshold_of_its_own_and_changes_nothing_of_the_champion()
    {
        const int Begin = 700;
        AnomalyMonitor alone = Watching();
        AnomalyMonitor monitor = Watching();
        AnomalyDetector twin = new(Other);
        List<(BarAnomaly Champion, BarAnomaly Challenger)> pairs = [];
        foreach (ClosedBar bar in Bars)
        {
            alone.Update(bar);
            if (bar.Sequence == Begin + 1)
            {
                monitor.SetChallenger(ReferenceOf(Other));
                monitor.Challenger!.Warm(Bars.AsSpan(0, Begin));
                monitor.Challenger.Shares.BarCount.ShouldBe(0, "what it is shown of the past does not count");
            }

            monitor.Update(bar);
            monitor.Update(bar);
            BarAnomaly own = twin.Update(bar.Features);
            if (bar.Sequence > Begin)
                pairs.Add((bar.Anomaly, own));
            monitor.Judge(bar.Sequence).ShouldBe(alone.Judge(bar.Sequence));
        }

        AnomalyTrack challenger = monitor.Challenger!;
        (BarAnomaly Champion, BarAnomaly Challenger)[] last = [.. pairs.TakeLast(Options.AnomalyBars)];
        (challenger.Version, challenger.Sequence, challenger.Shares.BarCount)
            .ShouldBe((Other.Version, BarCount, Options.AnomalyBars));
        challenger.Shares.Flagged.ShouldBe(last.Average(pair => Flags(pair.Challenger) ? 1.0 : 0));
        challenger.Shares.Alarms.ShouldBe(last.Average(
            pair => pair.Challenger.Level.HasFlag(AnomalyLevel.Alarm) ? 1.0 : 0));
        FlagAgreementWindow agreement = challenger.Agreement;
        (agreement.BarCount, agreement.Both, agreement.ChampionOnly, agreement.ChallengerOnly).ShouldBe((
            Options.AnomalyBars,
            last.Count(pair => Flags(pair.Champion) && Flags(pair.Challenger)),
            last.Count(pair => Flags(pair.Champion) && !Flags(pair.Challenger)),
            last.Count(pair => !Flags(pair.Champion) && Flags(pair.Challenger))));
        agreement.Both.ShouldBeGreaterThan(0);
        (agreement.ChampionOnly + agreement.ChallengerOnly).ShouldBeGreaterThan(0, "they are two models");
        challenger.Drift!.RowCount.ShouldBe(Options.DriftRows);
        AnomalyMonitorState expected = alone.Save()!;
        AnomalyMonitorState actual = monitor.Save()!;
        actual.Levels.ShouldBe(expected.Levels);
        actual.Drift!.Bins.ShouldBe(expected.Drift!.Bins);
        monitor.Report.Findings.ShouldBe(alone.Report.Findings, "it is compared and never judged");
    }

    [Fact]
    public void A_challenger_is_compared_with_one_champion_and_ends_when_it_takes_charge()
    {
        AnomalyMonitor monitor = Watching();
        monitor.SetChallenger(Reference);
        monitor.Challenger.ShouldBeNull("a model does not challenge itself");
        monitor.SetChallenger(ReferenceOf(Other));
        foreach (ClosedBar bar in Bars[..500])
            monitor.Update(bar);
        AnomalyTrack challenger = monitor.Challenger!;
        monitor.SetChallenger(ReferenceOf(Other));
        monitor.Challenger.ShouldBe(challenger, "it is the same model");
        (int own, int compared) = (challenger.Shares.BarCount, challenger.Agreement.BarCount);
        compared.ShouldBeInRange(1, own);

        monitor.SetChampion(ReferenceOf(Third), since: 500);
        (monitor.Challenger, challenger.Shares.BarCount, challenger.Agreement.BarCount).ShouldBe((challenger, own, 0));
        foreach (ClosedBar bar in Bars[500..600])
            monitor.Update(bar);
        (challenger.Shares.BarCount, challenger.Agreement.BarCount).ShouldBe((own + 100, 100));

        // Bars that nobody known scored: it goes on, and there is nothing to compare it with.
        monitor.SetChampion(null, since: 600);
        foreach (ClosedBar bar in Bars[600..650])
            monitor.Update(bar);
        (challenger.Shares.BarCount, challenger.Agreement.BarCount).ShouldBe((own + 150, 0));

        monitor.SetChampion(ReferenceOf(Other), since: 650);
        (monitor.Version, monitor.Challenger, monitor.Shares.BarCount).ShouldBe((Other.Version, null, 0));
        monitor.SetChallenger(Reference);
        monitor.SetChallenger(null);
        monitor.Challenger.ShouldBeNull();
    }

    [Fact]
    public void A_challenger_goes_on_from_what_was_saved_and_a_state_of_another_model_or_a_damaged_one_is_refused()
    {
        AnomalyMonitor whole = Watching();
        AnomalyMonitor stopped = Watching();
        AnomalyReference other = ReferenceOf(Other);
        foreach (AnomalyMonitor monitor in (AnomalyMonitor[])[whole, stopped])
            monitor.SetChallenger(other);
        foreach (ClosedBar bar in Bars)
        {
            whole.Update(bar);
            stopped.Update(bar);
            if (bar.Sequence % 97 != 0)
                continue;
            AnomalyMonitor restored = new(Options);
            restored.Restore(stopped.Save(), Reference, stopped.Challenger!.Save(), other);
            stopped = restored;
        }

        AnomalyTrackState state = stopped.Challenger!.Save();
        AnomalyTrackState expected = whole.Challenger!.Save();
        (state with { Detector = [], Levels = [], Flags = [], Drift = null })
            .ShouldBe(expected with { Detector = [], Levels = [], Flags = [], Drift = null });
        (state.Detector.SequenceEqual(expected.Detector), state.Levels.SequenceEqual(expected.Levels),
            state.Flags.SequenceEqual(expected.Flags), state.Drift!.Bins.SequenceEqual(expected.Drift!.Bins))
            .ShouldBe((true, true, true, true));
        AnomalyMonitorState champion = stopped.Save()!;
        foreach (AnomalyTrackState damaged in (AnomalyTrackState[])
            [
                state with { Version = "anomaly-third" }, state with { Detector = state.Detector[..50] },
                state with { Levels = [4] }, state with { Flags = [1, 9] },
                state with { Drift = state.Drift with { Bins = [77] } },
            ])
            Should.Throw<InvalidDataException>(() => new AnomalyMonitor(Options).Restore(champion, Reference, damaged, other));
        AnomalyMonitor without = new(Options);
        without.Restore(champion, Reference, state, null);
        without.Challenger.ShouldBeNull("its model is gone");
        without.Restore(champion, null, state, other);
        (without.Challenger!.Shares.BarCount, without.Challenger.Agreement.BarCount)
            .ShouldBe((Options.AnomalyBars, 0), "the champion that it was compared with is gone");
    }

    [Fact]
    public void A_reference_of_other_columns_is_refused() => Should.Throw<InvalidDataException>(
        () => new AnomalyReference(SampleAnomalies.Model, [InputDistribution.Fit("luck", [1, 2])]));

    [Fact]
    public void It_sees_the_past_only_and_a_leak_of_one_bar_is_found()
    {
        int[] places = [200, 705, 1_500, 2_300];
        static Candle Change(Candle bar, Random random)
        {
            long close = bar.Close.Ticks + random.Next(1, 5_000);
            return bar with { Close = new Price(close), High = new Price(Math.Max(bar.High.Ticks, close)) };
        }

        FutureCheck.FindBreach(Candles, Run, Change, places: places).ShouldBeNull();
        FutureCheck.FindBreach(Candles, bars => Run([.. bars.Skip(1), bars[^1]]), Change, places: places).ShouldNotBeNull();
    }

    private static bool Flags(in BarAnomaly anomaly) => anomaly.Level.HasFlag(AnomalyLevel.Anomaly);

    private static AnomalyModel Third { get; } = SampleAnomalies.Train(SampleAnomalies.Quick, 3);

    private static AnomalyModel Other { get; } = SampleAnomalies.Train(SampleAnomalies.Quick, 2);

    private static IReadOnlyList<(double?, double?, ModelHealth, double?, double?)> Run(IReadOnlyList<Candle> candles)
    {
        AnomalyMonitor monitor = Watching();
        monitor.SetChallenger(ReferenceOf(Other));
        return [.. BarsOf(candles).Select(bar =>
        {
            monitor.Update(bar);
            monitor.Judge(bar.Sequence);
            AnomalyTrack challenger = monitor.Challenger!;
            return (monitor.Drift!.IndexOf(Range), monitor.Shares.Flagged, monitor.Health, challenger.Shares.Flagged, challenger.Agreement.Kappa);
        })];
    }

    private static AnomalyMonitor Watching()
    {
        AnomalyMonitor monitor = new(Options);
        monitor.SetChampion(Reference, since: 0);
        return monitor;
    }

    /// <summary>Of the rows of the bars, as if the model had been trained on them.</summary>
    private static AnomalyReference ReferenceOf(AnomalyModel model) => new(
        model,
        [
            .. AnomalyReference.InputNames.Select((name, column) => InputDistribution.Fit(
                name, [.. Rows.Where(row => row.Length > 0).Select(row => row[column])])),
        ]);

    private static ClosedBar[] BarsOf(IReadOnlyList<Candle> candles)
    {
        AnomalyDetector detector = new(SampleAnomalies.Model);
        return [.. candles.Zip(SampleAnomalies.FeaturesOf(candles)).Select((bar, index) => new ClosedBar(
            index + 1, bar.First, bar.Second, default, default, detector.Update(bar.Second)))];
    }

    /// <summary>The formula of the rows, written out.</summary>
    private static double[][] RowsOf(ClosedBar[] bars)
    {
        double mean = 0;
        long count = 0;
        AnomalyOptions options = SampleAnomalies.Quick;
        return [.. bars.Select(bar =>
        {
            FeatureVector features = bar.Features;
            double usual = Math.Exp(mean);
            double[] row = count >= options.UsualWarmUp && features[Feature.LogReturn] is { } change
                && features[Feature.NormalizedRange] is { } range && features[Feature.RelativeVolume] is { } activity
                ? [change / usual, range / usual, activity]
                : [];
            if (features[Feature.RollingVolatility] is { } volatility)
            {
                count++;
                mean += (Math.Log(Math.Max(volatility, 1e-6)) - mean)
                    * Math.Max(1.0 / count, 1 - Math.Pow(2, -1.0 / options.UsualHalfLife));
            }

            return row;
        })];
    }

    private static FeatureVector Scaled(FeatureVector features, double size, double volume)
    {
        foreach (Feature feature in (Feature[])[Feature.LogReturn, Feature.NormalizedRange, Feature.RollingVolatility])
        {
            if (features[feature] is { } value)
                features[feature] = value * size;
        }

        if (features[Feature.RelativeVolume] is { } activity)
            features[Feature.RelativeVolume] = activity * volume;
        return features;
    }
}
