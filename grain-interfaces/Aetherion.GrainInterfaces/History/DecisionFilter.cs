using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Which decisions are wanted: all of what is given has to hold. Close times are in [From, To).</summary>
public sealed record DecisionFilter
{
    public InstrumentId? Instrument { get; init; }

    public Timeframe? Timeframe { get; init; }

    public DateTime? From { get; init; }

    public DateTime? To { get; init; }
}
