using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>One training and the bars it was scored on.</summary>
/// <param name="Fold">Which bars.</param>
/// <param name="TestFrom">Close of the first scored bar, UTC.</param>
/// <param name="TestTo">Close of the last one.</param>
/// <param name="ModelVersion">The model that was fitted.</param>
/// <param name="TrainingHash">SHA-256 of the bars it was trained on.</param>
/// <param name="TestHash">SHA-256 of the bars it was scored on.</param>
/// <param name="InSample">On its training bars, with a detector of its own; null where they are not here.</param>
/// <param name="OutOfSample">On its test bars, as published.</param>
/// <param name="Drift">Population stability index of each feature of the model, test against training.</param>
public sealed record FoldReport(
    WalkForwardFold Fold,
    DateTime TestFrom,
    DateTime TestTo,
    string ModelVersion,
    string TrainingHash,
    string TestHash,
    FoldFigures? InSample,
    FoldFigures OutOfSample,
    ImmutableSortedDictionary<Feature, double> Drift);
