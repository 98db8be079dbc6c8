using System.Globalization;
using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.Client.Tests;

/// <summary>
/// The program of a user, compiled with the packed package and run against the executable, which is killed half way and
/// started again.
/// </summary>
public sealed class PackageRun : IAsyncLifetime
{
    private const string Running = "running";
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ProgramTimeout = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    /// <summary>What the compiler says of the programs and of the mistakes beside them.</summary>
    public string Compiled { get; private set; } = "";

    /// <summary>What the program reported at its end.</summary>
    public JsonElement Report { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Compiled = await PackedClient.CompileAsync();
        using var deadline = new CancellationTokenSource(ReadyTimeout + ReadyTimeout + ProgramTimeout);
        using var service = await StartAsync(port: 0);
        var port = service.Address.Port;
        using var program = NodeProgram.Start(
            WorkingCopy.Consumer, "node", [Path.Combine("built", "program.js"), service.Address.ToString()]);
        var errors = program.StandardError.ReadToEndAsync(deadline.Token);
        try
        {
            if (await program.StandardOutput.ReadLineAsync(deadline.Token) != Running)
                throw new InvalidOperationException($"The program ended early: {await errors}");
            await service.KillAsync();
            using var again = await StartAsync(port);
            var report = await program.StandardOutput.ReadLineAsync(deadline.Token);
            Report = JsonSerializer.Deserialize<JsonElement>(
                report ?? throw new InvalidOperationException($"The program ended without a report: {await errors}"));
            await again.StopAsync();
        }
        finally
        {
            if (!program.HasExited)
                program.Kill();
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<ServiceProcess> StartAsync(int port)
    {
        var service = ServiceProcess.Start(
            "run", "--port", port.ToString(CultureInfo.InvariantCulture), "--data", Path.Combine(_folder.Path, "data"),
            "--symbols", "sim:BTC-USD,sim:ETH-USD", "--backfill", "10m");
        await service.WaitUntilReadyAsync(ReadyTimeout);
        return service;
    }
}
