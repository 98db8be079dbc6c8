using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Aetherion.Dashboard.Tests;

/// <summary>
/// The service itself on a free port with a new database: with some simulated instruments, or in the time of a recording.
/// </summary>
internal sealed partial class DashboardServer : IAsyncDisposable
{
    private const string Symbols = "sim:BTC-USD,sim:ETH-USD,sim:AAPL,sim:RELIANCE";
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _dataDirectory;

    private DashboardServer(Process process, string dataDirectory)
    {
        _process = process;
        _dataDirectory = dataDirectory;
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Starts the service and waits until it is ready and its feed has filled in the past.</summary>
    public static async Task<DashboardServer> StartAsync(string repository, CancellationToken cancellationToken)
    {
        RequireDashboard(repository);
        var server = await StartAsync(NewFolder("live"), ["run", "--symbols", Symbols], cancellationToken);
        try
        {
            await server.WaitForPastAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a replay of recorded trades, ten times as fast as they were, half of them at once.</summary>
    public static async Task<DashboardServer> StartReplayAsync(string repository, CancellationToken cancellationToken)
    {
        RequireDashboard(repository);
        var folder = NewFolder("replay");
        Directory.CreateDirectory(folder);
        var (trades, recording) = (Path.Combine(folder, "trades.csv"), Path.Combine(folder, "recording"));
        RecordedTrades.Write(trades);
        using (var import = Start(
            ["recordings", "import", trades, "--output", recording, "--venue", "binance", "--symbol", RecordedTrades.Symbol]))
        {
            await import.WaitForExitAsync(cancellationToken);
        }
        return await StartAsync(
            folder, ["replay", "--recording", recording, "--speed", "10", "--from", "2020-11-01T09:15:00Z"], cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            using var timeout = new CancellationTokenSource(StopTimeout);
            try
            {
                await _process.WaitForExitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        _process.Dispose();
        if (Directory.Exists(_dataDirectory))
            Directory.Delete(_dataDirectory, recursive: true);
    }

    private static void RequireDashboard(string repository)
    {
        var dashboard = Path.Combine(repository, "api", "dashboard");
        if (!File.Exists(Path.Combine(dashboard, "dist", "index.html")))
            throw new InvalidOperationException($"The dashboard is not built: npm ci && npm run build in {dashboard}.");
    }

    private static string NewFolder(string name) =>
        Path.Combine(Path.GetTempPath(), $"aetherion-dashboard-{name}-{Environment.ProcessId}");

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Executable(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("AETHERION_POSTGRES");
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }

    private static async Task<DashboardServer> StartAsync(
        string folder, string[] arguments, CancellationToken cancellationToken)
    {
        DashboardServer server = new(Start([.. arguments, "--port", "0", "--data", folder]), folder);
        try
        {
            await server.WaitForAddressAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The host's build beside the one of these tests.</summary>
    private static string Executable()
    {
        var mine = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(mine.Parent!.Parent!.FullName, "Aetherion.Host", mine.Name, "aetherion.dll");
    }

    private async Task WaitForAddressAsync(CancellationToken cancellationToken)
    {
        var said = new ConcurrentQueue<string>();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? string.Empty);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync(cancellationToken);
        if (await Task.WhenAny(address.Task, ended) == ended)
            throw new InvalidOperationException(
                $"The service was not ready before it ended: {string.Join('\n', said)}");
        Address = await address.Task;

        void Hear(string? line)
        {
            said.Enqueue(line ?? string.Empty);
            if (ReadyPattern().Match(line ?? string.Empty) is { Success: true } ready)
                address.TrySetResult(new Uri(ready.Groups[1].Value));
        }
    }

    private async Task WaitForPastAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var question = new { query = "{ instruments(first: 100) { nodes { feed { state } } } }" };
        using var timer = new PeriodicTimer(PollInterval);
        var answer = "nothing";
        try
        {
            do
            {
                await timer.WaitForNextTickAsync(cancellationToken);
                using var response = await client.PostAsJsonAsync("graphql", question, cancellationToken);
                answer = await response.Content.ReadAsStringAsync(cancellationToken);
            }
            while (!IsFilled(answer));
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException(
                $"Waited for the feed to fill in the past; the last answer was {answer}", exception);
        }
    }

    private static bool IsFilled(string answer) =>
        answer.Contains("LIVE", StringComparison.Ordinal) && !answer.Contains("SYNCING", StringComparison.Ordinal);

    [GeneratedRegex(@"^ready\s+(http://\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex ReadyPattern();
}
