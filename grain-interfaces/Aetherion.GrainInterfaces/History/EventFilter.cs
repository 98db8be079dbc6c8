using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>Which entries of a journal are wanted: all of what is given has to hold. Times are in [From, To).</summary>
public sealed record EventFilter<TKind>
    where TKind : struct, Enum
{
    /// <summary>Any of these; empty for all.</summary>
    public ImmutableArray<TKind> Kinds { get; init; } = [];

    public DateTime? From { get; init; }

    public DateTime? To { get; init; }

    public bool Allows(TKind kind, DateTime time) =>
        (Kinds.IsEmpty || Kinds.Contains(kind)) && (From is null || time >= From) && (To is null || time < To);

    /// <summary>By content, so that equal questions can be asked together.</summary>
    public bool Equals(EventFilter<TKind>? other) =>
        other is not null && From == other.From && To == other.To && Kinds.SequenceEqual(other.Kinds);

    public override int GetHashCode() => HashCode.Combine(Kinds.Length, From, To);
}
