using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Aetherion.Postgres.Tests;

/// <summary>
/// A named server as operators have it: the owner of the database is no superuser, and the policies bind it too.
/// </summary>
public sealed class OrdinaryOwnerTests(ClusterFixture cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_owner_without_superuser_rights_migrates_writes_and_deletes_its_own_runs_only()
    {
        await using var database = await AetherionDatabase.OpenAsync(
            new AetherionDatabaseOptions { ConnectionString = await CreateOwnerAsync() },
            NullLoggerFactory.Instance,
            Cancel);
        var catalog = new RunCatalog(database.DataSource, TimeProvider.System);
        await catalog.BeginAsync("local", "mine", "h", "{}", Cancel);
        await catalog.BeginAsync("other", "theirs", "h", "{}", Cancel);
        var mine = MarketDataFactory.Bars(MarketDataFactory.Key("X", "mine"), Timeframe.M1, 1, 10);
        var theirs = MarketDataFactory.Bars(MarketDataFactory.Key("X", "theirs"), Timeframe.M1, 1, 10);
        await using (var writer = new MarketDataWriter(
            database.DataSource,
            new MarketDataWriterOptions(),
            new StorageHealth(database.DataSource, TimeProvider.System, NullLogger<StorageHealth>.Instance),
            TimeProvider.System,
            NullLogger<MarketDataWriter>.Instance))
        {
            await writer.WriteBarsAsync(mine, Cancel);
            await writer.WriteBarsAsync(theirs, Cancel);
        }
        var history = new MarketDataHistory(database.DataSource);

        await catalog.DeleteAsync("local", "mine", [], [], Cancel);
        await Should.ThrowAsync<PostgresException>(() => catalog.DeleteAsync("local", "theirs", [], [], Cancel));

        (await history.ReadBarsAfterAsync(mine.Key, Timeframe.M1, 0, 100, Cancel)).Bars.ShouldBeEmpty();
        (await history.ReadBarsAfterAsync(theirs.Key, Timeframe.M1, 0, 100, Cancel)).Bars.ShouldBe(theirs.Bars);
        (await catalog.FindAsync("local", "mine", Cancel)).ShouldBeNull();
        (await catalog.FindAsync("other", "theirs", Cancel)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_owner_without_superuser_rights_sweeps_the_requests_of_all_tenants()
    {
        await using var database = await AetherionDatabase.OpenAsync(
            new AetherionDatabaseOptions { ConnectionString = await CreateOwnerAsync() },
            NullLoggerFactory.Instance,
            Cancel);
        var time = new SteppedTime();
        var store = new IdempotencyStore(database.DataSource, time);
        foreach (var tenant in (string[])["one", "two"])
            await store.ClaimAsync(new IdempotencyKey(tenant, "startBot", "k"), "h", TimeSpan.Zero, Cancel);
        time.Advance(IIdempotencyStore.KeptFor + TimeSpan.FromSeconds(1));

        var sweeper = new RequestSweeper(database.DataSource, time, NullLogger<RequestSweeper>.Instance);
        (await sweeper.RunOnceAsync(Cancel)).ShouldBe(2);
    }

    /// <summary>A database with an owner that an administrator has let into the application's role.</summary>
    private async Task<string> CreateOwnerAsync()
    {
        await using (await cluster.OpenDatabaseAsync("role"))
        {
        }
        var name = $"owner_{Guid.NewGuid():N}";
        await using var administrator = NpgsqlDataSource.Create(cluster.Cluster.OwnerConnectionString("postgres"));
        foreach (var sql in new[]
        {
            $"CREATE ROLE {name} LOGIN PASSWORD 'secret'",
            $"GRANT aetherion_app TO {name}",
            $"CREATE DATABASE {name} OWNER {name} TEMPLATE template0",
        })
        {
            await using var command = administrator.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(Cancel);
        }
        return new NpgsqlConnectionStringBuilder(cluster.Cluster.OwnerConnectionString(name))
        {
            Username = name,
            Password = "secret",
        }.ConnectionString;
    }
}
