using Aetherion.GrainInterfaces;
using Orleans;

namespace Aetherion.Silo;

/// <summary>What venues listed in an earlier run.</summary>
internal static class StoredInstruments
{
    /// <summary>Makes known what a venue listed before.</summary>
    public static async Task ListStoredAsync(this InstrumentCatalogAdapter catalog, IGrainFactory grains, string venue)
    {
        foreach (var instrument in await grains.GetGrain<IVenueCatalogGrain>(venue).GetAll())
            catalog.List(instrument);
    }
}
