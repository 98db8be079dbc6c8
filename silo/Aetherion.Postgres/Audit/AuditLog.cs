using System.Collections.Immutable;
using System.Globalization;
using System.Text;
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
        await using var batch = new TenantBatch(dataSource, tenant);
        var sql = new StringBuilder(
            $"SELECT {AuditRows.Columns} FROM audit_log WHERE tenant_id = $1 AND sequence < $2");
        var command = batch.Add("").Add(tenant).Add(beforeSequence ?? long.MaxValue);
        Add(sql, command, "category =", filter.Category?.ToString());
        Add(sql, command, "action =", filter.Action);
        Add(sql, command, "outcome =", filter.Outcome?.ToString());
        Add(sql, command, "actor =", filter.Actor);
        Add(sql, command, "subject =", filter.Subject);
        if (filter.From is { } from)
            Add(sql, command.Add(from), "time >=");
        if (filter.To is { } to)
            Add(sql, command.Add(to), "time <");
        Add(sql.Append(" ORDER BY sequence DESC LIMIT"), command.Add(limit));
        command.CommandText = sql.ToString();
        return await batch.ReadAsync(AuditRows.Read, cancellationToken);
    }

    public async Task<AuditHead?> FindHeadAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "SELECT chain, sequence, hash, time FROM audit_heads WHERE chain = $1 AND sequence > 0");
        command.Add(tenant);
        return (await MarketDataHistory.ReadAsync(command, 0, AuditRows.ReadHead, cancellationToken)).SingleOrDefault();
    }

    public async Task<ImmutableArray<AuditHead>> ListHeadsAsync(
        string afterTenant, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "SELECT chain, sequence, hash, time FROM audit_heads WHERE chain > $1 AND sequence > 0 ORDER BY chain LIMIT $2");
        command.Add(afterTenant).Add(limit);
        return await MarketDataHistory.ReadAsync(command, 0, AuditRows.ReadHead, cancellationToken);
    }

    private static void Add(StringBuilder sql, NpgsqlBatchCommand command, string condition, string? value)
    {
        if (value is not null)
            Add(sql, command.Add(value), condition);
    }

    private static void Add(StringBuilder sql, NpgsqlBatchCommand command, string condition) =>
        Add(sql.Append(" AND ").Append(condition), command);

    /// <summary>Names the parameter that was added last.</summary>
    private static void Add(StringBuilder sql, NpgsqlBatchCommand command) =>
        sql.Append(CultureInfo.InvariantCulture, $" ${command.Parameters.Count}");
}
