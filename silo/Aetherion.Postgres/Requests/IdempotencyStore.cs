using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Requests that may come twice, each tenant's behind row-level security.</summary>
public sealed class IdempotencyStore(NpgsqlDataSource dataSource, TimeProvider timeProvider) : IIdempotencyStore
{
    // A row that is new, has lapsed, or is older than anybody may count on, is taken. When another transaction makes the
    // row at the same time, neither part gives one, and it is in progress.
    private const string Claim =
        """
        WITH claimed AS (
            INSERT INTO idempotency_keys AS k (tenant_id, mutation, key, body_hash, state, claimed_until, created_time)
            VALUES ($1, $2, $3, $4, 'InProgress', $6, $5)
            ON CONFLICT (tenant_id, mutation, key) DO UPDATE SET body_hash = EXCLUDED.body_hash, state = 'InProgress',
                claimed_until = EXCLUDED.claimed_until, created_time = EXCLUDED.created_time, outcome = NULL
            WHERE k.created_time < $7
                OR (k.state = 'InProgress' AND k.claimed_until <= $5 AND k.body_hash = EXCLUDED.body_hash)
            RETURNING 'Claimed', body_hash, NULL, claimed_until)
        SELECT * FROM claimed
        UNION ALL
        SELECT state, body_hash, outcome, NULL FROM idempotency_keys
        WHERE tenant_id = $1 AND mutation = $2 AND key = $3 AND NOT EXISTS (SELECT FROM claimed)
        """;

    private const string Where = "WHERE tenant_id = $1 AND mutation = $2 AND key = $3";

    public async Task<IdempotencyClaim> ClaimAsync(
        IdempotencyKey key, string bodyHash, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var now = timeProvider.GetUtcNow().UtcDateTime;
        await using var batch = new TenantBatch(dataSource, key.Tenant);
        AddKey(batch.Add(Claim), key).Add(bodyHash).Add(now).Add(now + lease).Add(now - IIdempotencyStore.KeptFor);
        var rows = await batch.ReadAsync(row => ReadClaim(row, bodyHash), cancellationToken);
        return rows.IsEmpty ? new IdempotencyClaim(IdempotencyClaimState.InProgress) : rows[0];
    }

    public async Task<string> CompleteAsync(IdempotencyKey key, string outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        await using var batch = new TenantBatch(dataSource, key.Tenant);
        AddKey(batch.Add($"UPDATE idempotency_keys SET outcome = CASE state WHEN 'Done' THEN outcome ELSE $4 END, "
            + $"state = 'Done' {Where} RETURNING outcome"), key).Add(outcome);
        ImmutableArray<string> recorded = await batch.ReadAsync(row => row.GetString(0), cancellationToken);
        return recorded.IsEmpty ? outcome : recorded[0];
    }

    public async Task ReleaseAsync(IdempotencyKey key, IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(claim);
        await using var batch = new TenantBatch(dataSource, key.Tenant);
        AddKey(
            batch.Add($"UPDATE idempotency_keys SET claimed_until = '-infinity' {Where} AND state = 'InProgress' "
                + "AND claimed_until = $4"),
            key).Add(claim.Until);
        await batch.ExecuteAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand AddKey(NpgsqlBatchCommand command, IdempotencyKey key) =>
        command.Add(key.Tenant).Add(key.Mutation).Add(key.Key);

    private static IdempotencyClaim ReadClaim(NpgsqlDataReader row, string bodyHash) => row.GetString(0) switch
    {
        "Claimed" => new IdempotencyClaim(IdempotencyClaimState.Claimed, Until: row.GetDateTime(3)),
        _ when row.GetString(1) != bodyHash => new IdempotencyClaim(IdempotencyClaimState.Conflict),
        "Done" => new IdempotencyClaim(IdempotencyClaimState.Completed, row.GetString(2)),
        _ => new IdempotencyClaim(IdempotencyClaimState.InProgress),
    };
}
