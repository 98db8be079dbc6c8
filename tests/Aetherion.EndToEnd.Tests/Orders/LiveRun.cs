using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>`run` with an emulated venue and bots that trade with money there, on one database however often it is started.</summary>
internal sealed class LiveRun(TradedVenue venue) : IDisposable
{
    /// <summary>
    /// A fault that has the past come when the bots have begun: four of the five bars that each watches first are the past's then, and two
    /// minutes pass at most.
    /// </summary>
    public const string LatePast = "delay:path=klines,probability=1,duration=10s";

    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    /// <summary>Where the service keeps everything.</summary>
    public string Data => Path.Combine(_folder.Path, "data");

    /// <summary>Starts the service for the first time, while the past is late, which the next faults end.</summary>
    public async Task<ServiceProcess> StartAsync()
    {
        await venue.SetFaultsAsync(LatePast);
        return await StartAsync(port: 0);
    }

    public async Task<ServiceProcess> StartAsync(int port)
    {
        var masterKeys = Path.Combine(_folder.Path, "master.keys");
        var configuration = Path.Combine(_folder.Path, "aetherion.json");
        if (!File.Exists(masterKeys))
        {
            await File.WriteAllTextAsync(masterKeys, $"first {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}\n");
            File.SetUnixFileMode(masterKeys, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            await File.WriteAllTextAsync(configuration, $$"""{ "masterKeyFile": "{{masterKeys}}" }""");
        }
        var service = ServiceProcess.StartWith(
            venue.Environment,
            "run", "--config", configuration, "--port", port.ToString(CultureInfo.InvariantCulture), "--data", Data,
            "--feed", string.Join(',', venue.Names), "--symbols", TradedVenue.Symbol, "--backfill", "24h");
        await service.WaitUntilReadyAsync(ReadyTimeout);
        return service;
    }

    /// <summary>Adds the keys to the venue, and starts so many bots on each of its markets.</summary>
    public async Task<IReadOnlyList<LiveBot>> StartBotsAsync(GraphQLClient client, int countOnEach)
    {
        await AddKeysAsync(client);
        List<LiveBot> bots =
        [
            .. Enumerable.Range(1, countOnEach).SelectMany(i => (LiveBot[])[new(venue, $"spot-{i}", isSpot: true), new(venue, $"futures-{i}", isSpot: false)]),
        ];
        foreach (var bot in bots)
            await GraphQLClient.UntilAsync("the instrument", () => client.AskAsync(AskFor(bot.Instrument)), IsThere, ReadyTimeout);
        await Task.WhenAll(bots.Select(bot => bot.StartAsync(client)));
        return bots;
    }

    public void Dispose() => _folder.Dispose();

    private static string AskFor(string instrument) => $$"""{ instrument(id: "{{instrument}}") { id } }""";

    private static bool IsThere(JsonElement data) => data.GetProperty("instrument").ValueKind == JsonValueKind.Object;

    private async Task AddKeysAsync(GraphQLClient client)
    {
        foreach (var name in venue.Names)
        {
            var answer = await client.AskAsync(
                $$"""
                mutation { addVenueKey(input: { venue: "{{name}}", name: "main", {{venue.Dialect.KeyInput}} })
                  { venueKey { id } errors { ... on UserError { message } } } }
                """);
            answer.GetProperty("addVenueKey").GetProperty("errors").GetArrayLength().ShouldBe(0, answer.ToString());
        }
    }
}
