using Aetherion.Domain.Anomalies;
using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Lab.Models;

/// <summary>How often a detector speaks up, of the bars at which it knows its rolling threshold.</summary>
/// <param name="BarCount">Those bars.</param>
/// <param name="FlaggedCount">Above the rolling threshold.</param>
/// <param name="AlarmCount">Above the fixed level.</param>
internal readonly record struct AnomalyShares(int BarCount, int FlaggedCount, int AlarmCount)
{
    /// <summary>Null where nothing was judged.</summary>
    public double? Flagged => BarCount == 0 ? null : FlaggedCount / (double)BarCount;

    /// <summary>Null where nothing was judged.</summary>
    public double? Alarms => BarCount == 0 ? null : AlarmCount / (double)BarCount;

    /// <summary>
    /// Runs a detector over all bars, as it would have run live, and counts those that it was trained on and those to judge by; the
    /// latter go on to the last bar, since nothing looks ahead.
    /// </summary>
    public static (AnomalyShares InSample, AnomalyShares OutOfSample) Of(
        AnomalyModel model, AnomalyBars bars, WalkForwardFold fold, CancellationToken cancellationToken)
    {
        var detector = new AnomalyDetector(model);
        var (inSample, outOfSample) = (default(AnomalyShares), default(AnomalyShares));
        for (var bar = 0; bar < bars.Count; bar++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var anomaly = detector.Update(bars.FeaturesOf(bar));
            if (anomaly.Threshold is null)
                continue;
            if (bar < fold.Training.End)
                inSample = inSample.With(anomaly.Level);
            else if (bar >= fold.Test.Start)
                outOfSample = outOfSample.With(anomaly.Level);
        }
        return (inSample, outOfSample);
    }

    private AnomalyShares With(AnomalyLevel level) => new(
        BarCount + 1,
        FlaggedCount + (level.HasFlag(AnomalyLevel.Anomaly) ? 1 : 0),
        AlarmCount + (level.HasFlag(AnomalyLevel.Alarm) ? 1 : 0));
}
