using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Makes partitions ahead of time and drops those that are too old or too many.</summary>
public sealed class MarketDataRetention(
    NpgsqlDataSource dataSource,
    RetentionOptions options,
    TimeProvider timeProvider,
    ILogger<MarketDataRetention> logger) : BackgroundService
{
    private const string SelectPartitions =
        "SELECT name, parent, range_start, range_end, used_time, pg_total_relation_size(name::regclass) FROM "
        + "partitions";

    /// <summary>Makes and drops once; gives the names of those dropped.</summary>
    public async Task<IReadOnlyList<string>> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var now = timeProvider.GetUtcNow().UtcDateTime;
        foreach (var table in await ReadTablesAsync(connection, cancellationToken))
            await MakeAheadAsync(connection, table, now, cancellationToken);
        var dropped = new List<string>();
        foreach (var partition in RetentionPlan.Choose(await ReadAsync(connection, cancellationToken), options, now))
        {
            if (await DropAsync(connection, partition, now, cancellationToken))
                dropped.Add(partition.Name);
        }
        return dropped;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Interval, timeProvider);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(
                    "Partitions could not be looked after ({Message}); next try in {Interval}.",
                    exception.Message, options.Interval);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task MakeAheadAsync(
        NpgsqlConnection connection, string table, DateTime now, CancellationToken cancellationToken)
    {
        var start = PartitionMaker.RangeOf(table, now).Start;
        for (var i = 0; i <= options.PartitionsAhead; i++)
        {
            // The time itself as the last use: a partition ahead is not in use yet.
            await PartitionMaker.MakeAsync(connection, table, start, start, cancellationToken);
            start = PartitionMaker.RangeOf(table, start).End;
        }
    }

    private async Task<bool> DropAsync(
        NpgsqlConnection connection, StoredPartition partition, DateTime now, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT drop_partition($1, $2)", connection);
            command.Add(partition.Name).Add(now);
            if (!(bool)(await command.ExecuteScalarAsync(cancellationToken))!)
                return false;
            logger.LogInformation(
                "Dropped {Partition} with {Bytes} bytes, last used {LastTime:O}.",
                partition.Name, partition.Bytes, partition.LastTime);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            logger.LogInformation("{Partition} is in use; it is dropped another time.", partition.Name);
            return false;
        }
    }

    private static async Task<List<string>> ReadTablesAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT name FROM partitioned_tables ORDER BY name", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            tables.Add(reader.GetString(0));
        return tables;
    }

    private static async Task<List<StoredPartition>> ReadAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SelectPartitions, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var partitions = new List<StoredPartition>();
        while (await reader.ReadAsync(cancellationToken))
            partitions.Add(new StoredPartition(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetDateTime(2),
                reader.GetDateTime(3),
                reader.GetDateTime(4),
                reader.GetInt64(5)));
        return partitions;
    }
}
