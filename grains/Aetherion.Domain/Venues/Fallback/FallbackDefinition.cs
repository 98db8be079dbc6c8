using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Fallback;

/// <summary>A symbol that several venues feed by turns.</summary>
/// <param name="Id">Of <see cref="FallbackInstrument.Venue"/>.</param>
/// <param name="Sources">The symbol at its venues, the preferred first.</param>
public sealed record FallbackDefinition(InstrumentId Id, ImmutableArray<InstrumentId> Sources)
{
    public FallbackOptions Options { get; init; } = new();
}
