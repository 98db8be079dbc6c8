using System.Collections.Immutable;
using Aetherion.Api.History;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Symbols;

/// <summary>
/// Pages of trades, newest first. Those the grain holds come first: the newest may not be stored yet. A trade's sequence
/// is its cursor.
/// </summary>
internal sealed class MarketTradePager(IClusterClient grains)
{
    private const string CursorKind = "trade";

    public async Task<Connection<TradeType>> ReadAsync(
        TradeLoader stored, Instrument instrument, PagingArguments paging)
    {
        var page = NumberPaging.Read(CursorKind, paging, HistoryOrder.NewestFirst);
        var range = new TradeRange(
            new SymbolKey(instrument.Id), page.Above, page.Below, page.Limit, page.NewestFirst);
        var trades = await ReadAsync(stored, range);
        return NumberPaging.Make(
            trades.Select(trade => new TradeType(instrument, trade)).ToImmutableArray(),
            CursorKind,
            node => node.Sequence,
            paging);
    }

    private async Task<ImmutableArray<Trade>> ReadAsync(TradeLoader stored, TradeRange range)
    {
        // Asked for before the grain is waited for, so that the instruments of a list share one read.
        var storedTrades = stored.LoadAsync(range);
        var recent = await grains.GetSymbol(range.Key.Instrument).GetRecentTrades(range.Limit);
        var all = (await storedTrades).Concat(recent.Where(trade => IsWithin(trade, range)))
            .DistinctBy(trade => trade.Sequence);
        var ordered = range.NewestFirst
            ? all.OrderByDescending(trade => trade.Sequence)
            : all.OrderBy(trade => trade.Sequence);
        return [.. ordered.Take(range.Limit)];
    }

    private static bool IsWithin(Trade trade, TradeRange range) =>
        (range.AfterSequence is not { } above || trade.Sequence > above)
        && (range.BeforeSequence is not { } below || trade.Sequence < below);
}
