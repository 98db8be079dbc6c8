using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Silo.Tests.Access;

/// <summary>Sealed venue keys in memory, which a test may change.</summary>
internal sealed class MemoryVenueKeyTable : IVenueKeyTable
{
    public SortedDictionary<string, SealedVenueKey> Rows { get; } = new(StringComparer.Ordinal);

    public void Put(SealedVenueKey key) => Rows[$"{key.Key.Tenant}/{key.Key.Id}"] = key;

    public Task<bool> AddAsync(SealedVenueKey key, int keysMax, CancellationToken cancellationToken)
    {
        Put(key);
        return Task.FromResult(true);
    }

    public Task<ImmutableArray<VenueKey>> ListAsync(string tenant, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<VenueKey>>(
            [.. Rows.Values.Select(row => row.Key).Where(key => key.Tenant == tenant)]);

    public Task<SealedVenueKey?> FindAsync(string tenant, string id, CancellationToken cancellationToken) =>
        Task.FromResult(Rows.GetValueOrDefault($"{tenant}/{id}"));

    public Task<bool> DeleteAsync(string tenant, string id, CancellationToken cancellationToken) =>
        Task.FromResult(Rows.Remove($"{tenant}/{id}"));

    public Task<ImmutableArray<SealedVenueKey>> FindNotWrappedWithAsync(
        string masterKey, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<SealedVenueKey>>(
            [.. Rows.Values.Where(row => row.Key.MasterKey != masterKey).Take(limit)]);

    public Task RewrapAsync(SealedVenueKey key, CancellationToken cancellationToken)
    {
        Put(key);
        return Task.CompletedTask;
    }
}
