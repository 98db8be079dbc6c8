using System.Diagnostics;

namespace Aetherion.Benchmarks.Api;

/// <summary>The folder of the peers' scripts beside the benchmark, and their packages.</summary>
internal static class NodeFolder
{
    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "Api", "node");

    public static string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Installs the packages as the lock file names them, unless they are there.</summary>
    public static async Task InstallAsync()
    {
        var installed = File(System.IO.Path.Combine("node_modules", ".package-lock.json"));
        if (System.IO.File.Exists(installed)
            && System.IO.File.GetLastWriteTimeUtc(installed) >= System.IO.File.GetLastWriteTimeUtc(File("package-lock.json")))
        {
            return;
        }

        var start = new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = Path,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"npm ci failed in {Path}; see above.");
    }
}
