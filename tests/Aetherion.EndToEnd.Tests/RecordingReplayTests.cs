using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>
/// `recordings` and `replay --recording` as a user runs them, on a part of a recorded session: the same hash every time, on any
/// number of threads and at any speed, another one for an input with one digit changed.
/// </summary>
public sealed class RecordingReplayTests : IDisposable
{
    private const string Source = "data/orderbook/binance-spot-ethbtc-depth-aggtrade-20201101T09-11.jsonl.gz";
    private const int LineCount = 3_000;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_replay_has_the_same_hash_on_any_number_of_threads_and_at_any_speed()
    {
        var recording = await ImportAsync("whole", line => line);

        var one = await ReplayAsync(recording, "one", processors: 1);
        var four = await ReplayAsync(recording, "four", processors: 4);
        var paced = await ReplayAsync(recording, "paced", processors: 2, "--speed", "20000", "--bot", "regime-switching");

        foreach (var part in (string[])["inputs", "books", "features", "labels"])
            Count(one, part).ShouldBeGreaterThan(0, part);
        four.GetProperty("parts").GetRawText().ShouldBe(one.GetProperty("parts").GetRawText());
        Hash(four).ShouldBe(Hash(one));
        Hash(paced).ShouldBe(Hash(one));
    }

    [Fact]
    public async Task A_replay_of_an_input_with_one_digit_changed_has_another_hash()
    {
        var whole = await ReplayAsync(await ImportAsync("whole", line => line), "whole", processors: 2);
        var changed = await ReplayAsync(
            await ImportAsync("changed", line => line.Replace("\"q\":\"2.02000000\"", "\"q\":\"2.03000000\"", StringComparison.Ordinal)),
            "changed", processors: 2);

        Hash(changed).ShouldNotBe(Hash(whole));
        Part(changed, "features").ShouldNotBe(Part(whole, "features"));
        Part(changed, "books").ShouldBe(Part(whole, "books"));
    }

    [Fact]
    public async Task A_replay_that_was_killed_goes_on_under_its_id_and_ends_with_the_same_hash()
    {
        var recording = await ImportAsync("whole", line => line);
        var whole = await ReplayAsync(recording, "whole", processors: 2);
        using (var killed = ServiceProcess.Start(Arguments(recording, "torn")))
        {
            await killed.WaitForErrorLineAsync(line => line.Contains("50 %", StringComparison.Ordinal), Timeout);
            await killed.KillAsync();
        }

        Hash(await ReplayAsync(recording, "torn", processors: 2)).ShouldBe(Hash(whole));
    }

    [Fact]
    public async Task A_damaged_recording_is_named_and_not_replayed()
    {
        var recording = await ImportAsync("damaged", line => line);
        var segment = Directory.GetFiles(recording, "*.seg").Single();
        var bytes = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 0x10;
        await File.WriteAllBytesAsync(segment, bytes, TestContext.Current.CancellationToken);

        var (verifyCode, verifyText) = await RunAsync("recordings", "verify", recording);
        var (replayCode, replayText) = await RunAsync([.. Arguments(recording, "damaged")]);

        verifyCode.ShouldBe(1);
        verifyText.ShouldContain("DAMAGED");
        verifyText.ShouldContain("NOT SOUND");
        replayCode.ShouldBe(1);
        replayText.ShouldContain("recordings verify");
    }

    private static string Hash(JsonElement outcome) => outcome.GetProperty("sha256").GetString()!;

    private static string Part(JsonElement outcome, string name) =>
        outcome.GetProperty("parts").GetProperty(name).GetProperty("sha256").GetString()!;

    private static long Count(JsonElement outcome, string name) =>
        outcome.GetProperty("parts").GetProperty(name).GetProperty("count").GetInt64();

    private async Task<string> ImportAsync(string name, Func<string, string> change)
    {
        var source = RepositoryPaths.Shared(Source);
        Assert.SkipUnless(File.Exists(source), $"[skippable] ../shared/{Source} is not here.");
        var part = Path.Combine(_folder.Path, $"{name}.jsonl");
        using (StreamReader reader = new(new GZipStream(File.OpenRead(source), CompressionMode.Decompress)))
        {
            StringBuilder lines = new();
            for (var i = 0; i < LineCount; i++)
                lines.Append(change((await reader.ReadLineAsync(TestContext.Current.CancellationToken))!)).Append('\n');
            await File.WriteAllTextAsync(part, lines.ToString(), TestContext.Current.CancellationToken);
        }
        var folder = Path.Combine(_folder.Path, name);
        var (code, text) = await RunAsync("recordings", "import", part, "--output", folder, "--venue", "binance");
        code.ShouldBe(0, text);
        return folder;
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

    private static async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        using var process = ServiceProcess.Start(arguments);
        var code = await process.WaitForExitAsync(Timeout);
        return (code, process.Output + "\n" + process.Errors);
    }
}
