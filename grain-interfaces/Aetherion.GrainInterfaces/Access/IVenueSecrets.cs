namespace Aetherion.GrainInterfaces;

/// <summary>For connections to venues alone: the secret of a key. Nothing that clients reach may ask for it.</summary>
public interface IVenueSecrets
{
    /// <summary>Null when the tenant has no such key.</summary>
    Task<VenueSecret?> UnwrapAsync(string tenant, string id, CancellationToken cancellationToken);
}
