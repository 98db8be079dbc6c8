using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Api;

/// <summary>
/// The service as <c>run</c> starts it, with its simulated markets, once it can answer what is measured. Callers sign in
/// by API key, and every limit is counted; the plan is so large that none binds.
/// </summary>
internal sealed class AetherionServer : IDisposable
{
    private const string Tenant = "bench";

    private const string Configuration =
        """
        {
          "signIn": { "apiKeys": true },
          "plans": [{
            "name": "bench", "bots": 1, "symbols": 1, "subscriptions": 10000,
            "requestsPerMinute": 600000000, "costPerMinute": 600000000, "ordersPerMinute": 1, "historyDays": 365
          }],
          "defaultPlan": "bench"
        }
        """;

    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private readonly ServiceProcess _process;

    private AetherionServer(ServiceProcess process, string key)
    {
        _process = process;
        Key = key;
    }

    public Uri Address => _process.Address;

    public int Id => _process.Id;

    /// <summary>The API key by which callers sign in.</summary>
    public string Key { get; }

    public static async Task<AetherionServer> StartAsync(string folder)
    {
        var data = Path.Combine(folder, "data");
        var configuration = Path.Combine(folder, "aetherion.json");
        await File.WriteAllTextAsync(configuration, Configuration);
        await CommandAsync("tenants", "create", Tenant, "--data", data);
        var made = await CommandAsync("keys", "create", "--tenant", Tenant, "--role", "viewer", "--data", data);
        var key = made.Split('\n').Single(line => line.StartsWith("aeth_", StringComparison.Ordinal));
        var process = ServiceProcess.Start(
            "run", "--config", configuration, "--port", "0", "--data", data, "--backfill", "12h");
        var server = new AetherionServer(process, key);
        try
        {
            await process.WaitUntilReadyAsync(ReadyTimeout);
            await server.WaitForBarsAsync();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose() => _process.Dispose();

    /// <summary>A client that has signed in.</summary>
    public HttpClient CreateClient() => new()
    {
        BaseAddress = Address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Key) },
    };

    private static async Task<string> CommandAsync(params string[] arguments)
    {
        using var command = ServiceProcess.Start(arguments);
        return await command.WaitForExitAsync(ReadyTimeout) == 0
            ? command.Output
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} failed:\n{command.Errors}");
    }

    /// <summary>The bars of the past are filled after the start; the list is measured at its full length.</summary>
    private async Task WaitForBarsAsync()
    {
        using var http = CreateClient();
        using var deadline = new CancellationTokenSource(ReadyTimeout);
        while (await CountBarsAsync(http, deadline.Token) < ApiQuery.List.ObjectCount)
            await Task.Delay(PollInterval, deadline.Token);
    }

    private static async Task<int> CountBarsAsync(HttpClient http, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync(
            new Uri("/graphql", UriKind.Relative), new { query = ApiQuery.List.Document }, cancellation);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return answer.GetProperty("data").GetProperty("instrument").GetProperty("candles").GetProperty("nodes")
            .GetArrayLength();
    }
}
