using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Which fills are wanted: all of what is given has to hold. Times are in [From, To).</summary>
public sealed record FillFilter
{
    public InstrumentId? Instrument { get; init; }

    public Side? Side { get; init; }

    public DateTime? From { get; init; }

    public DateTime? To { get; init; }
}
