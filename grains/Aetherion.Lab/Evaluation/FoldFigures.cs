namespace Aetherion.Lab.Evaluation;

/// <summary>What one model reaches on a range of bars.</summary>
/// <param name="BarCount">Bars of the range.</param>
/// <param name="LogLikelihoodPerBar">Of the scaled rows, natural; null without a row that has all features.</param>
/// <param name="CrisisRatio">Next-hour volatility in Crisis over that in Sideways; null when one never occurs.</param>
/// <param name="MeanDwellBars">Bars over changes + 1.</param>
public sealed record FoldFigures(int BarCount, double? LogLikelihoodPerBar, double? CrisisRatio, double MeanDwellBars);
