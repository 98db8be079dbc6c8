using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>
/// `recordings` and `replay --recording` as a user runs them, on a part of a recorded session: the same hash every time, on any
/// number of threads and at any speed, another one for an input with one digit changed.
/// </summary>
public sealed class RecordingReplayTests(RecordedSession session) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    private RecordingReplays Replays => new(Path.Combine(_folder.Path, "data"), Timeout);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_replay_has_the_same_hash_on_any_number_of_threads_and_at_any_speed()
    {
        var one = await session.ReplaySpotAsync();
        var four = await Replays.RunAsync(session.Spot, "four", processors: 4);
        var paced = await Replays.RunAsync(session.Spot, "paced", processors: 2, "--speed", "20000", "--bot", "regime-switching");

        foreach (var part in (string[])["inputs", "books", "features", "labels"])
            one.CountOf(part).ShouldBeGreaterThan(0, part);
        four.ShouldBe(one);
        paced.Hash.ShouldBe(one.Hash);
    }

    [Fact]
    public async Task A_replay_of_an_input_with_one_digit_changed_has_another_hash()
    {
        var whole = await session.ReplaySpotAsync();
        var recording = Path.Combine(_folder.Path, "changed");
        await RecordedVenues.ImportSpotAsync(
            recording, line => line.Replace("\"q\":\"2.02000000\"", "\"q\":\"2.03000000\"", StringComparison.Ordinal));
        var changed = await Replays.RunAsync(recording, "changed", processors: 2);

        changed.Hash.ShouldNotBe(whole.Hash);
        changed.HashOf("features").ShouldNotBe(whole.HashOf("features"));
        changed.HashOf("books").ShouldBe(whole.HashOf("books"));
    }

    [Fact]
    public async Task A_replay_that_was_killed_goes_on_under_its_id_and_ends_with_the_same_hash()
    {
        var whole = await session.ReplaySpotAsync();
        await Replays.KillAsync(session.Spot, "torn");

        (await Replays.RunAsync(session.Spot, "torn", processors: 2)).Hash.ShouldBe(whole.Hash);
    }

    [Fact]
    public async Task A_damaged_recording_is_named_and_not_replayed()
    {
        var recording = Path.Combine(_folder.Path, "damaged");
        await RecordedVenues.ImportSpotAsync(recording);
        var segment = Directory.GetFiles(recording, "*.seg").Single();
        var bytes = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 0x10;
        await File.WriteAllBytesAsync(segment, bytes, TestContext.Current.CancellationToken);

        var (verifyCode, verifyText) = await RunAsync("recordings", "verify", recording);
        var (replayCode, replayText) = await RunAsync(Replays.Arguments(recording, "damaged"));

        verifyCode.ShouldBe(1);
        verifyText.ShouldContain("DAMAGED");
        verifyText.ShouldContain("NOT SOUND");
        replayCode.ShouldBe(1);
        replayText.ShouldContain("recordings verify");
    }

    private static async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        using var process = ServiceProcess.Start(arguments);
        var code = await process.WaitForExitAsync(Timeout);
        return (code, process.Output + "\n" + process.Errors);
    }
}
