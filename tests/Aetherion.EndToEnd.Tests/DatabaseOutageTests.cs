using Aetherion.Postgres;
using Aetherion.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Aetherion.EndToEnd.Tests;

/// <summary>
/// PostgreSQL goes away under a running service and comes back: nothing is lost, nothing is written twice.
/// </summary>
public sealed class DatabaseOutageTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_stored_after_an_outage_is_what_was_produced()
    {
        await using var server = new EmbeddedPostgres(
            new EmbeddedPostgresOptions(Path.Combine(_folder.Path, "server")), NullLogger<EmbeddedPostgres>.Instance);
        await server.StartAsync(TestContext.Current.CancellationToken);
        await server.EnsureDatabaseAsync("outage", TestContext.Current.CancellationToken);
        var connection = server.OwnerConnectionString("outage");
        using var service = ServiceProcess.StartWith(
            new Dictionary<string, string> { ["AETHERION_POSTGRES"] = connection },
            "run", "--port", "0", "--symbols", "sim:BTC-USD,sim:ETH-USD", "--backfill", "10m", "--tick-interval", "10ms");
        await service.WaitUntilReadyAsync(Timeout);
        using var client = new GraphQLClient(service.Address);
        await WaitForSequenceAsync(client, 200);

        await server.StopAsync(TestContext.Current.CancellationToken);
        var down = await GraphQLClient.UntilAsync(
            "readiness to fall", () => client.GetAsync("/readyz"), r => r.Status == 503, Timeout);
        down.Body.ShouldContain("storage");
        var reached = await SequenceAsync(client);
        await server.StartAsync(TestContext.Current.CancellationToken);
        await GraphQLClient.UntilAsync(
            "readiness to return", () => client.GetAsync("/readyz"), r => r.Status == 200, Timeout);
        await WaitForSequenceAsync(client, reached + 200);

        (await service.StopAsync()).ShouldBe(0, service.Errors);
        service.Errors.ShouldContain("PostgreSQL takes no writes");
        service.Errors.ShouldContain("PostgreSQL takes writes again");
        await ExpectWholeAsync(connection);
    }

    private static async Task<long> SequenceAsync(GraphQLClient client)
    {
        var data = await client.AskAsync("{ instrument(id: \"sim:BTC-USD\") { orderBook { sequence } } }");
        return long.Parse(
            data.GetProperty("instrument").GetProperty("orderBook").GetProperty("sequence").GetString()!, null);
    }

    private static Task<long> WaitForSequenceAsync(GraphQLClient client, long sequence) =>
        GraphQLClient.UntilAsync(
            $"event {sequence}", () => SequenceAsync(client), reached => reached >= sequence, Timeout);

    /// <summary>
    /// Each symbol's events are stored from the first to the last, once; the bars hold exactly the trades stored; and
    /// each bar has its features.
    /// </summary>
    private static async Task ExpectWholeAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        (await CountAsync(source, "SELECT count(*) FROM ticks")).ShouldBeGreaterThan(400);
        (await CountAsync(
            source,
            "SELECT coalesce(sum(abs(span - n) + abs(n - d)), 0)::bigint FROM (SELECT max(sequence) AS span, count(*) "
            + "AS n, count(DISTINCT sequence) AS d FROM ticks GROUP BY series_id) s")).ShouldBe(0);
        (await CountAsync(
            source,
            "SELECT coalesce(sum(abs(span - n) + abs(n - d)), 0)::bigint FROM (SELECT max(sequence) AS span, count(*) "
            + "AS n, count(DISTINCT sequence) AS d FROM candles GROUP BY series_id, timeframe) s")).ShouldBe(0);
        (await CountAsync(
            source,
            "SELECT count(*) FROM candles c FULL JOIN features f USING (series_id, timeframe, sequence) "
            + "WHERE c.open_time IS NULL OR f.open_time IS NULL")).ShouldBe(0);
        (await CountAsync(
            source,
            """
            SELECT count(*) FROM
              (SELECT series_id, date_trunc('second', event_time) AS open_time, sum(quantity) AS volume, count(*) AS trades
               FROM ticks WHERE kind = 1 GROUP BY 1, 2) t
            JOIN candles c ON c.series_id = t.series_id AND c.timeframe = 0 AND c.open_time = t.open_time
            WHERE c.volume <> t.volume OR c.trade_count <> t.trades
            """)).ShouldBe(0);
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
