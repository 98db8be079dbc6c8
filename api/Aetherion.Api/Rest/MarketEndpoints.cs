using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.Api.Status;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Aetherion.Api.Rest;

/// <summary>The market data endpoints of the older clients. Prices are JSON numbers, written exactly.</summary>
internal static class MarketEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var market = routes.MapGroup("/api/market").WithTags("Market").RequireAccess(AccessPolicies.Read);
        market.MapGet("/snapshot/{market}", SnapshotAsync)
            .WithSummary("Every symbol of a market as it stands, or the one asked for.");
        market.MapGet("/trades/{market}", TradesAsync)
            .WithSummary("The latest trades of every symbol of a market, or of the one asked for, newest first.");
        market.MapGet("/orderbook/{market}", OrderBookAsync)
            .WithSummary("The order book of every symbol of a market, or of the one asked for, best levels first.");
        market.MapGet("/features/{market}", FeaturesAsync)
            .WithSummary(
                "What was measured on the latest closed bar of every symbol of a market, or of the one asked for.");
        market.MapGet("/status", StatusAsync)
            .WithSummary("Every market: whether it is open, and how its data comes.");
    }

    private static Task<Results<Ok<MarketPayload<SnapshotPayload>>, ProblemHttpResult>> SnapshotAsync(
        IClusterClient grains, IInstrumentCatalog catalog, TimeProvider time, string market, string? symbol) =>
        AnswerAsync(catalog, time, market, symbol, async instrument =>
        {
            var grain = grains.GetSymbol(instrument.Id);
            var snapshot = await grain.GetSnapshot();
            var change = DailyChange.Of(
                snapshot, await grain.GetRecentCandles(Timeframe.H1, DailyChange.CandleCount));
            return SnapshotPayload.Of(instrument, snapshot, await grain.GetOrderBook(1), change);
        });

    private static async Task<Results<Ok<MarketPayload<TradesPayload>>, ProblemHttpResult>> TradesAsync(
        IClusterClient grains, IInstrumentCatalog catalog, TimeProvider time, string market, string? symbol, int? limit)
    {
        var count = limit ?? PageSize.Default;
        if (count is < 1 or > PageSize.Max)
            return RestProblem.BadRequest($"The limit is from 1 to {PageSize.Max}, not {limit}.");
        return await AnswerAsync(catalog, time, market, symbol, async instrument =>
        {
            var trades = await grains.GetSymbol(instrument.Id).GetRecentTrades(count);
            return new TradesPayload(
                instrument.Id.Symbol,
                instrument.Id.Venue,
                [.. trades.Select(trade => TradePayload.Of(instrument, trade))]);
        });
    }

    private static async Task<Results<Ok<MarketPayload<OrderBookPayload>>, ProblemHttpResult>> OrderBookAsync(
        IClusterClient grains, IInstrumentCatalog catalog, TimeProvider time, string market, string? symbol, int? depth)
    {
        var levels = depth ?? OrderBookType.DepthDefault;
        if (levels is < 1 or > OrderBookType.DepthMax)
            return RestProblem.BadRequest($"The depth is from 1 to {OrderBookType.DepthMax}, not {depth}.");
        return await AnswerAsync(catalog, time, market, symbol, async instrument =>
            OrderBookPayload.Of(instrument, await grains.GetSymbol(instrument.Id).GetOrderBook(levels)));
    }

    private static async Task<Results<Ok<MarketPayload<FeaturesPayload>>, ProblemHttpResult>> FeaturesAsync(
        IClusterClient grains,
        IInstrumentCatalog catalog,
        TimeProvider time,
        string market,
        string? symbol,
        string? timeframe)
    {
        if (!TimeframeNames.TryParse(timeframe, out var length, out var problem))
            return problem;
        return await AnswerAsync(catalog, time, market, symbol, async instrument => FeaturesPayload.Of(
            instrument, length, await grains.GetSymbol(instrument.Id).GetLatestBar(length)));
    }

    private static async Task<Ok<MarketStatusPayload>> StatusAsync(
        SystemStatusReader status, IInstrumentCatalog catalog, TimeProvider time)
    {
        var snapshots = await status.ReadSnapshotsAsync();
        var byMarket = catalog.Active.Zip(snapshots).ToLookup(pair => pair.First.Market, pair => pair.Second);
        var markets = Enum.GetValues<Market>().Select(market => StatusOf(market, [.. byMarket[market]]));
        return TypedResults.Ok(new MarketStatusPayload(time.GetUtcNow().UtcDateTime, [.. markets]));
    }

    private static MarketStatus StatusOf(Market market, ImmutableArray<SymbolSnapshot> symbols)
    {
        return new MarketStatus(
            MarketNames.NameOf(market),
            OpenOrClosed([.. symbols.Select(symbol => symbol.Feed.State)]),
            symbols.IsEmpty ? null : SystemStatusReader.WorstOf(symbols).ToString().ToUpperInvariant(),
            symbols.Max(symbol => symbol.Feed.LastEventTime),
            symbols.Length,
            symbols.Count(symbol => symbol.Feed.State == FeedState.Live),
            symbols.Count(symbol => symbol.Feed.State == FeedState.Stale),
            symbols.Sum(symbol => symbol.Feed.EventCount),
            symbols.Sum(symbol => symbol.Feed.DuplicateCount),
            symbols.Sum(symbol => symbol.Feed.LateCount),
            symbols.Sum(symbol => symbol.Feed.GapCount));
    }

    private static string OpenOrClosed(HashSet<FeedState> states)
    {
        if (states.Contains(FeedState.Live) || states.Contains(FeedState.Stale))
            return "OPEN";
        return states.Contains(FeedState.Closed) ? "CLOSED" : "UNKNOWN";
    }

    private static async Task<Results<Ok<MarketPayload<T>>, ProblemHttpResult>> AnswerAsync<T>(
        IInstrumentCatalog catalog, TimeProvider time, string market, string? symbol, Func<Instrument, Task<T>> read)
    {
        if (!MarketNames.TryParse(market, out var known, out var problem)
            || !catalog.TryFind(known, symbol, out var instruments, out problem))
            return problem;
        var symbols = await Task.WhenAll(instruments.Select(read));
        return TypedResults.Ok(
            new MarketPayload<T>(MarketNames.NameOf(known), time.GetUtcNow().UtcDateTime, [.. symbols]));
    }
}
