namespace Aetherion.Domain.Learning.Supervised;

/// <summary>A trained model and the rows of the walk forward that calibrated it.</summary>
/// <param name="Model">The model, its members fitted on all rows.</param>
/// <param name="Folds">The folds, oldest first.</param>
/// <param name="JudgedRows">The rows that were judged, rising.</param>
/// <param name="JudgedProbabilities">What models that had not seen them gave these rows, before calibration, row by
/// row.</param>
public sealed record SupervisedFit(
    SupervisedModel Model, IReadOnlyList<WalkForwardFold> Folds, int[] JudgedRows, double[] JudgedProbabilities);
