using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Books;

namespace Aetherion.Recordings;

/// <summary>
/// Whether the changes of one book in a table follow each other, by the rules of the venue that made them. After a gap the book is not
/// known until a whole one comes, to which the changes after it must join. A whole book is asked for and so may come later than
/// changes that go on from it: those are kept until then.
/// </summary>
internal sealed class BookChain
{
    /// <summary>The most changes that are kept for a whole book, some minutes of them.</summary>
    public const int KeptMax = 4096;

    private readonly Queue<(BookUpdateIds Ids, ImportRow[] Levels)> _kept = new();
    private long? _last;
    private bool _awaitsFirst;

    /// <summary>Whether the book is known.</summary>
    public bool IsLive { get; private set; }

    /// <summary>How often changes were missing.</summary>
    public long Gaps { get; private set; }

    /// <summary>Takes a change; false for one that the book holds already.</summary>
    public bool TryAdd(BookUpdateIds ids, IReadOnlyList<ImportRow> levels)
    {
        var chaining = ChainingOf(ids);
        if (!ids.ArePossible(chaining))
        {
            Break();
            return false;
        }
        if (_last is { } last)
        {
            if (ids.IsOld(last, chaining, _awaitsFirst))
                return false;
            if (!ids.Follows(last, chaining, _awaitsFirst, UpdateIdReading.Undecided))
                Break();
        }
        (_last, _awaitsFirst) = (ids.Final, false);
        if (!IsLive)
            Keep(ids, levels);
        return true;
    }

    /// <summary>
    /// Takes a whole book; false for one that is older than what is known, or than the changes that are kept.
    /// </summary>
    /// <param name="later">The kept changes that go on from it.</param>
    public bool TryAddWhole(long id, out List<ImportRow[]> later)
    {
        later = [];
        if (IsLive && id <= _last)
            return false;
        var isFirst = true;
        foreach (var (ids, levels) in _kept)
        {
            if (ids.IsOld(id, ChainingOf(ids), isFirst))
                continue;
            if (isFirst && !ids.Follows(id, ChainingOf(ids), isFirst, UpdateIdReading.Undecided))
                return false;
            isFirst = false;
            later.Add(levels);
        }
        if (isFirst)
            (_last, _awaitsFirst) = (id, true);
        IsLive = true;
        _kept.Clear();
        return true;
    }

    /// <summary>Takes a whole book that has no id.</summary>
    public void AddWholeByTime()
    {
        IsLive = true;
        _kept.Clear();
    }

    private static BookChaining ChainingOf(BookUpdateIds ids) =>
        ids.Previous == VenueDepth.NoId ? BookChaining.FirstUpdateId : BookChaining.PreviousUpdateId;

    private void Break()
    {
        Gaps++;
        IsLive = false;
        _kept.Clear();
    }

    private void Keep(BookUpdateIds ids, IReadOnlyList<ImportRow> levels)
    {
        if (_kept.Count == KeptMax)
            _kept.Dequeue();
        _kept.Enqueue((ids, [.. levels]));
    }
}
