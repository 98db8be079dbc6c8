using System.Collections.Immutable;
using Aetherion.Api.History;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

/// <summary>
/// Pages of regime transitions. A key has at most one at a bar's close, so the close is the cursor.
/// </summary>
internal static class RegimeHistoryPager
{
    private const string CursorKind = "transition";

    public static async Task<Connection<RegimeTransitionType>> ReadAsync(
        TransitionLoader transitions,
        RegimeKey key,
        TimeRange range,
        HistoryOrder order,
        PagingArguments paging)
    {
        var after = Cursor.DecodeTime(CursorKind, paging.After, "after");
        var before = Cursor.DecodeTime(CursorKind, paging.Before, "before");
        var isNewestFirst = order == HistoryOrder.NewestFirst;
        var wanted = isNewestFirst ? range.Before(after).After(before) : range.Before(before).After(after);
        var size = paging.First ?? paging.Last!.Value;
        var found = wanted.IsEmpty
            ? []
            : await transitions.LoadAsync(new TransitionRange(
                key, wanted.From, wanted.To, size + 1, NewestFirst: isNewestFirst == (paging.First is not null)));
        return Page.Make(
            found.Select(transition => new RegimeTransitionType(transition)).ToImmutableArray(),
            node => Cursor.Encode(CursorKind, node.Transition.BarCloseTime),
            paging);
    }
}
