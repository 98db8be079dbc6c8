namespace Aetherion.Domain.Tests;

/// <summary>Finds the data that lies beside the repository, or skips the test that needs it.</summary>
internal static class SharedData
{
    private const string SolutionFile = "Aetherion.Orleans.sln";

    public static string Require(string relativePath)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, SolutionFile)))
        {
            folder = folder.Parent;
        }

        string path = Path.GetFullPath(Path.Combine(folder?.FullName ?? ".", "..", "shared", relativePath));
        if (!File.Exists(path))
            Assert.Skip($"[skippable] ../shared/{relativePath} is not here");
        return path;
    }
}
