using Aetherion.Domain.Anomalies;

namespace Aetherion.Lab.Models;

/// <summary>
/// Which anomaly models take charge by themselves: those whose alarm level rests on enough bars, and which flag on later bars
/// about as many as they promise. Others are registered all the same, and people may promote them.
/// </summary>
internal static class AnomalyCharge
{
    /// <summary>The fewest rows: ten of them lie above the alarm level of 99.9 %.</summary>
    public const int RowCountMin = 10_000;

    /// <summary>How far the flagged share may lie from the promised one: twice as far as over weeks, since a last quarter may be days.</summary>
    public const double ShareTolerance = 0.03;

    /// <summary>What a model lacks to take charge by itself; null for nothing.</summary>
    /// <param name="judged">On the bars after those that it was trained on.</param>
    public static string? WhyOff(AnomalyModel model, AnomalyShares judged)
    {
        if (model.Training.RowCount < RowCountMin)
        {
            return FormattableString.Invariant(
                $"it was trained on {model.Training.RowCount:#,0} bars, and {RowCountMin:#,0} are needed to take charge by itself. ")
                + "Train on more bars, or promote it by hand.";
        }
        var promised = 1 - model.Options.ThresholdProbability;
        return judged.Flagged is { } flagged && Math.Abs(flagged - promised) <= ShareTolerance
            ? null
            : FormattableString.Invariant(
                $"out of sample it flags {judged.Flagged ?? 0:P1} of {judged.BarCount:#,0} bars where {promised:P0} +- {ShareTolerance:P0} ")
                + "are promised. Train on later bars, or promote it by hand.";
    }
}
