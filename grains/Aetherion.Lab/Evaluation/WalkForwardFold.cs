namespace Aetherion.Lab.Evaluation;

/// <summary>One step of a walk-forward: rows to train on, and later rows to score once.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Training">The rows a model of this fold may see.</param>
/// <param name="Test">The rows it is scored on.</param>
public sealed record WalkForwardFold(int Index, RowRange Training, RowRange Test);
