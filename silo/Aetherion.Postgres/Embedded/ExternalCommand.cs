using System.Diagnostics;

namespace Aetherion.Postgres;

/// <summary>Runs a program to its end and keeps what it printed.</summary>
internal static class ExternalCommand
{
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            // A folder everybody may enter: the account of the server may not be able to enter ours.
            WorkingDirectory = "/",
        };
        // The server keeps the environment it is started in; what is meant for us or for clients is not for it.
        foreach (var name in start.Environment.Keys.Where(IsNotForServer).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)
            ?? throw new PostgresSetupException($"'{program}' could not be started.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, (await output + await errors).Trim());
    }

    private static bool IsNotForServer(string name) =>
        name.StartsWith("PG", StringComparison.Ordinal) || name.StartsWith("AETHERION", StringComparison.Ordinal);
}
