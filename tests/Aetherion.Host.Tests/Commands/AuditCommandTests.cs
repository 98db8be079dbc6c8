using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Host.Commands;
using Aetherion.Host.Composition;
using Aetherion.Model;
using Aetherion.Postgres;
using Aetherion.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Aetherion.Host.Tests.Commands;

/// <summary>The verb <c>audit</c> on a database of its own.</summary>
[Collection(typeof(ConsoleCollection))]
public sealed class AuditCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder.Path, "data");

    private string Anchors => Path.Combine(_folder.Path, "anchors.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Chains_are_verified_and_a_cut_off_end_is_named_through_the_anchor()
    {
        await using var database = await OpenAsync();
        var log = LogOf(database);
        await FillAsync(log, "acme", 4);
        await FillAsync(log, AuditRecord.ServiceTenant, 2);

        var (code, output, _) = await RunAsync("audit", "verify");
        code.ShouldBe(0);
        output.ShouldContain("acme: 4 entries, 0 anchors, intact as far as can be told without an anchor");
        output.ShouldContain("@service: 2 entries");

        var head = JsonSerializer.Serialize(await log.FindHeadAsync("acme", Cancel), JsonSerializerOptions.Web);
        await File.WriteAllTextAsync(Anchors, head + "\n", Cancel);
        (await RunAsync("audit", "verify", "--anchors", Anchors)).Output.ShouldContain("acme: 4 entries, 1 anchors, intact");

        await TamperAsync(database, "DELETE FROM audit_log WHERE tenant_id = 'acme'; DELETE FROM audit_heads");
        (code, output, _) = await RunAsync("audit", "verify", "--tenant", "acme", "--anchors", Anchors);
        code.ShouldBe(Guard.Failed);
        output.ShouldContain("DAMAGED");
        output.ShouldContain("CutOff: Entries 1 to 4 of acme");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Anchors_elsewhere_are_found_through_the_configuration_and_through_the_services_note(bool isConfigured)
    {
        await using var database = await OpenAsync();
        var log = LogOf(database);
        await FillAsync(log, "acme", 4);
        await AnchorAsServiceAsync(log);
        string[] verify = ["audit", "verify"];
        if (isConfigured)
        {
            File.Delete(Path.Combine(Data, "audit-anchors.path"));
            verify = [.. verify, "--config", await WriteConfigurationAsync()];
        }
        (await RunAsync(verify)).Output.ShouldContain("acme: 4 entries, 1 anchors, intact");

        await TamperAsync(database, "DELETE FROM audit_log WHERE sequence > 3; UPDATE audit_heads SET sequence = 3, "
            + "hash = (SELECT hash FROM audit_log WHERE sequence = 3)");

        var (code, output, _) = await RunAsync(verify);
        code.ShouldBe(Guard.Failed);
        output.ShouldContain("CutOff");

        File.Delete(Anchors);
        (code, _, var error) = await RunAsync(verify);
        code.ShouldNotBe(0);
        error.ShouldContain($"The anchors the service writes to {Anchors} are not there");
    }

    [Fact]
    public async Task A_chain_whose_anchors_were_taken_out_of_the_file_is_not_called_intact()
    {
        await using var database = await OpenAsync();
        await FillAsync(LogOf(database), "acme", 2);
        await File.WriteAllTextAsync(Anchors, "", Cancel);

        var (code, output, _) = await RunAsync("audit", "verify", "--anchors", Anchors);

        code.ShouldBe(Guard.Failed);
        output.ShouldContain("has no anchor of acme");
    }

    [Fact]
    public async Task An_exported_line_holds_all_the_hash_is_over()
    {
        await using var database = await OpenAsync();
        var log = LogOf(database);
        await FillAsync(log, TenantKey.LocalTenant, 3);

        var (_, output, _) = await RunAsync("audit", "export");

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ReadLine).ToList();
        lines.ShouldBe(await log.ReadForwardAsync(TenantKey.LocalTenant, 0, 10, Cancel));
        lines.ShouldAllBe(entry => AuditChain.IsWhole(entry));
    }

    [Fact]
    public async Task A_file_of_anchors_that_is_not_there_is_said()
    {
        await using var database = await OpenAsync();

        (await RunAsync("audit", "verify", "--anchors", Anchors)).Error.ShouldContain("there is no such file");
    }

    /// <summary>Starts and stops what the service does with anchors, as it composes it.</summary>
    private async Task AnchorAsServiceAsync(IAuditLog log)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(log)
            .AddAuditAnchors(Data, new AuditConfiguration { AnchorFile = Anchors })
            .BuildServiceProvider();
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(Cancel);
            await service.StopAsync(Cancel);
        }
    }

    private async Task<string> WriteConfigurationAsync()
    {
        var path = Path.Combine(_folder.Path, "aetherion.json");
        await File.WriteAllTextAsync(
            path, JsonSerializer.Serialize(new { audit = new { anchorFile = Anchors } }), Cancel);
        return path;
    }

    private static AuditEntry ReadLine(string line)
    {
        var json = JsonDocument.Parse(line).RootElement;
        string? Text(string name) => json.GetProperty(name).GetString();
        return new AuditEntry(
            new AuditRecord(
                Text("tenant")!, Text("id")!, json.GetProperty("time").GetDateTime(),
                Enum.Parse<AuditCategory>(Text("category")!), Text("action")!,
                Enum.Parse<AuditOutcome>(Text("outcome")!), Text("actor")!)
            {
                KeyId = Text("keyId"),
                Address = Text("address"),
                RequestId = Text("requestId"),
                Subject = Text("subject"),
                Reason = Text("reason"),
                RefersTo = Text("refersTo"),
                Before = Text("before"),
                After = Text("after"),
            },
            json.GetProperty("sequence").GetInt64(),
            Text("previousHash")!,
            Text("hash")!);
    }

    private static AuditLog LogOf(AetherionDatabase database) => new(
        database.DataSource,
        new OutageRetry(
            new OutageRetryOptions(),
            new StorageHealth(database.DataSource, TimeProvider.System, NullLogger<StorageHealth>.Instance),
            TimeProvider.System));

    private static async Task FillAsync(AuditLog log, string tenant, int count)
    {
        for (var number = 1; number <= count; number++)
            await log.AppendAsync(
                new AuditRecord(
                    tenant, $"r{number}", DateTime.UnixEpoch.AddSeconds(number), AuditCategory.Configuration, "setPlan",
                    AuditOutcome.Accepted, "ännä")
                {
                    After = """{"plan":"free"}""",
                },
                Cancel);
    }

    /// <summary>The owner of an embedded cluster is a superuser, whom no trigger stops.</summary>
    private static async Task TamperAsync(AetherionDatabase database, string sql)
    {
        await using var owner = NpgsqlDataSource.Create(
            database.Embedded!.OwnerConnectionString(new AetherionDatabaseOptions().EmbeddedDatabase));
        await using var command = owner.CreateCommand($"BEGIN; SET LOCAL session_replication_role = replica; {sql}; COMMIT");
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private Task<AetherionDatabase> OpenAsync() => AetherionDatabase.OpenAsync(
        AetherionDatabaseOptions.FromEnvironment(Data), NullLoggerFactory.Instance, Cancel);

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        CapturedConsole.RunAsync([.. arguments, "--data", Data]);
}
