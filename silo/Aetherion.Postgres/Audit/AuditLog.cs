using System.Collections.Immutable;
using System.Globalization;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>The audit log, each tenant's chain behind row-level security.</summary>
public sealed class AuditLog(NpgsqlDataSource dataSource, OutageRetry retry) : IAuditLog
{
    public Task<AuditEntry> AppendAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        record = record.Normalised();
        return retry.ExecuteAsync(
            async token =>
            {
                await using var connection = await dataSource.OpenConnectionAsync(token);
                await using var transaction = await connection.BeginTransactionAsync(token);
                var chain = await AuditChainWriter.JoinAsync(record.Tenant, connection, transaction, token);
                var entries = await chain.AppendAsync([record], token);
                await transaction.CommitAsync(token);
                return entries[0];
            },
            cancellationToken);
    }

    public async Task<ImmutableArray<AuditEntry>> ReadForwardAsync(
        string tenant, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add(
            $"SELECT {AuditRows.Columns} FROM audit_log WHERE tenant_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3")
            .Add(tenant).Add(afterSequence).Add(limit);
        return await batch.ReadAsync(AuditRows.Read, cancellationToken);
    }

    public async Task<ImmutableArray<AuditEntry>> ReadLatestAsync(
        string tenant, AuditFilter filter, long? beforeSequence, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var values = ValuesOf(filter);
        await using var batch = new TenantBatch(dataSource, tenant);
        var command = batch.Add(SelectLatest(values)).Add(tenant).Add(beforeSequence ?? long.MaxValue).Add(limit);
        foreach (var (_, value) in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await batch.ReadAsync(AuditRows.Read, cancellationToken);
    }

    public async Task<AuditHead?> FindHeadAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add("SELECT tenant_id, sequence, hash, time FROM audit_heads WHERE tenant_id = $1 AND sequence > 0")
            .Add(tenant);
        return (await batch.ReadAsync(AuditRows.ReadHead, cancellationToken)).SingleOrDefault();
    }

    public async Task<ImmutableArray<AuditHead>> ListHeadsAsync(
        string afterTenant, int limit, CancellationToken cancellationToken)
    {
        await using var batch = TenantBatch.OfOperator(dataSource);
        batch.Add(
            "SELECT tenant_id, sequence, hash, time FROM audit_heads WHERE tenant_id > $1 AND sequence > 0 "
            + "ORDER BY tenant_id LIMIT $2").Add(afterTenant).Add(limit);
        return await batch.ReadAsync(AuditRows.ReadHead, cancellationToken);
    }

    /// <summary>What the filter asks for, each with the condition it has to meet.</summary>
    private static ImmutableArray<(string Condition, object Value)> ValuesOf(AuditFilter filter)
    {
        (string Condition, object? Value)[] all =
        [
            ("category =", filter.Category?.ToString()),
            ("action =", filter.Action),
            ("outcome =", filter.Outcome?.ToString()),
            ("actor =", filter.Actor),
            ("subject =", filter.Subject),
            ("time >=", filter.From),
            ("time <", filter.To),
        ];
        return [.. all.Where(item => item.Value is not null).Select(item => (item.Condition, item.Value!))];
    }

    private static string SelectLatest(ImmutableArray<(string Condition, object Value)> values)
    {
        const int FirstParameter = 4;
        var conditions = values.Select((item, index) =>
            string.Create(CultureInfo.InvariantCulture, $" AND {item.Condition} ${FirstParameter + index}"));
        return $"SELECT {AuditRows.Columns} FROM audit_log WHERE tenant_id = $1 AND sequence < $2{string.Concat(conditions)} "
            + "ORDER BY sequence DESC LIMIT $3";
    }
}
