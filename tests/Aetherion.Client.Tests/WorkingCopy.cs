using Aetherion.Testing;

namespace Aetherion.Client.Tests;

/// <summary>
/// A copy of the package's folder, of the schema and of the program that uses the package, so that what is installed and
/// built is not in the checkout. Installed packages stay from run to run while the lock file stands.
/// </summary>
internal static class WorkingCopy
{
    private const string Installed = "node_modules";
    private static readonly SemaphoreSlim Making = new(1, 1);
    private static bool _isMade;

    /// <summary>The package's folder.</summary>
    public static string Client => Path.Combine(AppContext.BaseDirectory, "api", "client");

    /// <summary>The folder of the program of a user.</summary>
    public static string Consumer => Path.Combine(AppContext.BaseDirectory, "consumer");

    /// <summary>The schema as it is committed.</summary>
    public static string Schema => Path.Combine(AppContext.BaseDirectory, "api", "schema.graphql");

    /// <summary>Makes the copy and installs its packages, once.</summary>
    public static async Task MakeAsync()
    {
        await Making.WaitAsync();
        try
        {
            if (_isMade)
                return;
            await CopyAsync(Path.Combine(RepositoryPaths.Root, "api", "client"), Client);
            File.Copy(Path.Combine(RepositoryPaths.Root, "api", "schema.graphql"), Schema, overwrite: true);
            await CopyAsync(Path.Combine(RepositoryPaths.Root, "tests", "Aetherion.Client.Tests", "consumer"), Consumer);
            _isMade = true;
        }
        finally
        {
            Making.Release();
        }
    }

    private static async Task CopyAsync(string source, string target)
    {
        Clear(target);
        CopyFiles(source, target);
        var locked = await File.ReadAllTextAsync(Path.Combine(source, "package-lock.json"));
        var stamp = Path.Combine(target, Installed, ".installed");
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == locked)
            return;
        await NodeProgram.DoAsync(target, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
        await File.WriteAllTextAsync(stamp, locked);
    }

    private static void Clear(string target)
    {
        foreach (var folder in Directory.CreateDirectory(target).GetDirectories())
        {
            if (folder.Name != Installed)
                folder.Delete(recursive: true);
        }
        foreach (var file in Directory.GetFiles(target))
            File.Delete(file);
    }

    private static void CopyFiles(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(source))
        {
            if (Path.GetFileName(folder) is var name and not (Installed or "dist" or "built"))
                CopyFiles(folder, Path.Combine(target, name));
        }
    }
}
