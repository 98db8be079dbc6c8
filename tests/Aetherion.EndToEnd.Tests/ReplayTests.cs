using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>
/// `replay` as a user runs it: the same hash every time, also after a kill, another one for another input.
/// </summary>
public sealed class ReplayTests : IDisposable
{
    private const int BarCount = 6_000;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();
    private readonly string _bars;
    private readonly string _data;

    public ReplayTests()
    {
        _bars = Path.Combine(_folder.Path, "bars.csv");
        _data = Path.Combine(_folder.Path, "data");
        BarFileWriter.Write(_bars, BarCount, seed: 7);
    }

    public void Dispose() => _folder.Dispose();

    [Fact(Explicit = true)]
    public async Task A_replay_has_the_same_hash_every_time_and_another_one_for_another_input()
    {
        var first = await ReplayAsync(_bars, "first");
        var second = await ReplayAsync(_bars, "second");
        var changed = Path.Combine(_folder.Path, "changed.csv");
        BarFileWriter.Write(changed, BarCount, seed: 7, changedBar: BarCount / 2);
        var third = await ReplayAsync(changed, "third");

        first.GetProperty("bars").GetInt64().ShouldBe(BarCount);
        first.GetProperty("regimeChanges").GetInt64().ShouldBeGreaterThan(0);
        first.GetProperty("orders").GetInt64().ShouldBeGreaterThan(0);
        first.GetProperty("fills").GetInt64().ShouldBeGreaterThan(0);
        Hash(second).ShouldBe(Hash(first));
        Hash(third).ShouldNotBe(Hash(first));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3, Explicit = true)]
    public async Task A_replay_that_was_killed_goes_on_under_its_id_and_ends_with_the_same_hash(int kills)
    {
        var whole = await ReplayAsync(_bars, "whole");
        for (var attempt = 0; attempt < kills; attempt++)
        {
            using var killed = ServiceProcess.Start(Arguments(_bars, "torn"));
            await WaitForProgressAsync(killed, share: 20 + (attempt * 25));
            await killed.KillAsync();
        }

        var resumed = await ReplayAsync(_bars, "torn");

        Hash(resumed).ShouldBe(Hash(whole));
        foreach (var figure in (string[])["bars", "regimeChanges", "orders", "fills", "finalEquity"])
            resumed.GetProperty(figure).ToString().ShouldBe(whole.GetProperty(figure).ToString(), figure);
    }

    [Fact]
    public async Task A_run_id_is_refused_for_another_input_and_answers_again_for_its_own()
    {
        var first = await ReplayAsync(_bars, "mine");
        var again = await ReplayAsync(_bars, "mine");
        Hash(again).ShouldBe(Hash(first));

        var other = Path.Combine(_folder.Path, "other.csv");
        BarFileWriter.Write(other, BarCount, seed: 8);
        using var refused = ServiceProcess.Start(Arguments(other, "mine"));
        (await refused.WaitForExitAsync(Timeout)).ShouldBe(1);
        refused.Errors.ShouldContain("mine");
        refused.Errors.ShouldContain("--run");
    }

    [Fact(Explicit = true)]
    public async Task A_replay_beside_a_service_leaves_its_bots_alone()
    {
        using var service = ServiceProcess.Start(
            "run", "--port", "0", "--data", _data, "--symbols", "sim:BTC-USD", "--backfill", "10m");
        await service.WaitUntilReadyAsync(Timeout);
        using var client = new GraphQLClient(service.Address);
        await CreateBotAsync(client, "before");

        await ReplayAsync(_bars, "beside");

        await CreateBotAsync(client, "after");
        var bots = await client.AskAsync("{ bots { nodes { id } } }");
        bots.GetProperty("bots").GetProperty("nodes").EnumerateArray()
            .Select(b => b.GetProperty("id").GetString()).ShouldBe(["local/before", "local/after"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_run_that_is_being_replayed_is_refused_to_a_second_process()
    {
        // At this speed the bars last for two minutes.
        using var first = ServiceProcess.Start([.. Arguments(_bars, "shared"), "--speed", "3000"]);
        await WaitForProgressAsync(first, share: 0);

        using var second = ServiceProcess.Start(Arguments(_bars, "shared"));

        (await second.WaitForExitAsync(Timeout)).ShouldBe(1);
        second.Errors.ShouldContain("aetherion: --run shared: Another aetherion process replays the run 'shared'");
        await first.KillAsync();
    }

    [Fact(Explicit = true)]
    public async Task The_real_year_has_the_same_hash_after_a_kill_half_way()
    {
        var year = RepositoryPaths.Shared("data/btcusdt-1m-2024.csv.gz");
        if (!File.Exists(year))
            Assert.Skip($"[skippable] {year} is absent.");
        var whole = await ReplayAsync(year, "year");
        using (var killed = ServiceProcess.Start(Arguments(year, "torn-year")))
        {
            await WaitForProgressAsync(killed, share: 50);
            await killed.KillAsync();
        }

        var resumed = await ReplayAsync(year, "torn-year");

        whole.GetProperty("bars").GetInt64().ShouldBe(527_040);
        Hash(resumed).ShouldBe(Hash(whole));
    }

    private static async Task CreateBotAsync(GraphQLClient client, string name)
    {
        var input = new { name, instrumentId = "sim:BTC-USD" };
        var created = await client.AskAsync(
            "mutation($input: CreateBotInput!) { createBot(input: $input) { bot { id } } }", new { input });
        created.GetProperty("createBot").GetProperty("bot").GetProperty("id").GetString().ShouldBe($"local/{name}");
    }

    private static string Hash(JsonElement report) => report.GetProperty("sha256").GetString()!;

    private string[] Arguments(string bars, string run) =>
    [
        "replay", "--bars", bars, "--symbol", "binance:BTCUSDT", "--bot", "mean-reversion", "--run", run,
        "--data", _data, "--json",
    ];

    private async Task<JsonElement> ReplayAsync(string bars, string run)
    {
        using var process = ServiceProcess.Start(Arguments(bars, run));
        (await process.WaitForExitAsync(Timeout)).ShouldBe(0, process.Errors);
        using var document = JsonDocument.Parse(process.Output);
        return document.RootElement.Clone();
    }

    /// <summary>Waits until the replay says that it has come so far, in percent.</summary>
    private static Task WaitForProgressAsync(ServiceProcess process, int share) =>
        process.WaitForErrorLineAsync(
            line => int.TryParse(line.Split('%')[0].Trim(), out var percent) && percent >= share, Timeout);
}
