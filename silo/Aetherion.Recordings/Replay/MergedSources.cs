using System.Collections.Immutable;

namespace Aetherion.Recordings;

/// <summary>
/// The recordings of a session's venues as one: always the row that was received first, at equal times that of the venue whose
/// name comes first. The order within a venue is as recorded, whatever the times say. Not for concurrent use.
/// </summary>
internal sealed class MergedSources : IDisposable
{
    private readonly ImmutableArray<ReplaySource> _sources;
    private readonly SessionTurns? _turns;

    /// <summary>Those that have a row left, in the order of the venues; null before the first row.</summary>
    private List<ReplaySource>? _left;

    private ReplaySource? _handled;

    /// <param name="sources">In the order of the venues; are disposed of with this.</param>
    /// <param name="turns">Symbols that the venues feed by turns; null where there are none.</param>
    public MergedSources(ImmutableArray<ReplaySource> sources, SessionTurns? turns = null) =>
        (_sources, _turns) = (sources, turns);

    /// <summary>What is lacking so far of symbols that the venues feed by turns.</summary>
    public ImmutableArray<MissingRest> Missing => [.. _turns?.Missing ?? []];

    /// <param name="sink">Takes what all of them lead to.</param>
    /// <param name="to">Rows that were received later are left out.</param>
    /// <exception cref="RecordingException">One of them cannot be read, or one that it takes is not there.</exception>
    public static MergedSources Open(SessionRecording recording, IReplaySink sink, DateTime? to)
    {
        ImmutableArray<(string Folder, RecordingManifest Manifest)> recordings =
            [.. recording.Folders.Select(folder => (folder, RecordingMap.Read(folder).Manifest))];
        var turns = SessionTurns.Of([.. recordings.Select(found => found.Manifest)], sink);
        var venueSink = turns is null ? null : new TurnVenueSink(sink.Venues, turns);
        return new MergedSources(
        [
            .. recordings.Select(ReplaySource (found) =>
                RecordedTurns.IsOf(found.Manifest) ? new TurnSource(found.Folder, turns!, to)
                : found.Manifest.Content == RecordingContent.Events ? new EventSource(found.Folder, sink, to)
                : new InputSource(found.Folder, sink.Venues, venueSink, to)),
        ], turns);
    }

    /// <summary>The one whose row is next; null at the end. Its row must be dealt with before the next call.</summary>
    /// <exception cref="RecordingException">What follows cannot be read.</exception>
    public ReplaySource? Next()
    {
        if (_left is null)
            _left = [.. _sources.Where(source => source.MoveNext())];
        else if (_handled is { } handled && !handled.MoveNext())
            _left.Remove(handled);
        return _handled = First(_left);
    }

    public void Dispose()
    {
        foreach (var source in _sources)
            source.Dispose();
    }

    private static ReplaySource? First(List<ReplaySource> left)
    {
        ReplaySource? first = null;
        foreach (var source in left)
        {
            if (first is null || source.Time < first.Time)
                first = source;
        }
        return first;
    }
}
