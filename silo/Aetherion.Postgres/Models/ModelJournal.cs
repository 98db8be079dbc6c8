using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>
/// The journal of models inside one transaction that keeps all others out, so that what it decides on cannot change before
/// it is written, and numbers become visible in their order.
/// </summary>
internal sealed class ModelJournal : IAsyncDisposable
{
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended('aetherion model events', 0))";

    private const string Insert =
        "INSERT INTO model_events (number, id, time, kind, family, instrument, timeframe, version, previous_version, "
        + "actor, reason) SELECT coalesce((SELECT number FROM model_events ORDER BY number DESC LIMIT 1), 0) + 1, "
        + "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10 ON CONFLICT (id) DO NOTHING RETURNING number, time";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private ModelJournal(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        _connection = connection;
        _transaction = transaction;
    }

    public static async Task<ModelJournal> OpenAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var journal = new ModelJournal(connection, transaction);
            await using var command = journal.Command(Lock);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return journal;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public NpgsqlCommand Command(string sql) => new(sql, _connection, _transaction);

    public async Task<ModelLine> ReadLineAsync(ModelScope scope, CancellationToken cancellationToken)
    {
        await using var command = Command(
            ModelRows.SelectEvents + "WHERE family = $1 AND instrument = $2 AND timeframe = $3 ORDER BY number");
        command.AddScope(scope);
        return ModelLine.Of(await ReadAsync(command, ModelRows.ReadEvent, cancellationToken));
    }

    /// <summary>Adds an event; null when one of that id is there.</summary>
    public async Task<ModelEvent?> AddAsync(ModelEvent entry, string? id, CancellationToken cancellationToken)
    {
        await using var command = Command(Insert);
        command.Add(id).Add(entry.Time).Add(entry.Kind.ToString()).AddScope(entry.Scope)
            .Add(entry.Version).Add(entry.PreviousVersion).Add(entry.Actor).Add(entry.Reason);
        var added = await ReadAsync(
            command, row => entry with { Number = row.GetInt64(0), Time = row.GetDateTime(1) }, cancellationToken);
        if (added.IsEmpty)
            return null;
        await AuditAsync(added[0], cancellationToken);
        return added[0];
    }

    public Task CommitAsync(CancellationToken cancellationToken) => _transaction.CommitAsync(cancellationToken);

    /// <summary>In the same transaction: no model changes its place without the audit log saying so.</summary>
    private async Task AuditAsync(ModelEvent entry, CancellationToken cancellationToken)
    {
        var chain = await AuditChainWriter.JoinAsync(
            AuditRecord.ServiceTenant, _connection, _transaction, cancellationToken);
        await chain.AppendAsync([ModelAuditRecords.Of(entry).Normalised()], cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    public static Task<ImmutableArray<T>> ReadAsync<T>(
        NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        MarketDataHistory.ReadAsync(command, 0, read, cancellationToken);
}
