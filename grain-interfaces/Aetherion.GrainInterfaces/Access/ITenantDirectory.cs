using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>The tenants there are.</summary>
public interface ITenantDirectory
{
    /// <summary>Adds a tenant; false when there is one of this name already.</summary>
    Task<bool> AddAsync(TenantRecord tenant, CancellationToken cancellationToken);

    /// <summary>Null for a tenant that has only ever come with tokens.</summary>
    Task<TenantRecord?> FindAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>For operators: every tenant by name.</summary>
    Task<ImmutableArray<TenantRecord>> ListAsync(CancellationToken cancellationToken);
}
