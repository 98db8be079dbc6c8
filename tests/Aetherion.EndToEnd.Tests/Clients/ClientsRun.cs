using System.Text.Json;
using Aetherion.GraphQL.Tests.Node;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests.Clients;

/// <summary>
/// One run of the executable with all clients at once: they ask, change, fail and subscribe; then the service is killed
/// and started again, and their subscriptions have to go on.
/// </summary>
public sealed class ClientsRun : IAsyncLifetime
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ReportTimeout = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();
    private readonly Dictionary<string, Dictionary<string, JsonElement>> _reports = [];

    /// <summary>What graphql-http's audits say of the service.</summary>
    public string Audits { get; private set; } = "";

    /// <summary>What a client reported with a word; <c>again</c> has the event after the restart.</summary>
    public JsonElement Report(string client, string word) => _reports[client][word];

    public async ValueTask InitializeAsync()
    {
        Dictionary<string, NodeSession> sessions = [];
        try
        {
            int port;
            using (var service = await StartAsync(port: 0))
            {
                port = service.Address.Port;
                Audits = await NodeScript.RunAsync("audit.mjs", service.Address.ToString());
                foreach (var client in ClientTests.All)
                    sessions[client] = await StartClientAsync(client, service.Address);
                foreach (var (client, session) in sessions)
                    _reports[client] = await ReadAsync(session);
                await service.KillAsync();
            }

            foreach (var session in sessions.Values)
                await session.NotifyAsync();
            using var again = await StartAsync(port);
            foreach (var (client, session) in sessions)
                _reports[client]["again"] = await session.TakeAsync("events", ReportTimeout);
            await again.StopAsync();
        }
        finally
        {
            foreach (var session in sessions.Values)
                session.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A client is named by its script, and urql also by how it subscribes.</summary>
    private static Task<NodeSession> StartClientAsync(string client, Uri address)
    {
        var words = client.Split(' ');
        return NodeSession.StartAsync($"{words[0]}.mjs", [address.ToString(), .. words[1..]]);
    }

    private static async Task<Dictionary<string, JsonElement>> ReadAsync(NodeSession session)
    {
        Dictionary<string, JsonElement> reports = [];
        foreach (var word in (string[])["query", "missing", "mutation", "invalid", "refused", "events"])
            reports[word] = await session.TakeAsync(word, ReportTimeout);
        return reports;
    }

    private async Task<ServiceProcess> StartAsync(int port)
    {
        var service = ServiceProcess.Start(
            "run", "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "--data", Path.Combine(_folder.Path, "data"), "--symbols", "sim:BTC-USD,sim:ETH-USD",
            "--backfill", "10m", "--tick-interval", "50ms");
        await service.WaitUntilReadyAsync(ReadyTimeout);
        return service;
    }
}
