using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>`run` with sign-in, as an operator sets it up: tenants and keys by command, two tenants, no secret told.</summary>
public sealed class AccessTests : IDisposable
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RevocationMax = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_tenants_share_a_service_and_see_nothing_of_each_other()
    {
        var masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var masterKeyFile = Path.Combine(_folder.Path, "master.keys");
        await File.WriteAllTextAsync(masterKeyFile, $"first {masterKey}\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(masterKeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var configuration = Path.Combine(_folder.Path, "aetherion.json");
        await File.WriteAllTextAsync(
            configuration, $$"""{ "signIn": { "apiKeys": true }, "masterKeyFile": "{{masterKeyFile}}" }""",
            TestContext.Current.CancellationToken);
        await CommandAsync("tenants", "create", "alpha");
        await CommandAsync("tenants", "create", "beta");
        var alpha = await CreateKeyAsync("alpha");
        var beta = await CreateKeyAsync("beta");
        using var service = ServiceProcess.Start(
            "run", "--config", configuration, "--port", "0", "--data", Data, "--symbols", "sim:BTC-USD", "--backfill", "10m");
        await service.WaitUntilReadyAsync(ReadyTimeout);
        using var http = new HttpClient { BaseAddress = service.Address };

        // Nobody without a key, nobody with a wrong one.
        (await PostAsync(http, null, "{ me { tenant } }")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var wrong = alpha[..^1] + (alpha[^1] == 'A' ? 'B' : 'A');
        (await PostAsync(http, wrong, "{ me { tenant } }")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        // A bot of alpha is there for alpha alone, through grains and database.
        (await AskAsync(http, alpha, """mutation { createBot(input: { name: "mine", instrumentId: "sim:BTC-USD" }) { bot { id } errors { __typename } } }"""))
            .GetProperty("createBot").GetProperty("bot").GetProperty("id").GetString().ShouldBe("alpha/mine");
        (await AskAsync(http, alpha, """{ bot(id: "alpha/mine") { events { nodes { sequence } } account { id } } }"""))
            .GetProperty("bot").GetProperty("events").GetProperty("nodes").GetArrayLength().ShouldBe(1);
        (await PostAsync(http, beta, """{ bot(id: "alpha/mine") { id } }""")).Body.ShouldContain("NOT_FOUND");
        (await PostAsync(http, beta, """mutation { startBot(input: { id: "alpha/mine", idempotencyKey: "start-1" }) { errors { ... on UserError { code } } } }""")).Body.ShouldContain("NOT_FOUND");
        (await AskAsync(http, beta, "{ bots { totalCount } }")).GetProperty("bots").GetProperty("totalCount").GetInt32().ShouldBe(0);

        // Live trading is asked for and confirmed, and refuses where there is no venue.
        var challenge = (await AskAsync(http, alpha, """mutation { requestLiveTrading(input: { botId: "alpha/mine" }) { challenge } }"""))
            .GetProperty("requestLiveTrading").GetProperty("challenge").GetString();
        (await AskAsync(http, alpha, $$"""mutation { confirmLiveTrading(input: { botId: "alpha/mine", challenge: "{{challenge}}" }) { bot { mode } } }"""))
            .GetProperty("confirmLiveTrading").GetProperty("bot").GetProperty("mode").GetString().ShouldBe("LIVE");
        (await PostAsync(http, alpha, """mutation { startBot(input: { id: "alpha/mine", idempotencyKey: "start-1" }) { errors { ... on UserError { code } } } }""")).Body
            .ShouldContain("LIVE_VENUE_NOT_CONNECTED");

        // A venue key goes in and does not come out.
        const string VenueSecret = "venue-secret-4711";
        await AskAsync(http, alpha, $$"""mutation { addVenueKey(input: { venue: "binance", name: "main", apiKey: "venue-key-4711", apiSecret: "{{VenueSecret}}" }) { venueKey { id } errors { __typename } } }""");
        (await AskAsync(http, alpha, "{ venueKeys { id venue name createdBy } }")).GetProperty("venueKeys").GetArrayLength().ShouldBe(1);
        (await AskAsync(http, beta, "{ venueKeys { id } }")).GetProperty("venueKeys").GetArrayLength().ShouldBe(0);

        // What another process revokes is refused here soon.
        await CommandAsync("keys", "revoke", alpha.Split('_')[1], "--tenant", "alpha");
        var clock = Stopwatch.StartNew();
        while ((await PostAsync(http, alpha, "{ me { tenant } }")).Status == HttpStatusCode.OK)
            clock.Elapsed.ShouldBeLessThan(RevocationMax);

        (await service.StopAsync()).ShouldBe(0, service.Errors);
        var said = service.Output + service.Errors;
        foreach (var secret in (string[])[alpha[18..], beta[18..], wrong[18..], masterKey, VenueSecret, "venue-key-4711", challenge!])
            said.ShouldNotContain(secret);
        said.ShouldNotContain("LOCAL MODE");
    }

    [Fact]
    public async Task Without_sign_in_the_service_says_so_and_takes_no_other_address()
    {
        var configuration = Path.Combine(_folder.Path, "open.json");
        await File.WriteAllTextAsync(
            configuration, """{ "listen": { "addresses": ["0.0.0.0"] } }""", TestContext.Current.CancellationToken);
        using var refused = ServiceProcess.Start("run", "--config", configuration, "--port", "0", "--data", Data);
        (await refused.WaitForExitAsync(CommandTimeout)).ShouldBe(1);
        refused.Errors.ShouldContain("no sign-in is configured");

        using var local = ServiceProcess.Start(
            "run", "--port", "0", "--data", Data, "--symbols", "sim:BTC-USD", "--backfill", "1m");
        await local.WaitUntilReadyAsync(ReadyTimeout);
        await local.WaitForErrorLineAsync(line => line.Contains("LOCAL MODE", StringComparison.Ordinal), ReadyTimeout);
        (await local.StopAsync()).ShouldBe(0, local.Errors);
        local.Output.ShouldContain("LOCAL MODE");
    }

    private string Data => Path.Combine(_folder.Path, "data");

    private async Task<string> CreateKeyAsync(string tenant)
    {
        var output = await CommandAsync("keys", "create", "--tenant", tenant, "--role", "admin");
        return output.Split('\n').Single(line => line.StartsWith("aeth_", StringComparison.Ordinal));
    }

    private async Task<string> CommandAsync(params string[] arguments)
    {
        using var command = ServiceProcess.Start([.. arguments, "--data", Data]);
        (await command.WaitForExitAsync(CommandTimeout)).ShouldBe(0, command.Errors);
        return command.Output;
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(HttpClient http, string? key, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<JsonElement> AskAsync(HttpClient http, string key, string query)
    {
        var (status, body) = await PostAsync(http, key, query);
        status.ShouldBe(HttpStatusCode.OK, body);
        using var answer = JsonDocument.Parse(body);
        answer.RootElement.TryGetProperty("errors", out _).ShouldBeFalse(body);
        return answer.RootElement.GetProperty("data").Clone();
    }
}
