using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

/// <summary>
/// Pages of regime transitions, newest first. A key has at most one at a bar's close, so the close is the cursor.
/// </summary>
internal sealed class RegimeHistoryPager(IRegimeHistory history)
{
    private const string CursorKind = "transition";

    public async Task<Connection<RegimeTransitionType>> ReadAsync(
        RegimeKey key, DateTime? from, DateTime? to, PagingArguments paging, CancellationToken cancellationToken)
    {
        var range = TimeRange.Of(from, to)
            .Before(Cursor.DecodeTime(CursorKind, paging.After, "after"))
            .After(Cursor.DecodeTime(CursorKind, paging.Before, "before"));
        var newestFirst = paging.First is not null;
        var size = paging.First ?? paging.Last!.Value;
        var found = range.IsEmpty
            ? []
            : await history.ReadTransitionsAsync(key, range.From, range.To, size + 1, newestFirst, cancellationToken);
        return Page.Make(
            found.Select(transition => new RegimeTransitionType(transition)).ToImmutableArray(),
            node => Cursor.Encode(CursorKind, node.Transition.BarCloseTime),
            paging);
    }
}
