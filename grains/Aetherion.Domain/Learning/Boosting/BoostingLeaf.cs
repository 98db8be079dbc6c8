using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>A leaf of a tree that is grown: its rows, their sums, and how it would best be split.</summary>
internal sealed class BoostingLeaf
{
    public required int Node { get; init; }

    public required int From { get; init; }

    public required int Count { get; init; }

    public required Vector128<long> Total { get; init; }

    public GradientHistogram? Histogram { get; set; }

    public BoostingSplit Split { get; set; }
}
