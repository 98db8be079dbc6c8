using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Tenants in memory.</summary>
internal sealed class FakeTenantDirectory : ITenantDirectory
{
    private readonly ConcurrentDictionary<string, TenantRecord> _tenants = new(StringComparer.Ordinal);

    public Task<bool> AddAsync(TenantRecord tenant, CancellationToken cancellationToken) =>
        Task.FromResult(_tenants.TryAdd(tenant.Tenant, tenant));

    public Task<TenantRecord?> FindAsync(string tenant, CancellationToken cancellationToken) =>
        Task.FromResult(_tenants.GetValueOrDefault(tenant));

    public Task<ImmutableArray<TenantRecord>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<TenantRecord>>([.. _tenants.Values]);
}
