using System.Diagnostics;

namespace Aetherion.GraphQL.Tests.Node;

/// <summary>Runs a script of the folder node, with its packages installed first.</summary>
internal static class NodeScript
{
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan RunTimeout = TimeSpan.FromMinutes(5);
    private static readonly SemaphoreSlim Installing = new(1, 1);

    /// <summary>Where the scripts and their packages are.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "node");

    /// <summary>The script's standard output; a failure of the script is a failure of the test.</summary>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        await InstallAsync();
        return await RunAsync("node", [script, .. arguments], RunTimeout);
    }

    /// <summary>With an address, and a text in a file, since an argument may have 128 KiB at most.</summary>
    public static async Task<string> RunWithFileAsync(string script, Uri address, string text)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllTextAsync(file, text);
            return await RunAsync(script, address.ToString(), file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Installs the packages as the lock file names them, unless they are there.</summary>
    public static async Task InstallAsync()
    {
        await Installing.WaitAsync();
        try
        {
            if (!IsInstalled("node"))
                Assert.Skip("[skippable] node is not installed.");
            if (!AreInstalled())
                await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], InstallTimeout);
        }
        finally
        {
            Installing.Release();
        }
    }

    // npm writes its own copy of the lock file when it has installed everything.
    private static bool AreInstalled()
    {
        var installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
        return File.Exists(installed)
            && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<string> RunAsync(string program, string[] arguments, TimeSpan timeout)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(timeout);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end within {timeout}.");
        }

        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{await output}\n{await errors}");
        return await output;
    }
}
