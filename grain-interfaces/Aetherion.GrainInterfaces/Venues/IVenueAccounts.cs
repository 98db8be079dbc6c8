using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>A tenant's accounts at the venues that orders go to, as the venues themselves tell.</summary>
public interface IVenueAccounts
{
    /// <summary>
    /// The positions at each derivatives venue that the tenant has a key to, by venue, with each of its keys. A venue that does not answer has a
    /// problem in place of positions; nothing throws.
    /// </summary>
    /// <param name="venue">One venue only; null for all.</param>
    Task<ImmutableArray<VenueAccountStatus>> ReadAsync(string tenant, string? venue, CancellationToken cancellationToken);
}
