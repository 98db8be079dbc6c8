using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Learning.Quantiles;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Anomalies;

/// <summary>
/// The twin of <see cref="AnomalyDetector"/> over a whole series at once: what is usual, then all scores, then all
/// thresholds. Each of the three can be made to see bars that it must not.
/// </summary>
internal sealed class BatchDetector(AnomalyModel model, int barLeak = 0, int usualLeak = 0, int thresholdLeak = 0)
{
    public BarAnomaly[] Run(IReadOnlyList<FeatureVector> bars)
    {
        double[]?[] rows = [.. Enumerable.Range(0, bars.Count).Select(bar => RowOf(bars, bar))];
        double[][] parts = [.. rows.Select(_ => new double[3])];
        double[] scores = [.. rows.Select((row, bar) => row is null ? 0 : model.Score.Explain(row, parts[bar]))];
        return [.. rows.Select((row, bar) =>
        {
            if (row is null)
                return default;
            double? threshold = ThresholdAt(bar, rows, scores);
            AnomalyLevel level = (scores[bar] > threshold ? AnomalyLevel.Anomaly : 0)
                | (scores[bar] > model.AlarmLevel ? AnomalyLevel.Alarm : 0);
            return new BarAnomaly(scores[bar], threshold, level, parts[bar]);
        })];
    }

    private double[]? RowOf(IReadOnlyList<FeatureVector> bars, int bar)
    {
        FeatureVector features = bars[Math.Min(bar + barLeak, bars.Count - 1)];
        RunningCentre usual = new(model.Options.UsualHalfLife);
        foreach (FeatureVector past in bars.Take(bar + usualLeak))
        {
            if (past[Feature.RollingVolatility] is { } volatility)
                usual.Update(Math.Log(Math.Max(volatility, 1e-6)));
        }

        if (usual.Count < model.Options.UsualWarmUp || features[Feature.LogReturn] is not { } logReturn
            || features[Feature.RelativeVolume] is not { } activity)
            return null;
        double size = Math.Exp(usual.Mean!.Value);
        double[] row = [logReturn / size, features[Feature.NormalizedRange]!.Value / size, activity];
        model.Scaler.Transform(row, row);
        return row;
    }

    private double? ThresholdAt(int bar, double[]?[] rows, double[] scores)
    {
        DecayingQuantile past = new(new DecayingQuantileOptions(0, 20, 500, model.Options.ThresholdHalfLife));
        for (int earlier = 0; earlier < Math.Min(bar + thresholdLeak, rows.Length); earlier++)
        {
            if (rows[earlier] is not null)
                past.Add(scores[earlier]);
        }

        return past.Weight >= model.Options.ThresholdWarmUp ? past.Value(model.Options.ThresholdProbability) : null;
    }
}
