using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Encrypted venue keys as rows.</summary>
public sealed class VenueKeyTable(NpgsqlDataSource dataSource) : IVenueKeyTable
{
    private const string Columns = "tenant_id, id, venue, name, master_key, created_time, created_by";

    // Two that are added at the same time count one after the other.
    private const string LockTenant = "SELECT pg_advisory_xact_lock(hashtextextended('aetherion.venue-keys/' || $1, 0))";

    public async Task<bool> AddAsync(SealedVenueKey key, int keysMax, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var shown = key.Key;
        await using var batch = new TenantBatch(dataSource, shown.Tenant);
        batch.Add(LockTenant).Add(shown.Tenant);
        batch.Add("INSERT INTO tenants (tenant_id, name, created_time) VALUES ($1, $1, $2) ON CONFLICT DO NOTHING")
            .Add(shown.Tenant).Add(shown.CreatedTime);
        batch.Add(
            $"INSERT INTO venue_keys ({Columns}, wrapped_key, sealed_secret) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 "
            + "WHERE (SELECT count(*) FROM venue_keys WHERE tenant_id = $1) < $10 RETURNING id")
            .Add(shown.Tenant).Add(shown.Id).Add(shown.Venue).Add(shown.Name).Add(shown.MasterKey)
            .Add(shown.CreatedTime).Add(shown.CreatedBy)
            .Add(key.WrappedKey.ToArray()).Add(key.SealedSecret.ToArray()).Add((long)keysMax);
        return !(await batch.ReadAsync(row => row.GetString(0), cancellationToken)).IsEmpty;
    }

    public async Task<ImmutableArray<VenueKey>> ListAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add($"SELECT {Columns} FROM venue_keys WHERE tenant_id = $1 ORDER BY id").Add(tenant);
        return await batch.ReadAsync(ReadShown, cancellationToken);
    }

    public async Task<SealedVenueKey?> FindAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add($"SELECT {Columns}, wrapped_key, sealed_secret FROM venue_keys WHERE tenant_id = $1 AND id = $2")
            .Add(tenant).Add(id);
        return (await batch.ReadAsync(Read, cancellationToken)).SingleOrDefault();
    }

    public async Task<bool> DeleteAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add("DELETE FROM venue_keys WHERE tenant_id = $1 AND id = $2 RETURNING id").Add(tenant).Add(id);
        return !(await batch.ReadAsync(row => row.GetString(0), cancellationToken)).IsEmpty;
    }

    public async Task<ImmutableArray<SealedVenueKey>> FindNotWrappedWithAsync(
        string masterKey, int limit, CancellationToken cancellationToken)
    {
        await using var batch = TenantBatch.OfOperator(dataSource);
        batch.Add(
            $"SELECT {Columns}, wrapped_key, sealed_secret FROM venue_keys WHERE master_key <> $1 "
            + "ORDER BY tenant_id, id LIMIT $2")
            .Add(masterKey).Add(limit);
        return await batch.ReadAsync(Read, cancellationToken);
    }

    public async Task RewrapAsync(SealedVenueKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        await using var batch = new TenantBatch(dataSource, key.Key.Tenant);
        batch.Add("UPDATE venue_keys SET master_key = $3, wrapped_key = $4 WHERE tenant_id = $1 AND id = $2")
            .Add(key.Key.Tenant).Add(key.Key.Id).Add(key.Key.MasterKey).Add(key.WrappedKey.ToArray());
        await batch.ExecuteAsync(cancellationToken);
    }

    private static VenueKey ReadShown(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetDateTime(5),
        row.GetString(6));

    private static SealedVenueKey Read(NpgsqlDataReader row) =>
        new(ReadShown(row), [.. row.GetFieldValue<byte[]>(7)], [.. row.GetFieldValue<byte[]>(8)]);
}
