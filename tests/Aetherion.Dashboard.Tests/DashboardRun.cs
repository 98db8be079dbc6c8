using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;

namespace Aetherion.Dashboard.Tests;

/// <summary>
/// One run of all scenarios in a headless browser, those of the dashboard, those of the page that is written against
/// the public schema only, and those of a replay; each test asks for its own.
/// </summary>
public sealed class DashboardRun : IAsyncLifetime
{
    private const string ReplayScript = "node/replay.mjs";
    private static readonly string[] Scripts = ["node/run.mjs", "page/run.mjs"];
    private static readonly TimeSpan RunTimeout = TimeSpan.FromMinutes(8);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private ImmutableDictionary<string, Scenario> _scenarios = ImmutableDictionary<string, Scenario>.Empty;
    private string? _skipReason;
    private string _log = string.Empty;

    public async ValueTask InitializeAsync()
    {
        var repository = RepositoryRoot.Find();
        _skipReason = Browser.ReasonToSkip();
        if (_skipReason is not null)
            return;
        using var timeout = new CancellationTokenSource(RunTimeout);
        await using (var server = await DashboardServer.StartAsync(repository, timeout.Token))
        {
            foreach (var script in Scripts)
                await RunAsync(repository, script, server.Address, timeout.Token);
        }
        await using var replay = await DashboardServer.StartReplayAsync(repository, timeout.Token);
        await RunAsync(repository, ReplayScript, replay.Address, timeout.Token);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Fails, with what the browser saw, unless the scenario has passed.</summary>
    internal void ShouldHavePassed(string name)
    {
        if (_skipReason is not null)
            Assert.Skip(_skipReason);
        _scenarios.ShouldContainKey(name, $"The run ended without this scenario. {_log}");
        _scenarios[name].Error.ShouldBeNull();
        _scenarios[name].Passed.ShouldBeTrue();
    }

    internal IEnumerable<string> Names => _scenarios.Keys;

    private async Task RunAsync(string repository, string name, Uri address, CancellationToken cancellationToken)
    {
        var script = Path.Combine(repository, "tests", "Aetherion.Dashboard.Tests", name);
        var start = new ProcessStartInfo("node", [script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AETHERION_URL"] = address.AbsoluteUri;
        start.Environment["CHROMIUM"] = Browser.Path;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node could not be started.");
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var results = ImmutableDictionary.CreateBuilder<string, Scenario>(StringComparer.Ordinal);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (JsonSerializer.Deserialize<Scenario>(line, Json) is { } scenario)
                    results[scenario.Name] = scenario;
            }
            await process.WaitForExitAsync(cancellationToken);
            _log += await errors;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            _log += $"The run took longer than {RunTimeout}.";
        }
        _scenarios = _scenarios.AddRange(results);
    }
}
