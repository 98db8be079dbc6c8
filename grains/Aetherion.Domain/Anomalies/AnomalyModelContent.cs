using System.Collections.Immutable;
using Aetherion.Domain.Learning.IsolationForests;

namespace Aetherion.Domain.Anomalies;

/// <summary>The members of a model's document, in their order.</summary>
internal sealed record AnomalyModelContent
{
    public required int Format { get; init; }

    public string? Version { get; init; }

    public required AnomalyOptions Options { get; init; }

    public required ImmutableArray<double> ScalerMeans { get; init; }

    public required ImmutableArray<double> ScalerDeviations { get; init; }

    public required ImmutableArray<double> Location { get; init; }

    public required ImmutableArray<double> Covariance { get; init; }

    public required TailContent DistanceTail { get; init; }

    public required int SampleSize { get; init; }

    public required PathLengthFormula Formula { get; init; }

    /// <summary>In preorder, one tree after the other: the column of a split, or -1 for a leaf.</summary>
    public required ImmutableArray<int> NodeFeatures { get; init; }

    /// <summary>Of the splits, in their order.</summary>
    public required ImmutableArray<double> Thresholds { get; init; }

    /// <summary>Training rows in the leaves, in their order.</summary>
    public required ImmutableArray<int> LeafCounts { get; init; }

    public required TailContent ForestTail { get; init; }

    public required double AlarmLevel { get; init; }

    public required AnomalyTraining Training { get; init; }
}
