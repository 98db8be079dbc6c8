using System.Diagnostics;

namespace Aetherion.Dashboard.Tests;

/// <summary>The dashboard's sources: their types against those of the schema, and the unit tests.</summary>
public sealed class SourceTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    [Fact]
    public Task Types_and_the_sample_agree_with_the_schema() => RunAsync("run", "check");

    [Fact]
    public Task All_unit_tests_pass() => RunAsync("test");

    private static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("npm", arguments)
        {
            WorkingDirectory = Path.Combine(RepositoryRoot.Find(), "api", "dashboard"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("npm could not be started.");
        using var deadline = new CancellationTokenSource(Timeout);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"npm {string.Join(' ', arguments)} did not end within {Timeout}.");
        }
        process.ExitCode.ShouldBe(0, $"{await output}\n{await errors}");
    }
}
