namespace Aetherion.Lab.Evaluation;

/// <summary>How far an evaluation is.</summary>
/// <param name="Step">What it is doing.</param>
/// <param name="Done">Folds done.</param>
/// <param name="Total">All of them.</param>
public sealed record EvaluationProgress(string Step, int Done, int Total);
