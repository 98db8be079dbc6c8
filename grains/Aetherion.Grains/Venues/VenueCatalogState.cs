using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Grains.Venues;

/// <summary>The instruments of a venue, by their symbols.</summary>
public sealed record VenueCatalogState
{
    public ImmutableSortedDictionary<string, Instrument> Instruments { get; init; } =
        ImmutableSortedDictionary.Create<string, Instrument>(StringComparer.Ordinal);
}
