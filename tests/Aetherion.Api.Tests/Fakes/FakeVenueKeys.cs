using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Venue keys in memory.</summary>
internal sealed class FakeVenueKeys : IVenueKeys
{
    private readonly List<(VenueKey Key, VenueSecret Secret)> _keys = [];

    public bool IsAvailable { get; set; } = true;

    public IEnumerable<VenueSecret> Secrets => _keys.Select(entry => entry.Secret);

    public Task<bool> AddAsync(VenueKey key, VenueSecret secret, int keysMax, CancellationToken cancellationToken)
    {
        if (_keys.Count(entry => entry.Key.Tenant == key.Tenant) >= keysMax)
            return Task.FromResult(false);
        _keys.Add((key, secret));
        return Task.FromResult(true);
    }

    public Task<ImmutableArray<VenueKey>> ListAsync(string tenant, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<VenueKey>>(
            [.. _keys.Select(entry => entry.Key).Where(key => key.Tenant == tenant)]);

    public Task<bool> DeleteAsync(string tenant, string id, CancellationToken cancellationToken) =>
        Task.FromResult(_keys.RemoveAll(entry => entry.Key.Tenant == tenant && entry.Key.Id == id) > 0);

    public Task<int> RewrapAsync(CancellationToken cancellationToken) => Task.FromResult(_keys.Count);
}
