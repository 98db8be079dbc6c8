using System.Security.Cryptography;
using Aetherion.Host.Commands;
using Aetherion.Model;
using Aetherion.Postgres;
using Aetherion.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Host.Tests.Commands;

/// <summary>What the verbs that change something leave in the audit log, on a database of their own.</summary>
[Collection(typeof(ConsoleCollection))]
public sealed class CommandAuditTests : IDisposable
{
    private static readonly string Actor = $"cli:{Environment.UserName}";

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_tenant_is_written_when_it_is_asked_for_and_when_it_is_made_or_refused()
    {
        await using var database = await OpenAsync();

        (await RunAsync("tenants", "create", "acme", "--name", "Acme")).Code.ShouldBe(0);
        (await RunAsync("tenants", "create", "acme")).Code.ShouldBe(Guard.Failed);

        var records = await ReadAsync(database, "acme");
        records.Select(record => record.Outcome).ShouldBe(
            [AuditOutcome.Requested, AuditOutcome.Accepted, AuditOutcome.Requested, AuditOutcome.Refused]);
        records.ShouldAllBe(record => record.Action == "createTenant" && record.Subject == "acme");
        records[0].After.ShouldBe("""{"name":"Acme"}""");
        records[3].Reason!.ShouldContain("There is a tenant 'acme' already.");
        ShouldBeByThisUser(records);
    }

    [Fact]
    public async Task A_key_is_written_without_its_secret_when_it_is_made_and_when_it_is_revoked()
    {
        await using var database = await OpenAsync();

        var created = await RunAsync("keys", "create", "--tenant", "acme", "--role", "trader", "--name", "robot");
        var text = created.Output.Split('\n')[0].Trim();
        var id = text.Split('_')[1];
        (await RunAsync("keys", "revoke", text, "--tenant", "acme")).Code.ShouldBe(0);
        (await RunAsync("keys", "revoke", "nothing", "--tenant", "acme")).Code.ShouldBe(Guard.Failed);
        var mistyped = await RunAsync("keys", "revoke", text[..^1], "--tenant", "acme");
        mistyped.Code.ShouldBe(Guard.Failed);

        var records = await ReadAsync(database, "acme");
        records.Select(record => (record.Action, record.Outcome, record.Subject)).ShouldBe(
        [
            ("createApiKey", AuditOutcome.Requested, id), ("createApiKey", AuditOutcome.Accepted, id),
            ("revokeApiKey", AuditOutcome.Requested, id), ("revokeApiKey", AuditOutcome.Accepted, id),
            ("revokeApiKey", AuditOutcome.Requested, "nothing"), ("revokeApiKey", AuditOutcome.Refused, "nothing"),
        ]);
        records[0].After.ShouldBe(
            """{"name":"robot","role":"Trader","scopes":"Read, Trade","addresses":[],"expiresTime":null}""");
        ShouldBeByThisUser(records);
        var secret = text.Split('_', 3)[2];
        string.Concat(records).ShouldNotContain(secret[..^1]);
        (mistyped.Output + mistyped.Error).ShouldNotContain(secret[^10..^1]);
    }

    [Fact]
    public async Task Wrapping_venue_keys_anew_is_written_in_the_chain_of_the_service()
    {
        await using var database = await OpenAsync();
        var masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var file = Path.Combine(_folder.Path, "master.keys");
        await File.WriteAllTextAsync(file, $"2026-11 {masterKey}\n", Cancel);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        (await RunAsync("keys", "rewrap", "--master-key-file", file)).Code.ShouldBe(0);

        var records = await ReadAsync(database, AuditRecord.ServiceTenant);
        records.Select(record => (record.Action, record.Outcome)).ShouldBe(
            [("rewrapVenueKeys", AuditOutcome.Requested), ("rewrapVenueKeys", AuditOutcome.Accepted)]);
        records[0].After.ShouldBe("""{"masterKey":"2026-11"}""");
        ShouldBeByThisUser(records);
        string.Concat(records).ShouldNotContain(masterKey);
    }

    [Fact]
    public async Task Promoting_a_model_and_going_back_are_written_in_the_chain_of_the_service()
    {
        await using var database = await OpenAsync();
        var model = SmallClassifier.Fit();
        await new ModelRegistry(database.DataSource, TimeProvider.System).RegisterAsync(
            SmallClassifier.Registered(model), "test", "Off.", isRefused: false, Cancel);

        (await RunAsync("models", "promote", model.Version, "--reason", "It is better.")).Code.ShouldBe(0);
        (await RunAsync("models", "rollback", SmallClassifier.Scope.ToString())).Code.ShouldBe(0);

        var records = (await ReadAsync(database, AuditRecord.ServiceTenant)).Where(r => r.Actor == Actor).ToList();
        records.Select(record => (record.Category, record.Action, record.Outcome, record.Reason)).ShouldBe(
        [
            (AuditCategory.Models, "model.promoted", AuditOutcome.Accepted, "It is better."),
            (AuditCategory.Models, "model.rolledBack", AuditOutcome.Accepted, "By command."),
        ]);
        records[0].After!.ShouldContain(model.Version);
        records[1].Before!.ShouldContain(model.Version);
    }

    private static void ShouldBeByThisUser(List<AuditRecord> records)
    {
        records.ShouldAllBe(record => record.Category == AuditCategory.Access && record.Actor == Actor);
        records.Where(record => record.Outcome == AuditOutcome.Requested).Select(record => record.Id).ShouldBe(
            records.Where(record => record.Outcome != AuditOutcome.Requested).Select(record => record.RefersTo!));
    }

    private static async Task<List<AuditRecord>> ReadAsync(AetherionDatabase database, string tenant) =>
        [.. (await CommandAudit.LogOf(database).ReadForwardAsync(tenant, 0, 100, Cancel)).Select(entry => entry.Record)];

    private Task<AetherionDatabase> OpenAsync() => AetherionDatabase.OpenAsync(
        AetherionDatabaseOptions.FromEnvironment(Data), NullLoggerFactory.Instance, Cancel);

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        CapturedConsole.RunAsync([.. arguments, "--data", Data]);
}
