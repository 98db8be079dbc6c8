using System.Diagnostics;

namespace Aetherion.Client.Tests;

/// <summary>A program of Node.js that ran in a folder: how it ended and what it said.</summary>
/// <param name="Code">0 for success.</param>
/// <param name="Output">Both its outputs, one after the other.</param>
internal sealed record NodeProgram(int Code, string Output)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    /// <summary>Runs it to its end, however that is.</summary>
    public static async Task<NodeProgram> RunAsync(
        string folder, string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(folder, program, arguments, environment);
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
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {Timeout}.");
        }

        return new NodeProgram(process.ExitCode, $"{await output}\n{await errors}");
    }

    /// <summary>Runs it, and fails with what it said when it fails.</summary>
    public static async Task<string> DoAsync(string folder, string program, params string[] arguments)
    {
        var run = await RunAsync(folder, program, arguments);
        run.Code.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{run.Output}");
        return run.Output;
    }

    public static Process Start(
        string folder, string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
