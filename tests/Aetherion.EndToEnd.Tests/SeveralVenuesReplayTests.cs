using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>`replay --recording` of a session with two venues: one run, one hash, and the parts of it are those of the venues.</summary>
public sealed class SeveralVenuesReplayTests(RecordedSession session) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);
    private static readonly string[] Parts = ["inputs", "books", "features", "labels"];

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    private RecordingReplays Replays => new(Path.Combine(_folder.Path, "data"), Timeout);

    public void Dispose() => _folder.Dispose();

    [Fact(Explicit = true)]
    public async Task A_session_of_two_venues_has_one_hash_on_any_number_of_threads_and_at_any_speed()
    {
        var one = await session.ReplayAllAsync();
        var four = await Replays.RunAsync(session.Folder, "four", processors: 4, "--speed", "20000");

        four.ShouldBe(one);
    }

    [Fact(Explicit = true)]
    public async Task A_session_of_two_venues_has_one_hash_after_a_kill()
    {
        var one = await session.ReplayAllAsync();

        await Replays.KillAsync(session.Folder, "torn");
        var torn = await Replays.RunAsync(session.Folder, "torn", processors: 2);

        torn.ShouldBe(one);
    }

    [Fact(Explicit = true)]
    public async Task A_session_of_two_venues_leads_to_as_much_as_each_of_them_alone()
    {
        var both = await session.ReplayAllAsync();
        var spot = await session.ReplaySpotAsync();
        var futures = await Replays.RunAsync(session.Futures, "futures", processors: 2, "--bot", "none");

        foreach (var part in Parts)
        {
            spot.CountOf(part).ShouldBeGreaterThan(0, part);
            futures.CountOf(part).ShouldBeGreaterThan(0, part);
            both.CountOf(part).ShouldBe(spot.CountOf(part) + futures.CountOf(part), part);
        }
        both.Hash.ShouldNotBe(spot.Hash);
        both.Hash.ShouldNotBe(futures.Hash);
    }

    [Fact]
    public async Task Recordings_of_several_sessions_of_a_venue_are_refused_with_what_to_do()
    {
        await RecordedVenues.ImportFuturesAsync(Path.Combine(_folder.Path, "sessions", "monday"));
        await RecordedVenues.ImportFuturesAsync(Path.Combine(_folder.Path, "sessions", "tuesday"));

        using var replay = ServiceProcess.Start(Replays.Arguments(Path.Combine(_folder.Path, "sessions"), "refused"));

        (await replay.WaitForExitAsync(Timeout)).ShouldBe(1);
        replay.Errors.ShouldContain("holds 2 recorded sessions");
        replay.Errors.ShouldContain($"name one of them, such as '{Path.Combine(_folder.Path, "sessions", "monday")}'");
    }
}
