using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Api;

/// <summary>
/// Two tenants on one service: one is measured alone, and then beside another that asks as fast as it can, far beyond its
/// plan. Both loads and the service share the machine.
/// </summary>
internal static class NeighbourBenchmark
{
    private const string Sharing = "loads share the machine";
    private const int RoundCount = 5;
    private const int QuietConnections = 4;
    private const int NoisyConnections = 16;

    /// <summary>
    /// How many times slower the quiet tenant may become, in its rate and at its 99th percentile. Were a refusal as dear as
    /// an answer, it would be five: it has 4 of 20 connections.
    /// </summary>
    private const double SlowerMax = 3;

    /// <summary>Below it the load is no flood, and the rest of the figures say nothing.</summary>
    private const double RefusedShareMin = 0.5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(4);

    public static async Task<IEnumerable<Figure>> RunAsync()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        var configuration = Path.Combine(folder.Path, "aetherion.json");
        await File.WriteAllTextAsync(
            configuration,
            """{ "listen": { "port": 0 }, "signIn": { "apiKeys": true }, "defaultPlan": "standard" }""");
        using var service = ServiceProcess.Start("run", "--config", configuration, "--data", data, "--backfill", "1h");
        await service.WaitUntilReadyAsync(Patience);
        var quiet = await CreateKeyAsync(data, "quiet", "trader");
        var noisy = await CreateKeyAsync(data, "noisy", "trader");
        await GiveLocalPlanAsync(service.Address, await CreateKeyAsync(data, "house", "operator"), "quiet");
        var request = Path.Combine(folder.Path, "request.json");
        await File.WriteAllTextAsync(request, JsonSerializer.Serialize(new { query = ApiQuery.Small.Document }));
        return Report(await MeasureAsync(
            new MeasuredServer("Aetherion", service.Address, service.Id), request, quiet, noisy));
    }

    private static async Task<List<NeighbourRound>> MeasureAsync(
        MeasuredServer server, string request, string quiet, string noisy)
    {
        var load = new LoadOptions(QuietConnections);
        var flood = new LoadOptions(NoisyConnections) { MayBeRefused = true };
        await LoadGenerator.RunAsync(server, request, WarmUp, quiet, load);
        List<NeighbourRound> rounds = [];
        for (var round = 0; round < RoundCount; round++)
        {
            var alone = await LoadGenerator.RunAsync(server, request, RoundTime, quiet, load);
            var noise = LoadGenerator.RunAsync(server, request, RoundTime + WarmUp, noisy, flood);
            var beside = await LoadGenerator.RunAsync(server, request, RoundTime, quiet, load);
            rounds.Add(new NeighbourRound(alone, beside, await noise));
        }

        return rounds;
    }

    private static Figure[] Report(List<NeighbourRound> rounds)
    {
        double Of(Func<NeighbourRound, double> figure) =>
            Median.Of(rounds.Select(figure));
        return
        [
            Figure.Reported("a tenant alone", Of(r => r.Alone.Rate), "requests/s", $"median of {RoundCount} turns"),
            Figure.Reported("beside one that floods", Of(r => r.Beside.Rate), "requests/s"),
            Figure.Reported("the flood", Of(r => r.Noise.Rate), "requests/s", "its plan allows 50"),
            Figure.AtLeast("share of the flood refused", Of(r => r.Noise.RefusedShare), "", RefusedShareMin),
            Figure.Reported("p99 alone", Of(r => r.Alone.SlowestMs), "ms"),
            Figure.Reported("p99 beside the flood", Of(r => r.Beside.SlowestMs), "ms"),
            Figure.AtMost("rate alone to beside", Of(r => r.Alone.Rate / r.Beside.Rate), "times", SlowerMax, Sharing),
            Figure.AtMost(
                "p99 beside to alone", Of(r => r.Beside.SlowestMs / r.Alone.SlowestMs), "times", SlowerMax, Sharing),
        ];
    }

    private static async Task<string> CreateKeyAsync(string data, string tenant, string role)
    {
        using var command = ServiceProcess.Start("keys", "create", "--tenant", tenant, "--role", role, "--data", data);
        if (await command.WaitForExitAsync(Patience) != 0)
            throw new InvalidOperationException($"No key could be made: {command.Errors}");
        return command.Output.Split('\n')[0].Trim();
    }

    private static async Task GiveLocalPlanAsync(Uri address, string key, string tenant)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/graphql"))
        {
            Content = JsonContent.Create(new
            {
                query = $$"""mutation { setTenantPlan(input: { tenantId: "{{tenant}}", plan: "local" }) { plan { name } } }""",
            }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        if (!answer.Contains("\"name\":\"local\"", StringComparison.Ordinal))
            throw new InvalidOperationException($"The plan could not be set: {answer}");
    }
}
