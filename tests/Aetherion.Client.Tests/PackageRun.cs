using System.Globalization;
using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.Client.Tests;

/// <summary>
/// The package as it would be published, installed by the program of a user: compiled, then run against the executable,
/// which is killed half way and started again.
/// </summary>
public sealed class PackageRun : IAsyncLifetime
{
    private const string Running = "running";
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ProgramTimeout = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    /// <summary>What the compiler says of the program and of the mistakes beside it.</summary>
    public string Compiled { get; private set; } = "";

    /// <summary>What the program reported at its end.</summary>
    public JsonElement Report { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await WorkingCopy.MakeAsync();
        await InstallAsync();
        Compiled = (await NodeProgram.RunAsync(WorkingCopy.Consumer, "npx", ["tsc", "--project", "tsconfig.json"])).Output;
        int port;
        using var deadline = new CancellationTokenSource(ReadyTimeout + ReadyTimeout + ProgramTimeout);
        using var service = await StartAsync(port: 0);
        port = service.Address.Port;
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

    /// <summary>Packs, which builds, and installs the packed file beside the packages of the program.</summary>
    private static async Task InstallAsync()
    {
        await NodeProgram.DoAsync(WorkingCopy.Client, "npm", "pack", "--pack-destination", WorkingCopy.Consumer);
        var packed = Directory.GetFiles(WorkingCopy.Consumer, "aetherion-client-*.tgz").ShouldHaveSingleItem();
        await NodeProgram.DoAsync(WorkingCopy.Consumer, "npm", "install", "--no-save", "--prefer-offline", packed);
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
