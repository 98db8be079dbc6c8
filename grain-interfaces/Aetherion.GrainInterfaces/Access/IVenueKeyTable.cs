using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>Where encrypted venue keys are kept, each tenant's behind row-level security.</summary>
public interface IVenueKeyTable
{
    /// <summary>Adds a key, and its tenant where it is not yet known; false when the tenant has so many already.</summary>
    Task<bool> AddAsync(SealedVenueKey key, int keysMax, CancellationToken cancellationToken);

    Task<ImmutableArray<VenueKey>> ListAsync(string tenant, CancellationToken cancellationToken);

    Task<SealedVenueKey?> FindAsync(string tenant, string id, CancellationToken cancellationToken);

    Task<bool> DeleteAsync(string tenant, string id, CancellationToken cancellationToken);

    /// <summary>Every tenant's keys that are wrapped with another master key than this one, some at a time.</summary>
    Task<ImmutableArray<SealedVenueKey>> FindNotWrappedWithAsync(
        string masterKey, int limit, CancellationToken cancellationToken);

    /// <summary>Puts a data key that was wrapped anew in the place of the old one.</summary>
    Task RewrapAsync(SealedVenueKey key, CancellationToken cancellationToken);
}
