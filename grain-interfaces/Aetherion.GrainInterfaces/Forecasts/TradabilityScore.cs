using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>How well a symbol can be traded in the next hour.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Parts">What it is made of; the known ones only, in a fixed order.</param>
public sealed record TradabilityScore(double Score, ImmutableArray<TradabilityPart> Parts)
{
    /// <summary>Equal in all members, part by part.</summary>
    public bool Equals(TradabilityScore? other) =>
        other is not null && Score.Equals(other.Score) && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Score, Parts.Length);
}
