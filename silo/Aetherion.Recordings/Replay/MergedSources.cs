using System.Collections.Immutable;

namespace Aetherion.Recordings;

/// <summary>
/// The recordings of a session's venues as one: always the row that was received first, at equal times that of the venue whose
/// name comes first. The order within a venue is as recorded, whatever the times say. Not for concurrent use.
/// </summary>
internal sealed class MergedSources : IDisposable
{
    private readonly ImmutableArray<ReplaySource> _sources;

    /// <summary>Those that have a row left, in the order of the venues; null before the first row.</summary>
    private List<ReplaySource>? _left;

    private ReplaySource? _handled;

    /// <param name="sources">In the order of the venues; are disposed of with this.</param>
    public MergedSources(ImmutableArray<ReplaySource> sources) => _sources = sources;

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
