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
    LabelSummary Labels);
