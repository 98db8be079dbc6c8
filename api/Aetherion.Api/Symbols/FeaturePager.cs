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
        var page = TimePaging.Read(CursorKind, paging, order, range);
        var found = page.Range.IsEmpty
            ? []
            : await stored.LoadAsync(new BarRange(
                key, timeframe, page.Range.From, page.Range.To, page.Limit, page.NewestFirst));
        return TimePaging.Make(
            found.Select(bar => new FeaturesType(bar.Bar)).ToImmutableArray(),
            CursorKind,
            node => node.Bar.Candle.OpenTime,
            paging);
    }
}
