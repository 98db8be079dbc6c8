using System.Collections.Immutable;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>
/// Statements in one transaction and one round trip with the tenant set for it: without, row-level security shows
/// nothing.
/// </summary>
internal sealed class TenantBatch : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch;

    public TenantBatch(NpgsqlDataSource dataSource, string tenant)
    {
        _batch = dataSource.CreateBatch();
        // What SET LOCAL does, with a parameter.
        Add("SELECT set_config('app.tenant_id', $1, true)").Add(tenant);
    }

    public NpgsqlBatchCommand Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        _batch.BatchCommands.Add(command);
        return command;
    }

    public Task ExecuteAsync(CancellationToken cancellationToken) => _batch.ExecuteNonQueryAsync(cancellationToken);

    /// <summary>Reads the rows of the last statement; the one before sets the tenant.</summary>
    public async Task<ImmutableArray<T>> ReadAsync<T>(
        Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        await using var reader = await _batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows.DrainToImmutable();
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
