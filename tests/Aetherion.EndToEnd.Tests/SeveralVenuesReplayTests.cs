using System.Globalization;
using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>`replay --recording` of a session with two venues: one run, one hash, and the parts of it are those of the venues.</summary>
public sealed class SeveralVenuesReplayTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);
    private static readonly string[] Parts = ["inputs", "books", "features", "labels"];

    private readonly TemporaryFolder _folder = new();

    private string Session => Path.Combine(_folder.Path, "session");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_session_of_two_venues_has_one_hash_on_any_number_of_threads_at_any_speed_and_after_a_kill()
    {
        await ImportSessionAsync();

        var one = await ReplayAsync(Session, "one", processors: 1);
        var four = await ReplayAsync(Session, "four", processors: 4, "--speed", "20000");
        using (var killed = ServiceProcess.Start(Arguments(Session, "torn")))
        {
            await killed.WaitForErrorLineAsync(line => line.Contains("50 %", StringComparison.Ordinal), Timeout);
            await killed.KillAsync();
        }
        var torn = await ReplayAsync(Session, "torn", processors: 2);

        foreach (var other in (JsonElement[])[four, torn])
        {
            other.GetProperty("parts").GetRawText().ShouldBe(one.GetProperty("parts").GetRawText());
            Hash(other).ShouldBe(Hash(one));
        }
    }

    [Fact]
    public async Task A_session_of_two_venues_leads_to_as_much_as_each_of_them_alone()
    {
        await ImportSessionAsync();

        var session = await ReplayAsync(Session, "session", processors: 2, "--bot", "none");
        var spot = await ReplayAsync(Path.Combine(Session, "spot"), "spot", processors: 2, "--bot", "none");
        var futures = await ReplayAsync(Path.Combine(Session, "futures"), "futures", processors: 2, "--bot", "none");

        foreach (var part in Parts)
        {
            Count(spot, part).ShouldBeGreaterThan(0, part);
            Count(futures, part).ShouldBeGreaterThan(0, part);
            Count(session, part).ShouldBe(Count(spot, part) + Count(futures, part), part);
        }
        Hash(session).ShouldNotBe(Hash(spot));
        Hash(session).ShouldNotBe(Hash(futures));
    }

    [Fact]
    public async Task Recordings_of_several_sessions_of_a_venue_are_refused_with_what_to_do()
    {
        await RecordedVenues.ImportFuturesAsync(Path.Combine(_folder.Path, "sessions", "monday"));
        await RecordedVenues.ImportFuturesAsync(Path.Combine(_folder.Path, "sessions", "tuesday"));

        using var replay = ServiceProcess.Start(Arguments(Path.Combine(_folder.Path, "sessions"), "refused"));

        (await replay.WaitForExitAsync(Timeout)).ShouldBe(1);
        replay.Errors.ShouldContain("holds 2 recorded sessions");
        replay.Errors.ShouldContain($"name one of them, such as '{Path.Combine(_folder.Path, "sessions", "monday")}'");
    }

    private static string Hash(JsonElement outcome) => outcome.GetProperty("sha256").GetString()!;

    private static long Count(JsonElement outcome, string name) =>
        outcome.GetProperty("parts").GetProperty(name).GetProperty("count").GetInt64();

    private async Task ImportSessionAsync()
    {
        await RecordedVenues.ImportSpotAsync(Path.Combine(Session, "spot"));
        await RecordedVenues.ImportFuturesAsync(Path.Combine(Session, "futures"));
    }

    private async Task<JsonElement> ReplayAsync(string recording, string run, int processors, params string[] more)
    {
        using var replay = ServiceProcess.StartWith(
            new Dictionary<string, string>
            {
                ["DOTNET_PROCESSOR_COUNT"] = processors.ToString(CultureInfo.InvariantCulture),
            },
            [.. Arguments(recording, run), .. more]);
        (await replay.WaitForExitAsync(Timeout)).ShouldBe(0, replay.Errors);
        using var document = JsonDocument.Parse(replay.Output);
        return document.RootElement.Clone();
    }

    private string[] Arguments(string recording, string run) =>
        ["replay", "--recording", recording, "--run", run, "--data", Path.Combine(_folder.Path, "data"), "--json"];
}
