using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Aetherion.Postgres.Tests;

public sealed class MigrationRunnerTests(ClusterFixture cluster)
{
    private static readonly Migration First = new(1, "0001_first.sql", "CREATE TABLE first (id integer);");
    private static readonly Migration Second = new(2, "0002_second.sql", "CREATE TABLE second (id integer);");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Missing_migrations_are_applied_in_order_and_once()
    {
        await using var connection = await ConnectAsync();

        (await ApplyAsync(connection, First)).ShouldBe(1);
        (await ApplyAsync(connection, First, Second)).ShouldBe(1);
        (await ApplyAsync(connection, First, Second)).ShouldBe(0);
    }

    [Fact]
    public async Task Processes_that_migrate_at_once_apply_each_migration_once()
    {
        var owner = await cluster.CreateDatabaseAsync("race");

        var applied = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var connection = new NpgsqlConnection(owner + ";Pooling=false");
            await connection.OpenAsync(Cancel);
            return await ApplyAsync(connection, First, Second);
        }));

        applied.Sum().ShouldBe(2);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind()
    {
        await using var connection = await ConnectAsync();
        var broken = new Migration(2, "0002_broken.sql", "CREATE TABLE half (id integer); SELECT 1/0;");

        await Should.ThrowAsync<PostgresException>(() => ApplyAsync(connection, First, broken));

        (await ApplyAsync(connection, First, Second)).ShouldBe(1);
        await using var find = new NpgsqlCommand("SELECT to_regclass('half') IS NULL", connection);
        (await find.ExecuteScalarAsync(Cancel)).ShouldBe(true);
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await using var connection = await ConnectAsync();
        await ApplyAsync(connection, First, Second);

        var refusal = await Should.ThrowAsync<PostgresSetupException>(() => ApplyAsync(connection, First));

        refusal.Message.ShouldContain("has schema 2");
        refusal.Message.ShouldContain("only up to 1");
        refusal.Message.ShouldContain("newer build");
    }

    [Fact]
    public async Task An_edited_migration_is_refused()
    {
        await using var connection = await ConnectAsync();
        await ApplyAsync(connection, First);

        var refusal = await Should.ThrowAsync<PostgresSetupException>(
            () => ApplyAsync(connection, First with { Sql = First.Sql + " -- edited" }, Second));

        refusal.Message.ShouldContain("0001_first.sql");
        refusal.Message.ShouldContain("never edited");
    }

    [Fact]
    public void Line_ends_do_not_change_a_hash() =>
        (First with { Sql = "a\r\nb" }).Hash.ShouldBe((First with { Sql = "a\nb" }).Hash);

    [Fact]
    public void The_migrations_of_this_build_are_numbered_without_gaps() =>
        Migration.Embedded.Select(m => m.Number).ShouldBe(Enumerable.Range(1, Migration.Embedded.Count));

    [Fact]
    public async Task Subscriptions_of_an_older_schema_come_under_their_tenant()
    {
        await using var connection = await ConnectAsync();
        await ApplyAsync(connection, [.. Migration.Embedded.Take(7)]);
        foreach (var key in (string[])["tenant/signals/alpha/trend/sim:BTC-USD/M1", "border/regime-bars/sim:BTC-USD/M1"])
        {
            await using var insert = new NpgsqlCommand(
                $"INSERT INTO grain_state VALUES ('PubSubStore', 'streamrendezvous', '{key}', 's', 1, '')", connection);
            await insert.ExecuteNonQueryAsync(Cancel);
        }

        await ApplyAsync(connection, [.. Migration.Embedded]);

        await using var find = new NpgsqlCommand(
            "SELECT string_agg(coalesce(tenant_id, 'all'), ' ' ORDER BY grain_key) FROM grain_state", connection);
        (await find.ExecuteScalarAsync(Cancel)).ShouldBe("all alpha");
    }

    private static Task<int> ApplyAsync(NpgsqlConnection connection, params Migration[] migrations) =>
        new MigrationRunner(migrations, NullLogger.Instance).ApplyAsync(connection, Cancel);

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(await cluster.CreateDatabaseAsync("migration") + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        return connection;
    }
}
