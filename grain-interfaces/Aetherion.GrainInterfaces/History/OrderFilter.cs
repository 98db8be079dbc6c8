using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Which orders are wanted: all of what is given has to hold. Times in [From, To) are of the creation.</summary>
public sealed record OrderFilter
{
    public InstrumentId? Instrument { get; init; }

    public Side? Side { get; init; }

    /// <summary>Any of these; empty for all.</summary>
    public ImmutableArray<OrderState> States { get; init; } = [];

    public DateTime? From { get; init; }

    public DateTime? To { get; init; }

    /// <summary>By content, so that equal questions can be asked together.</summary>
    public bool Equals(OrderFilter? other) =>
        other is not null && Instrument == other.Instrument && Side == other.Side && From == other.From && To == other.To
        && States.SequenceEqual(other.States);

    public override int GetHashCode() => HashCode.Combine(Instrument, Side, States.Length, From, To);
}
