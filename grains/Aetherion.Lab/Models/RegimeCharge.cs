using Aetherion.Domain.Regimes;
using Aetherion.Lab.Training;

namespace Aetherion.Lab.Models;

/// <summary>
/// Which regime models take charge by themselves. A crisis gate that has not learnt its distribution knows the score only,
/// and states of a few hours are those of the hours: both would be in charge of a market that they have not seen. Nor does one
/// whose training fails on the bars that it held back (<see cref="HeldOutBounds"/>); one that was not judged on any takes charge.
/// Longer timeframes have few bars for years, so what does not is registered all the same, and people may promote it.
/// </summary>
public static class RegimeCharge
{
    private static readonly CrisisGateOptions UsualGate = new();

    /// <summary>
    /// The fewest rows: more than the crisis gate of the model learns from. A model without a gate needs as many as one
    /// with the usual gate.
    /// </summary>
    public static int RowCountMin(RegimeModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return (model.CrisisGate ?? UsualGate).LearningBars + 1;
    }

    /// <summary>What a model lacks to take charge by itself; null for nothing.</summary>
    public static string? WhyOff(TrainingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var needed = RowCountMin(report.Model);
        if (report.RowCount < needed)
        {
            return FormattableString.Invariant(
                $"{report.RowCount:#,0} bars have all features, and {needed:#,0} are needed to take charge by itself. ")
                + "Train on more bars, or promote it by hand.";
        }
        return report.OutOfSample is { } held && HeldOutBounds.WhyMissed(held) is { } missed
            ? FormattableString.Invariant(
                $"fitted up to {held.TrainedTo:yyyy-MM-dd HH:mm} and run on the {held.BarCount:#,0} bars from {held.From:yyyy-MM-dd HH:mm} on, {missed}. ")
                + "Look at the bars, train on others, or promote it by hand."
            : null;
    }
}
