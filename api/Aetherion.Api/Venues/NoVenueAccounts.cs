using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Venues;

/// <summary>A service that sends orders to no venue.</summary>
internal sealed class NoVenueAccounts : IVenueAccounts
{
    public Task<ImmutableArray<VenueAccountStatus>> ReadAsync(string tenant, string? venue, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<VenueAccountStatus>.Empty);
}
