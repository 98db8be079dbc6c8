using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>API keys as rows; of their secrets there are only hashes.</summary>
public sealed class ApiKeyStore(NpgsqlDataSource dataSource) : IApiKeyStore
{
    private const string Columns =
        "tenant_id, id, name, role, scopes, addresses, created_time, created_by, expires_time, revoked_time, rotated_to, "
        + "last_used_time, last_used_address";

    private const string AddTenant =
        "INSERT INTO tenants (tenant_id, name, created_time) VALUES ($1, $1, $2) ON CONFLICT DO NOTHING";

    // Two that are added at the same time count one after the other.
    private const string LockTenant = "SELECT pg_advisory_xact_lock(hashtextextended('aetherion.api-keys/' || $1, 0))";

    private const string Insert =
        "INSERT INTO api_keys (tenant_id, id, secret_hash, name, role, scopes, addresses, created_time, created_by, "
        + "expires_time) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 ";

    // Within the insert: the time of the key that is added is now.
    private const string HasRoom =
        "(SELECT count(*) FROM api_keys WHERE tenant_id = $1 AND revoked_time IS NULL "
        + "AND (expires_time IS NULL OR expires_time > $8)) < $11 ";

    // What may be followed by another key.
    private const string IsCurrent = "revoked_time IS NULL AND rotated_to IS NULL";

    public async Task<bool> AddAsync(StoredApiKey key, int keysMax, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        await using var batch = new TenantBatch(dataSource, key.Key.Tenant);
        batch.Add(LockTenant).Add(key.Key.Tenant);
        batch.Add(AddTenant).Add(key.Key.Tenant).Add(key.Key.CreatedTime);
        AddValues(
            batch.Add(
                Insert + $"WHERE {HasRoom} RETURNING id"),
            key).Add((long)keysMax);
        return !(await batch.ReadAsync(row => row.GetString(0), cancellationToken)).IsEmpty;
    }

    public async Task<ImmutableArray<ApiKey>> ListAsync(string tenant, int limit, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add(
            $"SELECT {Columns} FROM api_keys WHERE tenant_id = $1 ORDER BY created_time DESC, id LIMIT $2")
            .Add(tenant).Add(limit);
        return await batch.ReadAsync(Read, cancellationToken);
    }

    public async Task<ApiKey?> FindAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add($"SELECT {Columns} FROM api_keys WHERE tenant_id = $1 AND id = $2").Add(tenant).Add(id);
        return (await batch.ReadAsync(Read, cancellationToken)).SingleOrDefault();
    }

    public async Task<ImmutableArray<StoredApiKey>> FindAsync(
        ImmutableArray<string> ids, CancellationToken cancellationToken)
    {
        await using var batch = TenantBatch.OfKeys(dataSource, ids);
        batch.Add($"SELECT {Columns}, secret_hash FROM api_keys WHERE id = ANY ($1)").Add(ids.ToArray());
        return await batch.ReadAsync(
            row => new StoredApiKey(Read(row), [.. row.GetFieldValue<byte[]>(13)]), cancellationToken);
    }

    public async Task<bool> RotateAsync(
        string id, StoredApiKey successor, DateTime expiresTime, int keysMax, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(successor);
        await using var batch = new TenantBatch(dataSource, successor.Key.Tenant);
        batch.Add(LockTenant).Add(successor.Key.Tenant);
        AddValues(
            batch.Add(
                Insert + $"WHERE {HasRoom} AND EXISTS "
                + $"(SELECT FROM api_keys WHERE tenant_id = $1 AND id = $12 AND {IsCurrent})"),
            successor).Add((long)keysMax).Add(id);
        batch.Add(
            "UPDATE api_keys SET rotated_to = $3, expires_time = least(expires_time, $4) "
            + $"WHERE tenant_id = $1 AND id = $2 AND {IsCurrent} "
            + "AND EXISTS (SELECT FROM api_keys WHERE tenant_id = $1 AND id = $3) RETURNING id")
            .Add(successor.Key.Tenant).Add(id).Add(successor.Key.Id).Add(expiresTime);
        return !(await batch.ReadAsync(row => row.GetString(0), cancellationToken)).IsEmpty;
    }

    public async Task<bool> RevokeAsync(
        string tenant, string id, DateTime time, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add(
            "UPDATE api_keys SET revoked_time = coalesce(revoked_time, $3) WHERE tenant_id = $1 AND id = $2 RETURNING id")
            .Add(tenant).Add(id).Add(time);
        return !(await batch.ReadAsync(row => row.GetString(0), cancellationToken)).IsEmpty;
    }

    public async Task RecordUsesAsync(ImmutableArray<ApiKeyUse> uses, CancellationToken cancellationToken)
    {
        foreach (var tenant in uses.GroupBy(use => use.Tenant))
        {
            ImmutableArray<ApiKeyUse> own = [.. tenant];
            await using var batch = new TenantBatch(dataSource, tenant.Key);
            var update = batch.Add(
                "UPDATE api_keys SET last_used_time = used.time, last_used_address = used.address "
                + "FROM unnest($2::text[], $3::timestamptz[], $4::text[]) AS used (id, time, address) "
                + "WHERE tenant_id = $1 AND api_keys.id = used.id AND last_used_time IS DISTINCT FROM used.time")
                .Add(tenant.Key);
            update.AddArray(own, use => use.Id);
            update.AddArray(own, use => use.Time);
            update.AddArray(own, use => use.Address);
            await batch.ExecuteAsync(cancellationToken);
        }
    }

    private static NpgsqlBatchCommand AddValues(NpgsqlBatchCommand command, StoredApiKey stored)
    {
        var key = stored.Key;
        command.Add(key.Tenant).Add(key.Id).Add(stored.SecretHash.ToArray()).Add(key.Name).Add(key.Role.ToString())
            .Add((int)key.Scopes).Add(key.Addresses.ToArray()).Add(key.CreatedTime).Add(key.CreatedBy);
        command.Parameters.Add(new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz,
            Value = (object?)key.ExpiresTime ?? DBNull.Value,
        });
        return command;
    }

    private static ApiKey Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        Enum.Parse<AccessRole>(row.GetString(3)),
        (AccessScopes)row.GetInt32(4),
        [.. row.GetFieldValue<string[]>(5)],
        row.GetDateTime(6),
        row.GetString(7))
    {
        ExpiresTime = row.IsDBNull(8) ? null : row.GetDateTime(8),
        RevokedTime = row.IsDBNull(9) ? null : row.GetDateTime(9),
        RotatedTo = row.IsDBNull(10) ? null : row.GetString(10),
        LastUsedTime = row.IsDBNull(11) ? null : row.GetDateTime(11),
        LastUsedAddress = row.IsDBNull(12) ? null : row.GetString(12),
    };
}
