using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.Client.Tests;

/// <summary>The package against a service that wants to know who asks.</summary>
public sealed class SignInTests : IDisposable
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Keys_and_tokens_sign_in_and_a_token_is_renewed_on_the_open_socket()
    {
        var report = await RunAsync();

        report.GetProperty("tenant").GetString().ShouldBe("alpha");
        report.GetProperty("nobody").GetString().ShouldBe("UNAUTHENTICATED");
        report.GetProperty("actor").GetString().ShouldBe("token:https://id.example#alice");

        // One socket outlives several tokens.
        var renewing = report.GetProperty("renewing");
        renewing.GetProperty("ended").GetString().ShouldBe("ENOUGH");
        renewing.GetProperty("connections").GetInt32().ShouldBe(1);
        report.GetProperty("tokenCount").GetInt32().ShouldBeGreaterThan(3);

        // A token that nobody renews ends the stream, and the client does not try it again and again.
        var ending = report.GetProperty("fixed");
        ending.GetProperty("ticks").GetInt32().ShouldBeGreaterThan(0);
        ending.GetProperty("connections").GetInt32().ShouldBe(1);
        ending.GetProperty("ended").GetString().ShouldBe("UNAUTHENTICATED");
    }

    private async Task<JsonElement> RunAsync()
    {
        await PackedClient.CompileAsync();
        await CommandAsync("tenants", "create", "alpha");
        var key = (await CommandAsync("keys", "create", "--tenant", "alpha", "--role", "trader"))
            .Split('\n').Single(line => line.StartsWith("aeth_", StringComparison.Ordinal));
        using var deadline = new CancellationTokenSource(ReadyTimeout + CommandTimeout);
        using var program = NodeProgram.Start(WorkingCopy.Consumer, "node", [Path.Combine("built", "signIn.js")]);
        var errors = program.StandardError.ReadToEndAsync(deadline.Token);
        try
        {
            var keys = await program.StandardOutput.ReadLineAsync(deadline.Token);
            using var service = await StartAsync(keys ?? throw new InvalidOperationException(await errors));
            await program.StandardInput.WriteLineAsync($"{service.Address} {key}");
            var report = await program.StandardOutput.ReadLineAsync(deadline.Token);
            await service.StopAsync();
            return JsonSerializer.Deserialize<JsonElement>(report ?? throw new InvalidOperationException(await errors));
        }
        finally
        {
            if (!program.HasExited)
                program.Kill();
        }
    }

    private async Task<ServiceProcess> StartAsync(string jwksUri)
    {
        var configuration = Path.Combine(_folder.Path, "aetherion.json");
        await File.WriteAllTextAsync(configuration, $$"""
            { "signIn": { "issuers": [{
              "issuer": "https://id.example", "audience": "aetherion", "jwksUri": "{{jwksUri}}", "clockSkewSeconds": 0 }] } }
            """);
        var service = ServiceProcess.Start(
            "run", "--config", configuration, "--port", "0", "--data", Data, "--symbols", "sim:BTC-USD", "--backfill", "10m",
            "--tick-interval", "200ms");
        await service.WaitUntilReadyAsync(ReadyTimeout);
        return service;
    }

    private async Task<string> CommandAsync(params string[] arguments)
    {
        using var command = ServiceProcess.Start([.. arguments, "--data", Data]);
        (await command.WaitForExitAsync(CommandTimeout)).ShouldBe(0, command.Errors);
        return command.Output;
    }
}
