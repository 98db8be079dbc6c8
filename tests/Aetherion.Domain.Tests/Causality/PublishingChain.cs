using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.Domain.Strategies;
using Aetherion.Domain.Tests.Anomalies;
using Aetherion.Domain.Tests.Features;
using Aetherion.Domain.Tests.Forecasts;
using Aetherion.Domain.Tests.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Causality;

/// <summary>
/// The twin of what runs live, stage after stage over a whole series of closed bars of one timeframe, so that any stage
/// can be made to see a part of the next bar.
/// </summary>
internal sealed class PublishingChain(Timeframe timeframe, StageLeak? leak = null)
{
    private static readonly RegimeModel Model = ShippedRegimeModel.Load();
    private static readonly RegimeModel Challenger = SampleModels.FourStates();
    private static readonly AnomalyModel Anomalies = ShippedAnomalyModel.Load();
    private static readonly OutlookModel Classifier = SomeOutlookModel.Fit();
    private static readonly OutlookModel ClassifierChallenger = SomeOutlookModel.Fit(seed: 2);

    /// <summary>Of returns and volatilities of a hundredth at the most.</summary>
    private static readonly ClassifierTraining Training = new(
        [
            .. OutlookFeatures.Names.Select(name => InputDistribution.Fit(
                name, [.. Enumerable.Range(-50, 101).Select(value => value / 5_000.0)])),
        ],
        null);

    /// <summary>Of values like theirs.</summary>
    private static readonly AnomalyReference AnomalyTraining = new(
        Anomalies,
        [
            .. AnomalyReference.InputNames.Select(name => InputDistribution.Fit(
                name, [.. Enumerable.Range(-50, 101).Select(value => value / 20.0)])),
        ]);

    private static readonly AnomalyModel Trained = SampleAnomalies.Model;

    private static readonly TrainingReference Reference = new(
    [
        ReferenceDistribution.Fit(
            Feature.SignedEfficiency, [.. Enumerable.Range(-50, 101).Select(value => value / 50.0)]),
    ]);

    private static readonly MonitorOptions Options = new() { DriftStride = 1, RecentBars = 50, JudgeBars = 7 };

    private readonly RegimeKey _key = new(new SymbolKey(BarSeries.Bitcoin.Id), timeframe);

    /// <summary>After so many bars a trained anomaly model takes the place of the shipped one, as it does live.</summary>
    public const int SwapAfter = 60;

    /// <summary>Labels soon, so that short series have several.</summary>
    public static RegimeDetectorOptions Nervous { get; } = new() { MinimumDwellBars = 6 };

    /// <summary>A pipeline with all that is shipped.</summary>
    public static SymbolPipeline NewPipeline() => new(
        BarSeries.Bitcoin, _ => new RegimeFilter(Model), scorerOf: _ => NewScorer());

    /// <summary>A detector of the shipped model that has seen nothing.</summary>
    public static AnomalyDetector NewScorer() => new(Anomalies);

    /// <summary>The detector of the trained model, which gets to know the bars before and takes over between two.</summary>
    public static AnomalyDetector TakeOver(AnomalyDetector before, IEnumerable<FeatureVector> seen)
    {
        AnomalyDetector detector = new(Trained);
        detector.TakeOver(before, [.. seen]);
        return detector;
    }

    /// <summary>What is published at the close of each bar of the timeframe.</summary>
    public PublishedBar[] Run(IReadOnlyList<ClosedBar> bars)
    {
        ClosedBar[] closed = Score(Filter(bars));
        RegimeDecision[] decisions = new RegimeDecision[closed.Length];
        PublishedBar[] published = new PublishedBar[closed.Length];
        RegimeDetector detector = new(_key, Nervous);
        for (int bar = 0; bar < closed.Length; bar++)
        {
            decisions[bar] = detector.Update(Seen(Stage.Detector, closed, bar), Model.Version)!.Value;
            published[bar] = new PublishedBar(closed[bar]) { Decision = decisions[bar], Estimate = detector.Estimate };
        }

        Forecast(closed, published);
        Monitor(closed, published);
        Decide(decisions, published);
        return published;
    }

    private ClosedBar[] Filter(IReadOnlyList<ClosedBar> bars)
    {
        RegimeFilter filter = new(Model);
        ClosedBar[] filtered = [.. bars];
        for (int bar = 0; bar < filtered.Length; bar++)
        {
            StateProbabilities posterior = filter.Update(
                Seen(Stage.Filter, bars, bar).Features, out RegimeProbabilities probabilities);
            filtered[bar] = filtered[bar] with { Posterior = posterior, Probabilities = probabilities };
        }

        return filtered;
    }

    private ClosedBar[] Score(ClosedBar[] bars)
    {
        AnomalyDetector detector = NewScorer();
        ClosedBar[] scored = [.. bars];
        for (int bar = 0; bar < bars.Length; bar++)
        {
            if (bar == SwapAfter)
                detector = TakeOver(detector, Enumerable.Range(0, bar).Select(seen => Seen(Stage.Scorer, bars, seen).Features));
            scored[bar] = bars[bar] with { Anomaly = detector.Update(Seen(Stage.Scorer, bars, bar).Features) };
        }

        return scored;
    }

    private void Forecast(ClosedBar[] closed, PublishedBar[] published)
    {
        if (timeframe != Timeframe.M1)
            return;
        SymbolForecaster forecaster = new(Market.Crypto, new SymbolForecasterOptions { UsesEnsemble = true });
        forecaster.Use(Classifier);
        forecaster.UseChallenger(ClassifierChallenger);
        for (int bar = 0; bar < closed.Length; bar++)
        {
            forecaster.Update(Seen(Stage.Forecaster, closed, bar));
            published[bar] = published[bar] with
            {
                Forecast = forecaster.Forecast,
                Outcome = forecaster.Outcome,
                ChallengerOutcome = forecaster.ChallengerOutcome,
            };
        }
    }

    private void Monitor(ClosedBar[] closed, PublishedBar[] published)
    {
        RegimeMonitor monitor = new(_key, Nervous, Options);
        monitor.SetChallenger(Challenger);
        monitor.SetChampion(Model, Reference);
        monitor.Classifiers.SetChampion(timeframe == Timeframe.M1 ? Classifier.Version : null, Training);
        monitor.Anomalies.SetChampion(AnomalyTraining, since: 0);
        monitor.Anomalies.SetChallenger(new AnomalyReference(Trained, AnomalyTraining.Inputs));
        for (int bar = 0; bar < closed.Length; bar++)
        {
            string alerts = string.Join("; ", monitor.Update(Seen(Stage.Monitor, closed, bar)));
            InputDriftWindow? inputs = monitor.Classifiers.Drift;
            published[bar] = published[bar] with
            {
                Alerts = alerts,
                Drift = monitor.Drift!.IndexOf(0),
                InputDrift = SumOf(inputs),
                AnomalyDrift = SumOf(monitor.Anomalies.Drift),
                FlaggedShare = monitor.Anomalies.Shares.Flagged,
                AlarmShare = monitor.Anomalies.Shares.Alarms,
                ChallengerAlarmShare = monitor.Anomalies.Challenger!.Shares.Alarms,
                ChallengerDrift = SumOf(monitor.Anomalies.Challenger.Drift),
                FlaggedByBoth = monitor.Anomalies.Challenger.Agreement.Both,
                FlagKappa = monitor.Anomalies.Challenger.Agreement.Kappa,
                Likelihood = monitor.Champion!.Likelihood.Value,
                LabelAgreement = monitor.LabelAgreement,
                Health = monitor.Health,
            };
        }
    }

    private static double? SumOf(InputDriftWindow? inputs) =>
        Enumerable.Range(0, inputs?.ColumnCount ?? 0).Sum(column => inputs!.IndexOf(column));

    private void Decide(RegimeDecision[] decisions, PublishedBar[] published)
    {
        SignalGenerator generator = new(new StrategyKey("local", StrategyNames.RegimeSwitching, _key));
        for (int bar = 0; bar < decisions.Length; bar++)
        {
            RegimeBar own = decisions[bar].Bar;
            RegimeBar next = decisions[Math.Min(bar + 1, decisions.Length - 1)].Bar;
            RegimeBar seen = leak switch
            {
                { Stage: Stage.Strategy, Part: BarPart.Candle } => own with { Candle = next.Candle },
                { Stage: Stage.Strategy, Part: BarPart.Label } =>
                    own with { Regime = next.Regime, Confidence = next.Confidence },
                _ => own,
            };
            published[bar] = published[bar] with { Signal = generator.Update(seen, out _) };
        }
    }

    private ClosedBar Seen(Stage stage, IReadOnlyList<ClosedBar> bars, int bar)
    {
        ClosedBar own = bars[bar];
        if (leak?.Stage != stage)
            return own;
        ClosedBar next = bars[Math.Min(bar + 1, bars.Count - 1)];
        return leak.Part switch
        {
            BarPart.Candle => own with { Candle = next.Candle },
            BarPart.Features => own with { Features = next.Features },
            BarPart.Posterior => own with { Posterior = next.Posterior },
            BarPart.Probabilities => own with { Probabilities = next.Probabilities },
            BarPart.Anomaly => own with { Anomaly = next.Anomaly },
            _ => throw new InvalidOperationException($"A closed bar has no {leak.Part}."),
        };
    }
}
