using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>The keys of `replay --recording` on a pseudo-terminal, and the line that shows where it is.</summary>
public sealed class ReplayKeysTests(RecordedSession session) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    private RecordingReplays Replays => new(Path.Combine(_folder.Path, "data"), Timeout);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true, Explicit = true)]
    public async Task Keys_pause_step_change_the_speed_go_on_and_back_and_the_hash_is_the_same_after_all(bool isOfTwoVenues)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "[skippable] script(1) is not here.");
        var plain = await (isOfTwoVenues ? session.ReplayAllAsync() : session.ReplaySpotAsync());
        var recording = isOfTwoVenues ? session.Folder : session.Spot;
        using var terminal = TerminalProcess.Start([.. Replays.Arguments(recording, "keys"), "--speed", "1"]);
        var shown = await terminal.UntilAsync(screen => ReplayLine.Times(screen).Count > 0 && screen.Contains("1x", StringComparison.Ordinal));

        await terminal.PressAsync(' ');
        await terminal.PressAsync('.');
        shown = await terminal.UntilAsync(screen => screen.Contains("paused", StringComparison.Ordinal), shown);
        var paused = ReplayLine.Times(terminal.Screen)[^1];
        await terminal.PressAsync('f');
        shown = await terminal.UntilAsync(screen => ReplayLine.Times(screen).Any(time => time >= paused.AddSeconds(55)), shown);
        await terminal.PressAsync('f');
        shown = await terminal.UntilAsync(screen => ReplayLine.Times(screen).Any(time => time >= paused.AddSeconds(110)), shown);
        var later = ReplayLine.Times(terminal.Screen)[^1];
        await terminal.PressAsync('b');
        shown = await terminal.UntilAsync(screen => ReplayLine.Times(screen).Any(time => time < later.AddSeconds(-50)), shown);
        await terminal.PressAsync(' ');
        await terminal.PressAsync('+');
        shown = await terminal.UntilAsync(screen => screen.Contains("2x", StringComparison.Ordinal), shown);
        await terminal.PressAsync('-');
        await terminal.UntilAsync(screen => screen.Contains("1x", StringComparison.Ordinal), shown);
        await terminal.PressAsync('m');

        (await terminal.WaitForExitAsync()).ShouldBe(0, terminal.Screen);
        terminal.Screen.ShouldContain("100 %");
        new ReplayOutcome(terminal.Screen).Hash.ShouldBe(plain.Hash);
    }

    [Fact]
    public async Task The_key_that_ends_leaves_a_run_that_goes_on_to_the_same_hash()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "[skippable] script(1) is not here.");
        var plain = await session.ReplaySpotAsync();
        using (var terminal = TerminalProcess.Start([.. Replays.Arguments(session.Spot, "ended"), "--speed", "10"]))
        {
            await terminal.UntilAsync(screen => ReplayLine.Times(screen).Count > 2);
            await terminal.PressAsync('q');
            await terminal.WaitForExitAsync();
            terminal.Screen.ShouldNotContain("100 %");
        }

        (await Replays.RunAsync(session.Spot, "ended", processors: 2)).Hash.ShouldBe(plain.Hash);
    }
}
