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
    private int _resultCount;

    public TenantBatch(NpgsqlDataSource dataSource, string tenant)
        : this(dataSource, "SELECT set_config('app.tenant_id', $1, true)", tenant)
    {
    }

    private TenantBatch(NpgsqlDataSource dataSource, string setting, string value)
    {
        _batch = dataSource.CreateBatch();
        // What SET LOCAL does, with a parameter.
        Add(setting).Add(value);
    }

    /// <summary>For sign-in: the API keys of these ids can be read, and nothing else.</summary>
    public static TenantBatch OfKeys(NpgsqlDataSource dataSource, ImmutableArray<string> ids) =>
        new(dataSource, "SELECT set_config('app.key_ids', $1, true)", string.Join(',', ids));

    /// <summary>For who runs the service: tenants, wrapped venue keys, reminders and the ends of audit chains can be listed.</summary>
    public static TenantBatch OfOperator(NpgsqlDataSource dataSource) =>
        new(dataSource, "SELECT set_config('app.operator', $1, true)", "on");

    public NpgsqlBatchCommand Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        _batch.BatchCommands.Add(command);
        if (sql.StartsWith("SELECT", StringComparison.Ordinal) || sql.Contains("RETURNING", StringComparison.Ordinal))
            _resultCount++;
        return command;
    }

    public Task ExecuteAsync(CancellationToken cancellationToken) => _batch.ExecuteNonQueryAsync(cancellationToken);

    /// <summary>Reads the rows of the last statement that has columns, and goes to the end of the batch.</summary>
    public async Task<ImmutableArray<T>> ReadAsync<T>(
        Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        await using var reader = await _batch.ExecuteReaderAsync(cancellationToken);
        for (var skipped = 1; skipped < _resultCount; skipped++)
            await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        // The end of the batch tells whether it was committed.
        await reader.NextResultAsync(cancellationToken);
        return rows.DrainToImmutable();
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
