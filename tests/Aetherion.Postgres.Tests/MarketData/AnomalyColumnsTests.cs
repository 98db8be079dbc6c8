using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Aetherion.Postgres.Tests;

public sealed class AnomalyColumnsTests(ClusterFixture cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_before_the_anomalies_are_read_as_bars_that_were_not_scored()
    {
        var owner = await cluster.CreateDatabaseAsync("anomalies") + ";Pooling=false";
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(Cancel);
        await new MigrationRunner([Migration.Embedded[0]], NullLogger.Instance).ApplyAsync(connection, Cancel);
        await using var insert = new NpgsqlCommand(
            """
            INSERT INTO series (run, instrument) VALUES ('live', 'sim:OLD');
            SELECT ensure_partition('candles_minutes', '2024-04-01', now());
            SELECT ensure_partition('features_minutes', '2024-04-01', now());
            INSERT INTO candles VALUES (1, 2, 1, '2024-04-01', 1, 4, 1, 3, 9, 4, 1.5, 3, 0);
            INSERT INTO features VALUES (1, 2, 1, '2024-04-01', NULL, '{0.25}', '{0.5,0.5}', '{0.5,0,0.5,0}');
            INSERT INTO writer_progress VALUES (1, 1, 2, 1), (1, 2, 2, 1);
            """,
            connection);
        await insert.ExecuteNonQueryAsync(Cancel);

        await new MigrationRunner(Migration.Embedded, NullLogger.Instance).ApplyAsync(connection, Cancel);

        await using var dataSource = NpgsqlDataSource.Create(owner);
        var bar = (await new MarketDataHistory(dataSource).ReadBarsAsync(
            MarketDataFactory.Key("OLD"), Timeframe.M1, null, null, 10, false, Cancel)).ShouldHaveSingleItem();
        bar.Features[Feature.LogReturn].ShouldBe(0.25);
        bar.Probabilities.ShouldBe(new RegimeProbabilities(0.5, 0, 0.5, 0));
        bar.Anomaly.ShouldBe(default);
    }
}
