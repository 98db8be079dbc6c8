using System.Net;
using System.Net.Sockets;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>An emulated venue in a process of its own.</summary>
internal static class LocalVenue
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    /// <summary>Starts it, and waits until it answers.</summary>
    public static async Task<ServiceProcess> StartAsync(string name, int port, params string[] more)
    {
        var venue = ServiceProcess.Start(["venue", name, .. more, "--port", $"{port}"]);
        using HttpClient client = new();
        Uri time = new($"http://127.0.0.1:{port}/{(name == "coinbase" ? "time" : "api/v3/time")}");
        await GraphQLClient.UntilAsync("the venue", async () =>
        {
            try
            {
                await client.GetStringAsync(time, TestContext.Current.CancellationToken);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, isThere => isThere, Timeout);
        return venue;
    }

    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
