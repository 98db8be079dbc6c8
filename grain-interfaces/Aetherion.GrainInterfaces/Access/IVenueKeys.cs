using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>Tenants' keys to trading venues. What goes in never comes out here.</summary>
public interface IVenueKeys
{
    /// <summary>Whether there is a master key to wrap with.</summary>
    bool IsAvailable { get; }

    /// <summary>Encrypts and stores a key; false when the tenant has so many already.</summary>
    Task<bool> AddAsync(VenueKey key, VenueSecret secret, int keysMax, CancellationToken cancellationToken);

    /// <summary>The keys of a tenant by id.</summary>
    Task<ImmutableArray<VenueKey>> ListAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Forgets a key; false when there is none.</summary>
    Task<bool> DeleteAsync(string tenant, string id, CancellationToken cancellationToken);

    /// <summary>Wraps every tenant's data keys with the newest master key, and says how many were not yet.</summary>
    Task<int> RewrapAsync(CancellationToken cancellationToken);
}
