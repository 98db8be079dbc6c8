namespace Aetherion.Host.Composition;

/// <summary>Finds the built dashboard: beside the executable, or in the checkout it was built from.</summary>
internal static class DashboardFolder
{
    public static string? Find()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "dashboard");
        if (File.Exists(Path.Combine(beside, "index.html")))
            return beside;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "api", "dashboard", "dist");
            if (File.Exists(Path.Combine(built, "index.html")))
                return built;
        }
        return null;
    }
}
