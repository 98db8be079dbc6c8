using System.Diagnostics;

namespace Aetherion.Testing;

/// <summary>
/// A data folder whose database is made and migrated once in a process, to be copied by tests that are not about the first start:
/// to make one takes about three seconds of processor time.
/// </summary>
internal static class DatabaseTemplate
{
    private static readonly Lazy<string> Made = new(Make);

    /// <summary>Makes a data folder as after a first start and a stop.</summary>
    public static void CopyTo(string data) => Run("cp", "-a", Made.Value, data);

    private static string Make()
    {
        TemporaryFolder folder = new();
        // A runner of tests that takes a second to end is taken to hang: the folder goes without it.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Process.Start("rm", ["-rf", folder.Path]).Dispose();
        var data = Path.Combine(folder.Path, "data");
        Run(RepositoryPaths.Executable, "migrate", "--data", data);
        return data;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {errors}");
    }
}
