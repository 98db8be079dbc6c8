using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Aetherion.Postgres.Tests;

/// <summary>Models stored before there was a registry.</summary>
public sealed class ModelMigrationTests(ClusterFixture cluster)
{
    private const string Document =
        """{"format":1,"version":"new","features":["SignedEfficiency","RelativeVolatility"],"training":{"from":"2024-01-01T01:00:00Z","to":"2024-02-01T00:00:00.123456Z","dataHash":"abc","seed":3}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_of_a_symbol_and_timeframe_becomes_its_champion_and_no_row_looks_damaged()
    {
        var owner = await cluster.CreateDatabaseAsync("models") + ";Pooling=false";
        await MigrateAsync(owner, migration => migration.Number < 3);
        await InsertAsync(owner, ("old", 2, 1, Document), ("new", 2, 5, Document), ("hours", 5, 3, Document),
            ("broken", 2, 9, "no model at all"), ("empty", 3, 9, "{}"));
        await MigrateAsync(owner, _ => true);

        await using var data = NpgsqlDataSource.Create(owner);
        var registry = new ModelRegistry(data, TimeProvider.System);
        (await ChampionsAsync(registry, Timeframe.M1)).ShouldBe(["new"]);
        (await ChampionsAsync(registry, Timeframe.H1)).ShouldBe(["hours"]);
        (await ChampionsAsync(registry, Timeframe.M5)).ShouldBeEmpty();
        var model = (await registry.FindAsync("new", Cancel))!;
        model.Document.ShouldBe(Document);
        (model.DataHash, model.Seed).ShouldBe(("abc", 3));
        model.Features.ShouldBe(["SignedEfficiency", "RelativeVolatility"]);
        model.TrainedTo.ShouldBe(new DateTime(2024, 2, 1, 0, 0, 0, 123, 456, DateTimeKind.Utc));
        (await registry.FindAsync("broken", Cancel))!.DataHash.ShouldBeEmpty();
        (await registry.ListAsync(ModelFilter.None, 10, Cancel)).Count(m => m.State == ModelState.Champion).ShouldBe(2);
    }

    private static Task<System.Collections.Immutable.ImmutableArray<string>> ChampionsAsync(
        ModelRegistry registry, Timeframe timeframe) =>
        registry.FindChampionsAsync(ModelFamilies.Regime, new InstrumentId("sim", "BTC-USD"), timeframe, Cancel);

    private static async Task MigrateAsync(string owner, Func<Migration, bool> isWanted)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(Cancel);
        await new MigrationRunner([.. Migration.Embedded.Where(isWanted)], NullLogger.Instance)
            .ApplyAsync(connection, Cancel);
    }

    private static async Task InsertAsync(
        string owner, params (string Version, short Timeframe, int Day, string Document)[] models)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(Cancel);
        foreach (var (version, timeframe, day, document) in models)
        {
            await using var insert = new NpgsqlCommand(
                "INSERT INTO models (version, instrument, timeframe, trained_time, document) "
                + "VALUES ($1, 'sim:BTC-USD', $2, $3, $4)",
                connection);
            insert.Add(version).Add(timeframe).Add(new DateTime(2024, 5, day, 0, 0, 0, DateTimeKind.Utc)).Add(document);
            await insert.ExecuteNonQueryAsync(Cancel);
        }
    }
}
