using System.Collections.Immutable;

namespace Aetherion.Recordings;

/// <summary>What was recorded of one session: a recording of each of its venues, in the order of the venues' names.</summary>
public sealed class SessionRecording
{
    private SessionRecording(string name, ImmutableArray<string> folders)
    {
        Name = name;
        Folders = folders;
    }

    /// <summary>The folder that holds the recordings, or the one recording itself.</summary>
    public string Name { get; }

    /// <summary>The recordings, one of each venue.</summary>
    public ImmutableArray<string> Folders { get; }

    /// <summary>The one session that a folder is or holds.</summary>
    /// <exception cref="RecordingException">There is none or more than one, or a recording's head cannot be read.</exception>
    public static SessionRecording Of(string folder)
    {
        var sessions = In(folder);
        return sessions is [var session]
            ? session
            : throw new RecordingException(
                $"'{folder}' holds {sessions.Count} recorded sessions. A replay takes one, with one recording of each venue: name "
                + $"one of them, such as '{sessions[0].Name}'.");
    }

    /// <summary>
    /// The sessions that a folder is or holds. Recordings side by side are of one session when each is of another venue and there is
    /// a time that is in all of them.
    /// </summary>
    /// <exception cref="RecordingException">There is none, or a recording's head cannot be read.</exception>
    public static IReadOnlyList<SessionRecording> In(string folder) =>
    [
        .. RecordingFolder.Find(folder).GroupBy(found => Path.GetDirectoryName(found)!).SelectMany(
            beside => Sessions(beside.Key, [.. beside.Select(found => RecordingMap.Read(found))])),
    ];

    private static IEnumerable<SessionRecording> Sessions(string parent, ImmutableArray<RecordingMap> maps)
    {
        if (maps.Length > 1 && IsOneSession(maps))
        {
            yield return new SessionRecording(
                parent, [.. maps.OrderBy(map => map.Manifest.Venue, StringComparer.Ordinal).Select(map => map.Folder)]);
            yield break;
        }
        foreach (var map in maps)
            yield return new SessionRecording(map.Folder, [map.Folder]);
    }

    private static bool IsOneSession(ImmutableArray<RecordingMap> maps) =>
        maps.Select(map => map.Manifest.Venue).Distinct(StringComparer.Ordinal).Count() == maps.Length
        && maps.Max(map => map.FirstTime ?? DateTime.MinValue) <= maps.Min(map => map.LastTime ?? DateTime.MaxValue);
}
