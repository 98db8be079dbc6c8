using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Api;

/// <summary>An audit log of a service in which nothing is changed: it is empty and takes no record.</summary>
internal sealed class NoAuditLog : IAuditLog
{
    public Task<AuditEntry> AppendAsync(AuditRecord record, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The benchmark changes nothing.");

    public Task<ImmutableArray<AuditEntry>> ReadForwardAsync(
        string tenant, long afterSequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AuditEntry>>([]);

    public Task<ImmutableArray<AuditEntry>> ReadLatestAsync(
        string tenant, AuditFilter filter, long? beforeSequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AuditEntry>>([]);

    public Task<AuditHead?> FindHeadAsync(string tenant, CancellationToken cancellationToken) =>
        Task.FromResult<AuditHead?>(null);

    public Task<ImmutableArray<AuditHead>> ListHeadsAsync(
        string afterTenant, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AuditHead>>([]);
}
