using System.Globalization;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>`replay --recording` as a user runs it, its runs in one folder.</summary>
/// <param name="data">The folder of the runs.</param>
/// <param name="timeout">Of one replay.</param>
internal sealed class RecordingReplays(string data, TimeSpan timeout)
{
    public string[] Arguments(string recording, string run) =>
        ["replay", "--recording", recording, "--run", run, "--data", data, "--json"];

    /// <summary>Replays to the end.</summary>
    public async Task<ReplayOutcome> RunAsync(string recording, string run, int processors, params string[] more)
    {
        using var replay = ServiceProcess.StartWith(
            new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = processors.ToString(CultureInfo.InvariantCulture) },
            [.. Arguments(recording, run), .. more]);
        (await replay.WaitForExitAsync(timeout)).ShouldBe(0, replay.Errors);
        return new ReplayOutcome(replay.Output);
    }

    /// <summary>Begins a replay, and kills it half way through.</summary>
    public async Task KillAsync(string recording, string run)
    {
        using var killed = ServiceProcess.Start(Arguments(recording, run));
        await killed.WaitForErrorLineAsync(line => line.Contains("50 %", StringComparison.Ordinal), timeout);
        await killed.KillAsync();
    }
}
