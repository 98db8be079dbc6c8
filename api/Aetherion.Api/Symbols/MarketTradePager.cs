using System.Collections.Immutable;
using System.Globalization;
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
        var range = new TradeRange(
            new SymbolKey(instrument.Id),
            Decode(paging.Before, "before"),
            Decode(paging.After, "after"),
            (paging.First ?? paging.Last!.Value) + 1,
            NewestFirst: paging.First is not null);
        var trades = await ReadAsync(stored, range);
        return Page.Make(
            trades.Select(trade => new TradeType(instrument, trade)).ToImmutableArray(),
            node => Cursor.Encode(CursorKind, node.Sequence.ToString(CultureInfo.InvariantCulture)),
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

    private static long? Decode(string? cursor, string argument)
    {
        if (Cursor.Decode(CursorKind, cursor, argument) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : throw Cursor.Refuse(argument);
    }
}
