using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Aetherion.Postgres.Tests;

public sealed class AetherionDatabaseTests(ClusterFixture cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_embedded_database_opens_twice_and_the_second_time_fast()
    {
        using var directory = new TemporaryDirectory();
        var options = new AetherionDatabaseOptions { Embedded = new EmbeddedPostgresOptions(directory.Path) };
        await using (await AetherionDatabase.OpenAsync(options, NullLoggerFactory.Instance, Cancel))
        {
        }

        var begun = Stopwatch.GetTimestamp();
        await using var database = await AetherionDatabase.OpenAsync(options, NullLoggerFactory.Instance, Cancel);
        var elapsed = Stopwatch.GetElapsedTime(begun);

        TestContext.Current.SendDiagnosticMessage($"Open of an existing database: {elapsed.TotalMilliseconds:F0} ms.");
        await using var command = database.DataSource.CreateCommand(
            "SELECT current_user::text, session_user::text, current_setting('fsync') "
            + "|| current_setting('synchronous_commit') || current_setting('full_page_writes')");
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        await reader.ReadAsync(Cancel);
        reader.GetString(0).ShouldBe("aetherion_app");
        reader.GetString(1).ShouldBe("aetherion_app");
        reader.GetString(2).ShouldBe("ononon");
    }

    [Fact]
    public async Task A_server_that_is_gone_is_reported_with_what_to_do()
    {
        var refusal = await RefusalAsync("Host=127.0.0.1;Port=1;Username=x;Password=y;Database=z");

        refusal.Message.ShouldContain("127.0.0.1:1 cannot be reached");
        refusal.Message.ShouldContain("AETHERION_POSTGRES");
    }

    [Fact]
    public async Task A_wrong_password_is_reported_with_what_to_do()
    {
        var wrong = new NpgsqlConnectionStringBuilder(cluster.Cluster.OwnerConnectionString("postgres"))
        {
            Password = "wrong",
        };

        var refusal = await RefusalAsync(wrong.ConnectionString);

        refusal.Message.ShouldContain("refused the login 'aetherion'");
    }

    [Fact]
    public async Task A_missing_database_is_reported_with_what_to_do() =>
        (await RefusalAsync(cluster.Cluster.OwnerConnectionString("nowhere"))).Message
            .ShouldContain("createdb nowhere");

    [Theory]
    [InlineData("Host=x;Nonsense=1")]
    [InlineData("Host=x;Port=abc")]
    [InlineData("just text")]
    public async Task Rubbish_for_a_connection_string_is_reported_with_an_example(string text) =>
        (await RefusalAsync(text)).Message.ShouldContain("Host=db.example.org");

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        var owner = await cluster.CreateDatabaseAsync("newer");
        await using (await OpenAsync(owner))
        {
        }
        await using (var source = NpgsqlDataSource.Create(owner))
        await using (var command = source.CreateCommand(
            "INSERT INTO schema_migrations (number, name, hash) VALUES (9999, '9999_later.sql', 'x')"))
            await command.ExecuteNonQueryAsync(Cancel);

        (await RefusalAsync(owner)).Message.ShouldContain("schema 9999");
    }

    [Fact]
    public async Task A_login_without_rights_is_told_what_is_missing()
    {
        var owner = await cluster.CreateDatabaseAsync("rights");
        await using (var source = NpgsqlDataSource.Create(owner))
        await using (var command = source.CreateCommand("CREATE ROLE powerless LOGIN PASSWORD 'p'"))
            await command.ExecuteNonQueryAsync(Cancel);
        var powerless = new NpgsqlConnectionStringBuilder(owner) { Username = "powerless", Password = "p" };

        var refusal = await RefusalAsync(powerless.ConnectionString);

        refusal.Message.ShouldContain("'powerless' may not set the schema up");
    }

    private static Task<AetherionDatabase> OpenAsync(string connectionString) => AetherionDatabase.OpenAsync(
        new AetherionDatabaseOptions { ConnectionString = connectionString }, NullLoggerFactory.Instance, Cancel);

    private static async Task<PostgresSetupException> RefusalAsync(string connectionString) =>
        await Should.ThrowAsync<PostgresSetupException>(async () => await OpenAsync(connectionString));
}
