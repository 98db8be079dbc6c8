using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Postgres.Tests;

public sealed class MarketDataRetentionTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly DateTime Now = DateTime.UtcNow;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Partitions_are_made_ahead_dropped_by_budget_and_made_again_when_written_to()
    {
        var key = MarketDataFactory.Key("OLD");
        var days = Enumerable.Range(1, 4).Select(i => Now.Date.AddDays(-10 * i)).Reverse().ToArray();
        await using var writer = new MarketDataWriter(
            database.DataSource,
            new MarketDataWriterOptions { RetryDelayMax = TimeSpan.FromMilliseconds(20) },
            new StorageHealth(database.DataSource, TimeProvider.System, NullLogger<StorageHealth>.Instance),
            TimeProvider.System,
            NullLogger<MarketDataWriter>.Instance);
        for (var i = 0; i < days.Length; i++)
            await writer.WriteTicksAsync(MarketDataFactory.Ticks(key, 1 + (i * 1_000), 1_000, days[i]), Cancel);
        await writer.FlushAsync(Cancel);
        // The writer has just used them all; their age is to count from their times.
        await database.ExecuteAsync("UPDATE partitions SET used_time = range_start");

        (await RunAsync(new RetentionOptions { TicksAgeMax = TimeSpan.FromDays(35) }))
            .ShouldBe([$"ticks_p{days[0]:yyyyMMdd}"]);
        (await database.ScalarAsync<long>("SELECT count(*) FROM partitions WHERE range_start > now()"))
            .ShouldBeGreaterThanOrEqualTo(10);
        (await CountAsync()).ShouldBe(3_000);

        (await RunAsync(new RetentionOptions { TicksAgeMax = null, BytesMax = 1 }))
            .ShouldBe([$"ticks_p{days[1]:yyyyMMdd}", $"ticks_p{days[2]:yyyyMMdd}", $"ticks_p{days[3]:yyyyMMdd}"]);
        (await CountAsync()).ShouldBe(0);

        // The writer believes that the partition is still there.
        await writer.WriteTicksAsync(MarketDataFactory.Ticks(key, 5_001, 100, days[3]), Cancel);
        await writer.FlushAsync(Cancel);
        (await CountAsync()).ShouldBe(100);
    }

    [Fact]
    public async Task A_current_partition_cannot_be_dropped_by_the_application()
    {
        await RunAsync(new RetentionOptions());

        await using var command = database.DataSource.CreateCommand("SELECT drop_partition($1, now())");
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = $"ticks_p{Now:yyyyMMdd}" });

        (await command.ExecuteScalarAsync(Cancel)).ShouldBe(false);
    }

    private async Task<IReadOnlyList<string>> RunAsync(RetentionOptions options)
    {
        using var retention = new MarketDataRetention(
            database.DataSource, options, TimeProvider.System, NullLogger<MarketDataRetention>.Instance);
        return await retention.RunOnceAsync(Cancel);
    }

    private Task<long> CountAsync() => database.ScalarAsync<long>(
        "SELECT count(*) FROM ticks WHERE series_id = (SELECT id FROM series WHERE instrument = 'sim:OLD')");
}
