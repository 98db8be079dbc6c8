namespace Aetherion.Domain.Tests.Causality;

/// <summary>What was published when one bar came in: one item for each timeframe on which a bar closed by it.</summary>
internal sealed class PublishedStep(IReadOnlyList<PublishedBar> bars) : IEquatable<PublishedStep>
{
    public IReadOnlyList<PublishedBar> Bars { get; } = bars;

    public bool Equals(PublishedStep? other) => other is not null && Bars.SequenceEqual(other.Bars);

    public override bool Equals(object? obj) => Equals(obj as PublishedStep);

    public override int GetHashCode() => Bars.Count;
}
