using System.Net.Http.Json;
using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Api;

/// <summary>The service as <c>run</c> starts it, with its simulated markets, once it can answer what is measured.</summary>
internal sealed class AetherionServer : IDisposable
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private readonly ServiceProcess _process;

    private AetherionServer(ServiceProcess process) => _process = process;

    public Uri Address => _process.Address;

    public int Id => _process.Id;

    /// <summary>The header by which the load signs in; null where the service asks for none.</summary>
    public string? Key { get; }

    public static async Task<AetherionServer> StartAsync(string folder)
    {
        var process = ServiceProcess.Start(
            "run", "--port", "0", "--data", Path.Combine(folder, "data"), "--backfill", "12h");
        var server = new AetherionServer(process);
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

    /// <summary>The bars of the past are filled after the start; the list is measured at its full length.</summary>
    private async Task WaitForBarsAsync()
    {
        using var http = new HttpClient();
        using var deadline = new CancellationTokenSource(ReadyTimeout);
        while (await CountBarsAsync(http, deadline.Token) < ApiQuery.List.ObjectCount)
            await Task.Delay(PollInterval, deadline.Token);
    }

    private async Task<int> CountBarsAsync(HttpClient http, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync(
            new Uri(Address, "/graphql"), new { query = ApiQuery.List.Document }, cancellation);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return answer.GetProperty("data").GetProperty("instrument").GetProperty("candles").GetProperty("nodes")
            .GetArrayLength();
    }
}
