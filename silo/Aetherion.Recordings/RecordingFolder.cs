namespace Aetherion.Recordings;

/// <summary>The folders of recordings.</summary>
public static class RecordingFolder
{
    /// <summary>As many are listed; a folder with more holds something else.</summary>
    public const int CountMax = 10_000;

    /// <summary>How deep recordings lie under the folder that is asked for: its sessions, and each session's venues.</summary>
    private const int DepthMax = 3;

    public static bool IsRecording(string folder) =>
        File.Exists(Path.Combine(folder, RecordingFormat.ManifestName));

    /// <exception cref="RecordingException">There is something in the folder.</exception>
    public static void RequireEmpty(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new RecordingException(
                $"'{folder}' is there and not empty; a recording is never written over. Name a folder that is not there.");
    }

    /// <summary>The recordings in the folder and below it, by name: one, or those of a session's venues.</summary>
    /// <exception cref="RecordingException">The folder is not there, or holds none.</exception>
    public static IReadOnlyList<string> Find(string folder)
    {
        if (!Directory.Exists(folder))
            throw new RecordingException($"The folder '{folder}' does not exist.");
        List<string> found = [];
        Collect(folder, DepthMax, found);
        if (found.Count == 0)
            throw new RecordingException(
                $"'{folder}' holds no recording: no folder in it has a {RecordingFormat.ManifestName}.");
        return found;
    }

    private static void Collect(string folder, int depth, List<string> found)
    {
        if (IsRecording(folder))
        {
            if (found.Count == CountMax)
                throw new RecordingException($"There are more than {CountMax:#,0} recordings; name a folder further down.");
            found.Add(folder);
            return;
        }
        if (depth == 0)
            return;
        foreach (var child in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            Collect(child, depth - 1, found);
    }
}
