using System.Collections.Immutable;
using Aetherion.Model;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// The instruments of a venue as it listed them, so that what is stored of them can be read before it is reached again; the
/// key is the venue.
/// </summary>
[Alias("Aetherion.VenueCatalog")]
public interface IVenueCatalogGrain : IGrainWithStringKey
{
    /// <summary>
    /// Keeps an instrument. Returns when it is stored. Its tick and step are for good, since everything that is stored of it is counted in
    /// them: with others it is refused.
    /// </summary>
    Task Keep(Instrument instrument);

    [AlwaysInterleave]
    Task<ImmutableArray<Instrument>> GetAll();
}
