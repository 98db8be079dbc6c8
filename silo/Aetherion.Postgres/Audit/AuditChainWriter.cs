using System.Collections.Immutable;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>
/// Appends to the chain of one tenant inside a transaction, which keeps others out of that chain until it ends.
/// </summary>
internal sealed class AuditChainWriter
{
    // What is written here is on disk when it is committed, also where the connection does not wait for its other
    // writes.
    private const string Prepare =
        "SELECT set_config('app.tenant_id', $1, true), set_config('synchronous_commit', 'on', true)";

    // A chain whose head was lost goes on from its last entry.
    private const string MakeHead =
        "INSERT INTO audit_heads (tenant_id, sequence, hash, time) "
        + "SELECT $1, coalesce(last.sequence, 0), coalesce(last.hash, $2), now() "
        + "FROM (SELECT 1) AS one LEFT JOIN LATERAL (SELECT sequence, hash FROM audit_log WHERE tenant_id = $1 "
        + "ORDER BY sequence DESC LIMIT 1) AS last ON true ON CONFLICT (tenant_id) DO NOTHING";

    private const string Lock = "SELECT sequence, hash FROM audit_heads WHERE tenant_id = $1 FOR UPDATE";

    // More than the head when somebody wrote past the log: then we write after it, so that the chain does not stop.
    private const string Last = "SELECT coalesce(max(sequence), 0) FROM audit_log WHERE tenant_id = $1";

    private const string Move = "UPDATE audit_heads SET sequence = $2, hash = $3, time = $4 WHERE tenant_id = $1";

    private readonly string _tenant;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private long _sequence;
    private string _hash = AuditChain.Genesis;

    private AuditChainWriter(string tenant, NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_tenant, _connection, _transaction) = (tenant, connection, transaction);

    /// <summary>Takes the chain's lock within a transaction that is under way.</summary>
    public static async Task<AuditChainWriter> JoinAsync(
        string tenant, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var writer = new AuditChainWriter(tenant, connection, transaction);
        await using var batch = writer.Batch();
        Add(batch, Prepare).Add(tenant);
        Add(batch, MakeHead).Add(tenant).Add(AuditChain.Genesis);
        Add(batch, Lock).Add(tenant);
        Add(batch, Last).Add(tenant);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        (writer._sequence, writer._hash) = (reader.GetInt64(0), reader.GetString(1));
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        writer._sequence = Math.Max(writer._sequence, reader.GetInt64(0));
        return writer;
    }

    /// <summary>
    /// Appends the records that are not there yet and gives the entries of all, in the records' order.
    /// </summary>
    public async Task<ImmutableArray<AuditEntry>> AppendAsync(
        ImmutableArray<AuditRecord> records, CancellationToken cancellationToken)
    {
        if (records.IsEmpty)
            return [];
        var known = await FindAsync([.. records.Select(record => record.Id)], cancellationToken);
        var entries = ImmutableArray.CreateBuilder<AuditEntry>(records.Length);
        await using var batch = Batch();
        foreach (var record in records)
        {
            if (!known.TryGetValue(record.Id, out var entry))
            {
                entry = AuditChain.Follow(record, ++_sequence, _hash);
                _hash = entry.Hash;
                AuditRows.Add(Add(batch, AuditRows.Insert), entry);
                known.Add(record.Id, entry);
            }
            entries.Add(entry);
        }
        if (batch.BatchCommands.Count > 0)
        {
            Add(batch, Move).Add(_tenant).Add(_sequence).Add(_hash).Add(entries[^1].Record.Time);
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        return entries.MoveToImmutable();
    }

    private async Task<Dictionary<string, AuditEntry>> FindAsync(string[] ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT {AuditRows.Columns} FROM audit_log WHERE tenant_id = $1 AND id = ANY ($2)", _connection, _transaction);
        command.Add(_tenant).Add(ids);
        var found = await MarketDataHistory.ReadAsync(command, 0, AuditRows.Read, cancellationToken);
        return found.ToDictionary(entry => entry.Record.Id, StringComparer.Ordinal);
    }

    private NpgsqlBatch Batch() => new(_connection, _transaction);

    private static NpgsqlBatchCommand Add(NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }
}
