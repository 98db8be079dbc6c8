using System.Collections.Immutable;
using Aetherion.Api.History;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>Pages of what was measured on stored bars; a bar's open time is the cursor.</summary>
internal static class FeaturePager
{
    private const string CursorKind = "features";

    public static async Task<Connection<FeaturesType>> ReadAsync(
        BarLoader stored,
        SymbolKey key,
        Timeframe timeframe,
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
            : await stored.LoadAsync(new BarRange(
                key, timeframe, wanted.From, wanted.To, size + 1,
                NewestFirst: isNewestFirst == (paging.First is not null)));
        return Page.Make(
            found.Select(bar => new FeaturesType(bar)).ToImmutableArray(),
            node => Cursor.Encode(CursorKind, node.Bar.Candle.OpenTime),
            paging);
    }
}
