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
        var page = TimePaging.Read(CursorKind, paging, order, range);
        var found = page.Range.IsEmpty
            ? []
            : await transitions.LoadAsync(new TransitionRange(
                key, page.Range.From, page.Range.To, page.Limit, page.NewestFirst));
        return TimePaging.Make(
            found.Select(transition => new RegimeTransitionType(transition)).ToImmutableArray(),
            CursorKind,
            node => node.Transition.BarCloseTime,
            paging);
    }
}
