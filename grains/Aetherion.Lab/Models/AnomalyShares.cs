using Aetherion.Domain.Anomalies;
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
    /// Runs a detector over all bars, as it would have run live, and counts those before a bar and those from it on.
    /// </summary>
    public static (AnomalyShares Before, AnomalyShares From) Of(
        AnomalyModel model, AnomalyBars bars, int first, CancellationToken cancellationToken)
    {
        var detector = new AnomalyDetector(model);
        var (before, from) = (default(AnomalyShares), default(AnomalyShares));
        for (var bar = 0; bar < bars.Count; bar++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var anomaly = detector.Update(bars.FeaturesOf(bar));
            if (anomaly.Threshold is null)
                continue;
            if (bar < first)
                before = before.With(anomaly.Level);
            else
                from = from.With(anomaly.Level);
        }
        return (before, from);
    }

    private AnomalyShares With(AnomalyLevel level) => new(
        BarCount + 1,
        FlaggedCount + (level.HasFlag(AnomalyLevel.Anomaly) ? 1 : 0),
        AlarmCount + (level.HasFlag(AnomalyLevel.Alarm) ? 1 : 0));
}
