using Aetherion.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Aetherion.Benchmarks.Core;

/// <summary>What a stopped service left in its ticks table.</summary>
/// <param name="MissingCount">Sequences between the first and the last of a symbol that are not there.</param>
internal sealed record StoredTicks(long RowCount, long MissingCount)
{
    private const string Count =
        """
        SELECT coalesce(sum(rows), 0)::bigint, coalesce(sum(span - rows), 0)::bigint
        FROM (SELECT count(*) AS rows, max(sequence) - min(sequence) + 1 AS span FROM ticks GROUP BY series_id) symbols
        """;

    public static async Task<StoredTicks> ReadAsync(string dataDirectory)
    {
        await using var database = await AetherionDatabase.OpenAsync(
            AetherionDatabaseOptions.FromEnvironment(dataDirectory), NullLoggerFactory.Instance, CancellationToken.None);
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Count, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new StoredTicks(reader.GetInt64(0), reader.GetInt64(1));
    }
}
