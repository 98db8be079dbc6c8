using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Tenants as rows, of which each sees its own.</summary>
public sealed class TenantDirectory(NpgsqlDataSource dataSource) : ITenantDirectory
{
    private const string Columns = "SELECT tenant_id, name, created_time FROM tenants ";

    public async Task<bool> AddAsync(TenantRecord tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        await using var batch = new TenantBatch(dataSource, tenant.Tenant);
        batch.Add(
            "INSERT INTO tenants (tenant_id, name, created_time) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING "
            + "RETURNING tenant_id")
            .Add(tenant.Tenant).Add(tenant.Name).Add(tenant.CreatedTime);
        return !(await batch.ReadAsync(row => row.GetString(0), cancellationToken)).IsEmpty;
    }

    public async Task<TenantRecord?> FindAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add(Columns + "WHERE tenant_id = $1").Add(tenant);
        return (await batch.ReadAsync(Read, cancellationToken)).SingleOrDefault();
    }

    public async Task<ImmutableArray<TenantRecord>> ListAsync(CancellationToken cancellationToken)
    {
        await using var batch = TenantBatch.OfOperator(dataSource);
        batch.Add(Columns + "ORDER BY tenant_id");
        return await batch.ReadAsync(Read, cancellationToken);
    }

    private static TenantRecord Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetDateTime(2));
}
