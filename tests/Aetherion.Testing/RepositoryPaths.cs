namespace Aetherion.Testing;

/// <summary>Where the checkout, the built executable and the shared data are.</summary>
public static class RepositoryPaths
{
    /// <summary>The top of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The executable of the same build as the caller.</summary>
    public static string Executable
    {
        get
        {
            var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            var path = Path.Combine(Root, "artifacts", "bin", "Aetherion.Host", configuration, "aetherion");
            return File.Exists(path) ? path : throw new FileNotFoundException("Build first: ./aetherion build.", path);
        }
    }

    /// <summary>A file of market data or reference figures beside the checkout; it may be absent.</summary>
    public static string Shared(string relativePath) =>
        Path.GetFullPath(Path.Combine(Root, "..", "shared", relativePath));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Aetherion.Orleans.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No checkout holds {AppContext.BaseDirectory}.");
    }
}
