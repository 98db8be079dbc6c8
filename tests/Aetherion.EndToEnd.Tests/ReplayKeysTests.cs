using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>The keys of `replay --recording` on a pseudo-terminal, and the line that shows where it is.</summary>
public sealed partial class ReplayKeysTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Keys_pause_step_change_the_speed_go_on_and_back_and_the_hash_is_the_same_after_all(bool isOfTwoVenues)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "[skippable] script(1) is not here.");
        var recording = await ImportAsync(isOfTwoVenues);
        var plain = await HashOfAsync(recording);
        using var terminal = TerminalProcess.Start([.. Arguments(recording, "keys"), "--speed", "1"]);
        var shown = await terminal.UntilAsync(screen => Times(screen).Count > 0 && screen.Contains("1x", StringComparison.Ordinal));

        await terminal.PressAsync(' ');
        await terminal.PressAsync('.');
        shown = await terminal.UntilAsync(screen => screen.Contains("paused", StringComparison.Ordinal), shown);
        var paused = Times(terminal.Screen)[^1];
        await terminal.PressAsync('f');
        shown = await terminal.UntilAsync(screen => Times(screen).Any(time => time >= paused.AddSeconds(55)), shown);
        await terminal.PressAsync('f');
        shown = await terminal.UntilAsync(screen => Times(screen).Any(time => time >= paused.AddSeconds(110)), shown);
        var later = Times(terminal.Screen)[^1];
        await terminal.PressAsync('b');
        shown = await terminal.UntilAsync(screen => Times(screen).Any(time => time < later.AddSeconds(-50)), shown);
        await terminal.PressAsync(' ');
        await terminal.PressAsync('+');
        shown = await terminal.UntilAsync(screen => screen.Contains("2x", StringComparison.Ordinal), shown);
        await terminal.PressAsync('-');
        await terminal.UntilAsync(screen => screen.Contains("1x", StringComparison.Ordinal), shown);
        await terminal.PressAsync('m');

        (await terminal.WaitForExitAsync()).ShouldBe(0, terminal.Screen);
        terminal.Screen.ShouldContain("100 %");
        Hash(terminal.Screen).ShouldBe(plain);
    }

    [Fact]
    public async Task The_key_that_ends_leaves_a_run_that_goes_on_to_the_same_hash()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "[skippable] script(1) is not here.");
        var recording = await ImportAsync(isOfTwoVenues: false);
        var plain = await HashOfAsync(recording);
        using (var terminal = TerminalProcess.Start([.. Arguments(recording, "ended"), "--speed", "10"]))
        {
            await terminal.UntilAsync(screen => Times(screen).Count > 2);
            await terminal.PressAsync('q');
            await terminal.WaitForExitAsync();
            terminal.Screen.ShouldNotContain("100 %");
        }

        (await HashOfAsync(recording, "ended")).ShouldBe(plain);
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}")]
    private static partial Regex MarketTime();

    private static List<DateTime> Times(string screen) =>
        [.. MarketTime().Matches(screen).Select(match => DateTime.Parse(match.Value, CultureInfo.InvariantCulture))];

    private static string Hash(string output)
    {
        var json = output[output.IndexOf('{', StringComparison.Ordinal)..(output.LastIndexOf('}') + 1)];
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("sha256").GetString()!;
    }

    private async Task<string> HashOfAsync(string recording, string run = "plain")
    {
        using var replay = ServiceProcess.Start(Arguments(recording, run));
        (await replay.WaitForExitAsync(Timeout)).ShouldBe(0, replay.Errors);
        return Hash(replay.Output);
    }

    private string[] Arguments(string recording, string run) =>
        ["replay", "--recording", recording, "--run", run, "--data", Path.Combine(_folder.Path, "data"), "--json"];

    private async Task<string> ImportAsync(bool isOfTwoVenues)
    {
        var folder = Path.Combine(_folder.Path, "session");
        await RecordedVenues.ImportSpotAsync(Path.Combine(folder, "spot"));
        if (isOfTwoVenues)
            await RecordedVenues.ImportFuturesAsync(Path.Combine(folder, "futures"));
        return folder;
    }
}
