using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>The append-only, hash-chained record of every change; each tenant has a chain of its own.</summary>
public interface IAuditLog
{
    /// <summary>
    /// Appends a record and completes when it is on disk. One whose id is there already changes nothing and answers
    /// with the entry of the first try.
    /// </summary>
    Task<AuditEntry> AppendAsync(AuditRecord record, CancellationToken cancellationToken);

    /// <summary>Entries after a sequence, oldest first.</summary>
    Task<ImmutableArray<AuditEntry>> ReadForwardAsync(
        string tenant, long afterSequence, int limit, CancellationToken cancellationToken);

    /// <summary>Entries that pass the filter, newest first, before a sequence when one is given.</summary>
    Task<ImmutableArray<AuditEntry>> ReadLatestAsync(
        string tenant, AuditFilter filter, long? beforeSequence, int limit, CancellationToken cancellationToken);

    /// <summary>The latest entry of a tenant's chain as the database has it; null when there is none.</summary>
    Task<AuditHead?> FindHeadAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>The latest entries of all chains after a tenant's name, by name.</summary>
    Task<ImmutableArray<AuditHead>> ListHeadsAsync(
        string afterTenant, int limit, CancellationToken cancellationToken);
}
