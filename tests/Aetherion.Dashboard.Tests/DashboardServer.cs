using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Aetherion.Dashboard.Tests;

/// <summary>What serves the dashboard during a run, on a free port.</summary>
internal sealed partial class DashboardServer : IAsyncDisposable
{
    private readonly Process _process;

    private DashboardServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<DashboardServer> StartAsync(string repository, CancellationToken cancellationToken)
    {
        var dashboard = Path.Combine(repository, "api", "dashboard");
        if (!File.Exists(Path.Combine(dashboard, "dist", "index.html")))
            throw new InvalidOperationException($"The dashboard is not built: npm ci && npm run build in {dashboard}.");
        var start = new ProcessStartInfo("node", [Path.Combine(dashboard, "mock", "server.mjs"), "0"])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("node could not be started.");
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken) ?? string.Empty;
        var address = AddressPattern().Match(line);
        return address.Success
            ? new DashboardServer(process, new Uri(address.Value))
            : throw new InvalidOperationException($"The server did not say its address but: {line}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/", RegexOptions.CultureInvariant)]
    private static partial Regex AddressPattern();
}
