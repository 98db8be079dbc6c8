using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Aetherion.Postgres.Tests;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_cluster_is_made_stopped_started_and_taken_over_with_its_data()
    {
        await using (var first = Cluster())
        {
            await first.StartAsync(Cancel);
            await first.EnsureDatabaseAsync("aetherion", Cancel);
            (await ScalarAsync(first, "SHOW data_checksums")).ShouldBe("on");
            (await ScalarAsync(first, "SHOW server_encoding")).ShouldBe("UTF8");
            (await ScalarAsync(first, "SHOW listen_addresses")).ShouldBe("");
            await ScalarAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
            ((int)File.GetUnixFileMode(Path.Combine(_directory.Path, "owner.password"))).ShouldBe(0b110_000_000);
            await first.StopAsync(Cancel);
            first.ServerProcessId.ShouldBeNull();
        }

        await using var second = Cluster();
        var started = Stopwatch.GetTimestamp();
        await second.StartAsync(Cancel);
        var elapsed = Stopwatch.GetElapsedTime(started);
        TestContext.Current.SendDiagnosticMessage($"Start of an existing cluster: {elapsed.TotalMilliseconds:F0} ms.");
        (await ScalarAsync(second, "SELECT answer FROM kept")).ShouldBe(42);

        await A_second_process_is_refused();
        await A_running_server_left_behind_is_taken_over(second);
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    public async Task A_server_that_somebody_ends_is_started_again_with_what_was_committed_one_that_we_stop_is_not(
        string signal)
    {
        await using var cluster = new EmbeddedPostgres(
            new EmbeddedPostgresOptions(_directory.Path)
            {
                WatchInterval = TimeSpan.FromMilliseconds(20),
                IsDurable = false,
            },
            NullLogger<EmbeddedPostgres>.Instance);
        await cluster.StartAsync(Cancel);
        await cluster.EnsureDatabaseAsync("aetherion", Cancel);
        await ScalarAsync(cluster, "CREATE TABLE kept AS SELECT 7 AS answer");
        var killed = cluster.ServerProcessId!.Value;
        using (var server = Process.GetProcessById(killed))
        {
            using var kill = Process.Start("kill", ["-s", signal, $"{killed}"]);
            await server.WaitForExitAsync(Cancel);
        }

        await WaitAsync("the server to be started again", () => cluster.ServerProcessId is { } now && now != killed);
        await WaitAsync("the server to be ready", () => IsReady(cluster));
        (await ScalarAsync(cluster, "SELECT answer FROM kept")).ShouldBe(7);

        await cluster.StopAsync(Cancel);
        cluster.ServerProcessId.ShouldBeNull();
    }

    [Fact]
    public async Task A_cluster_of_another_major_version_is_refused_and_left_alone()
    {
        var version = Path.Combine(_directory.Path, "cluster", "PG_VERSION");
        Directory.CreateDirectory(Path.GetDirectoryName(version)!);
        await File.WriteAllTextAsync(version, "9\n", Cancel);
        await using var cluster = Cluster();

        var refusal = await Should.ThrowAsync<PostgresSetupException>(() => cluster.StartAsync(Cancel));

        refusal.Message.ShouldContain("PostgreSQL 9");
        refusal.Message.ShouldContain("apt-get install postgresql-9");
        (await File.ReadAllTextAsync(version, Cancel)).ShouldBe("9\n");
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(_directory.Path, "cluster"));
        await using var cluster = Cluster();

        var refusal = await Should.ThrowAsync<PostgresSetupException>(() => cluster.StartAsync(Cancel));

        refusal.Message.ShouldContain("PG_VERSION");
    }

    [Fact]
    public async Task Missing_binaries_are_reported_with_what_to_do()
    {
        await using var cluster = new EmbeddedPostgres(
            new EmbeddedPostgresOptions(_directory.Path) { BinaryDirectory = _directory.Path },
            NullLogger<EmbeddedPostgres>.Instance);

        var refusal = await Should.ThrowAsync<PostgresSetupException>(() => cluster.StartAsync(Cancel));

        refusal.Message.ShouldContain("initdb, pg_ctl, postgres");
        refusal.Message.ShouldContain("PG_BIN");
    }

    [Fact]
    public async Task A_folder_the_server_cannot_enter_is_reported_with_what_to_do()
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Skip("[skippable] Only root runs the server as another account.");
        var closed = Path.Combine(_directory.Path, "closed");
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var cluster = new EmbeddedPostgres(
            new EmbeddedPostgresOptions(Path.Combine(closed, "data")), NullLogger<EmbeddedPostgres>.Instance);

        var refusal = await Should.ThrowAsync<PostgresSetupException>(() => cluster.StartAsync(Cancel));

        refusal.Message.ShouldContain($"cannot enter '{closed}'");
        refusal.Message.ShouldContain($"chmod o+x {closed}");
    }

    [Fact]
    public async Task A_missing_server_account_is_reported_with_what_to_do()
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Skip("[skippable] Only root runs the server as another account.");
        await using var cluster = new EmbeddedPostgres(
            new EmbeddedPostgresOptions(_directory.Path) { ServerAccount = "no-such-account" },
            NullLogger<EmbeddedPostgres>.Instance);

        var refusal = await Should.ThrowAsync<PostgresSetupException>(() => cluster.StartAsync(Cancel));

        refusal.Message.ShouldContain("useradd --system no-such-account");
    }

    [Fact]
    public async Task A_path_too_long_or_too_odd_for_a_socket_uses_the_temporary_folder()
    {
        var deep = Path.Combine(_directory.Path, "it's, a data folder", new string('d', 90));
        await using var cluster = new EmbeddedPostgres(
            new EmbeddedPostgresOptions(deep) { IsDurable = false }, NullLogger<EmbeddedPostgres>.Instance);

        await cluster.StartAsync(Cancel);

        cluster.SocketDirectory.ShouldStartWith(Path.GetTempPath());
        await cluster.EnsureDatabaseAsync("aetherion", Cancel);
        (await ScalarAsync(cluster, "SELECT 1")).ShouldBe(1);
        await cluster.StopAsync(Cancel);
        Directory.Delete(cluster.SocketDirectory);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_reported_with_what_to_do()
    {
        var file = Path.Combine(_directory.Path, "file");
        await File.WriteAllTextAsync(file, "", Cancel);
        await using var cluster = new EmbeddedPostgres(
            new EmbeddedPostgresOptions(Path.Combine(file, "data")), NullLogger<EmbeddedPostgres>.Instance);

        var refusal = await Should.ThrowAsync<PostgresSetupException>(() => cluster.StartAsync(Cancel));

        refusal.Message.ShouldContain("cannot be made");
        refusal.Message.ShouldContain("--data");
    }

    private EmbeddedPostgres Cluster() =>
        new(new EmbeddedPostgresOptions(_directory.Path) { IsDurable = false }, NullLogger<EmbeddedPostgres>.Instance);

    private async Task A_second_process_is_refused()
    {
        await using var other = Cluster();
        var refusal = await Should.ThrowAsync<PostgresSetupException>(() => other.StartAsync(Cancel));
        refusal.Message.ShouldContain($"process {Environment.ProcessId}");
        refusal.Message.ShouldContain("--data");
    }

    private async Task A_running_server_left_behind_is_taken_over(EmbeddedPostgres running)
    {
        var server = running.ServerProcessId;
        await running.AbandonAsync();
        await using var heir = Cluster();
        await heir.StartAsync(Cancel);
        heir.ServerProcessId.ShouldBe(server);
        (await ScalarAsync(heir, "SELECT answer FROM kept")).ShouldBe(42);
        await heir.StopAsync(Cancel);
        heir.ServerProcessId.ShouldBeNull();
    }

    private bool IsReady(EmbeddedPostgres cluster) =>
        cluster.ServerProcessId is not null
        && File.ReadLines(Path.Combine(_directory.Path, "cluster", "postmaster.pid")).Any(
            line => line.Trim() == "ready");

    private static async Task WaitAsync(string what, Func<bool> isReached)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!isReached())
        {
            if (Stopwatch.GetElapsedTime(begun) > TimeSpan.FromSeconds(30))
                throw new TimeoutException($"Waited 30 s for {what}.");
            await Task.Delay(5, Cancel);
        }
    }

    private static async Task<object?> ScalarAsync(EmbeddedPostgres cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(
            cluster.OwnerConnectionString("aetherion") + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
