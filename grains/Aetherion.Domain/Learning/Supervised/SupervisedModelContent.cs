using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Learning.Supervised;

/// <summary>The members of a supervised model's document, in their order.</summary>
internal sealed record SupervisedModelContent
{
    public required int Format { get; init; }

    public string? Version { get; init; }

    public required string[] FeatureNames { get; init; }

    public required string[] ClassNames { get; init; }

    public required double Temperature { get; init; }

    public required double[] DecisionWeights { get; init; }

    public required double[] MemberWeights { get; init; }

    public required TreeModelContent[] Members { get; init; }
}
