using System.Runtime.InteropServices;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Books;

/// <summary>The updates that came before their snapshot, in order, up to a bound.</summary>
internal sealed class BookUpdateBuffer
{
    public const int UpdatesMax = 4096;
    public const int LevelsMax = 262_144;

    private readonly List<(BookUpdateIds Ids, int BidsStart, int AsksStart, int End)> _heads = [];
    private readonly List<PriceLevel> _levels = [];

    public int Count => _heads.Count;

    public BookUpdate this[int index]
    {
        get
        {
            var (ids, bidsStart, asksStart, end) = _heads[index];
            var levels = CollectionsMarshal.AsSpan(_levels);
            return new BookUpdate(ids, levels[bidsStart..asksStart], levels[asksStart..end]);
        }
    }

    /// <summary>False when it is full.</summary>
    public bool TryAdd(in BookUpdate update)
    {
        var asksStart = _levels.Count + update.Bids.Length;
        var end = asksStart + update.Asks.Length;
        if (_heads.Count == UpdatesMax || end > LevelsMax)
            return false;
        _heads.Add((update.Ids, _levels.Count, asksStart, end));
        _levels.AddRange(update.Bids);
        _levels.AddRange(update.Asks);
        return true;
    }

    public void Clear()
    {
        _heads.Clear();
        _levels.Clear();
    }
}
