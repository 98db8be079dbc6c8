namespace Aetherion.Silo.Jobs;

/// <summary>Paths with every symbolic link on the way followed, in folders too.</summary>
internal static class RealPath
{
    /// <summary>As many as Linux follows; links that lead in a circle end here.</summary>
    private const int LinksMax = 40;

    /// <exception cref="IOException">There are more links than are followed.</exception>
    public static string Of(string path)
    {
        var links = 0;
        return Of(Path.GetFullPath(path), ref links);
    }

    private static string Of(string path, ref int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var place = Of(parent, ref links);
        var here = Path.Combine(place, Path.GetFileName(path));
        if (new FileInfo(here).LinkTarget is not { } target)
            return here;
        if (++links > LinksMax)
            throw new IOException($"'{path}' leads through more than {LinksMax} links.");
        return Of(Path.GetFullPath(target, place), ref links);
    }
}
