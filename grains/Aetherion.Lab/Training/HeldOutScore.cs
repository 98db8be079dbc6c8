using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>
/// What the recipe of a training is worth on later bars: a model was fitted the same way on the earlier ones alone, and scored
/// once on those after them.
/// </summary>
/// <param name="TrainedTo">Close time of the last bar it was fitted on, UTC.</param>
/// <param name="From">Close time of the first bar that was scored, UTC.</param>
/// <param name="To">Close time of the last one, UTC.</param>
/// <param name="BarCount">Bars that were scored.</param>
/// <param name="LogLikelihoodPerBar">Of their scaled rows, natural; null without a row that has all features.</param>
/// <param name="CrisisRatio">Next-hour volatility in Crisis over that in Sideways; null when one never occurs.</param>
/// <param name="Labels">The published label on them.</param>
public sealed record HeldOutScore(
    DateTime TrainedTo, DateTime From, DateTime To, int BarCount, double? LogLikelihoodPerBar, double? CrisisRatio,
    LabelSummary Labels)
{
    /// <summary>Log-likelihood per bar of the rows that it was fitted on.</summary>
    public required double TrainedLogLikelihoodPerBar { get; init; }

    /// <summary>Scored bars with all features: the likelihood is a mean over them.</summary>
    public required int RowCount { get; init; }

    /// <summary>Scored bars with a label: one is Unknown until all features are known.</summary>
    public required int LabelledBarCount { get; init; }

    /// <summary>Changes from i to j and back to i with j lasting at most 5 bars, as a share of the changes.</summary>
    public required double ReversalShare { get; init; }

    /// <summary>How many scored bars have a label.</summary>
    public int BarCountOf(Regime regime) =>
        (int)Math.Round(Labels.Shares.GetValueOrDefault(regime) * LabelledBarCount);
}
