using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Aetherion.Api.Access;
using Aetherion.Api.Limits;
using Aetherion.Api.OpenApi;
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
    /// <summary>A snapshot reads the grain's state, its candles and its book.</summary>
    private const int SnapshotReads = 3;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var market = routes.MapGroup("/api/market").WithTags("Market").RequireAccess(AccessPolicies.Read);
        market.MapGet("/snapshot/{market}", SnapshotAsync)
            .Describe(
                "getSnapshots",
                "Every symbol of a market as it stands, or the one asked for.",
                "The latest price, the best bid and ask, the change in 24 hours, and the state of the data.")
            .Refuses(404);
        market.MapGet("/trades/{market}", TradesAsync)
            .Describe(
                "getTrades",
                "The latest trades of every symbol of a market, or of the one asked for.",
                "Newest first, as the service has them in memory. History is in GraphQL.")
            .Refuses(400, 404);
        market.MapGet("/orderbook/{market}", OrderBookAsync)
            .Describe(
                "getOrderBooks",
                "The order book of every symbol of a market, or of the one asked for.",
                "Best levels first. A book whose state is not LIVE is the last that was known.")
            .Refuses(400, 404);
        market.MapGet("/features/{market}", FeaturesAsync)
            .Describe(
                "getFeatures",
                "What was measured on the latest closed bar of every symbol of a market, or of the one asked for.",
                "The features that the models see. Those that need more bars than there are yet are left out.")
            .Refuses(400, 404);
        market.MapGet("/status", StatusAsync)
            .Describe(
                "getMarketStatus",
                "Every market: whether it is open, and how its data comes.",
                "The counts are sums over the symbols of the market.");
    }

    private static Task<Results<Ok<MarketPayload<SnapshotPayload>>, ProblemHttpResult>> SnapshotAsync(
        HttpContext context,
        MarketReader reader,
        IClusterClient grains,
        [Description(MarketNames.PathText)] [ValuesOf(typeof(Market))] string market,
        [Description(MarketNames.SymbolText)] string? symbol) =>
        reader.AnswerAsync(context, market, symbol, SnapshotReads, async instrument =>
        {
            var grain = grains.GetSymbol(instrument.Id);
            var snapshot = await grain.GetSnapshot();
            var change = DailyChange.Of(
                snapshot, await grain.GetRecentCandles(Timeframe.H1, DailyChange.CandleCount));
            return SnapshotPayload.Of(instrument, snapshot, await grain.GetOrderBook(1), change);
        });

    private static async Task<Results<Ok<MarketPayload<TradesPayload>>, ProblemHttpResult>> TradesAsync(
        HttpContext context,
        MarketReader reader,
        IClusterClient grains,
        [Description(MarketNames.PathText)] [ValuesOf(typeof(Market))] string market,
        [Description(MarketNames.SymbolText)] string? symbol,
        [Description("The most trades of each symbol.")] [Range(1, PageSize.Max)] int limit = PageSize.Default)
    {
        if (limit is < 1 or > PageSize.Max)
            return RestProblem.BadRequest($"The limit is from 1 to {PageSize.Max}, not {limit}.");
        return await reader.AnswerAsync(context, market, symbol, 1, async instrument =>
        {
            var trades = await grains.GetSymbol(instrument.Id).GetRecentTrades(limit);
            return new TradesPayload(
                instrument.Id.Symbol,
                instrument.Id.Venue,
                [.. trades.Select(trade => TradePayload.Of(instrument, trade))]);
        });
    }

    private static async Task<Results<Ok<MarketPayload<OrderBookPayload>>, ProblemHttpResult>> OrderBookAsync(
        HttpContext context,
        MarketReader reader,
        IClusterClient grains,
        [Description(MarketNames.PathText)] [ValuesOf(typeof(Market))] string market,
        [Description(MarketNames.SymbolText)] string? symbol,
        [Description("The most levels of each side.")] [Range(1, OrderBookType.DepthMax)]
        int depth = OrderBookType.DepthDefault)
    {
        if (depth is < 1 or > OrderBookType.DepthMax)
            return RestProblem.BadRequest($"The depth is from 1 to {OrderBookType.DepthMax}, not {depth}.");
        return await reader.AnswerAsync(context, market, symbol, 1, async instrument =>
            OrderBookPayload.Of(instrument, await grains.GetSymbol(instrument.Id).GetOrderBook(depth)));
    }

    private static async Task<Results<Ok<MarketPayload<FeaturesPayload>>, ProblemHttpResult>> FeaturesAsync(
        HttpContext context,
        MarketReader reader,
        IClusterClient grains,
        [Description(MarketNames.PathText)] [ValuesOf(typeof(Market))] string market,
        [Description(MarketNames.SymbolText)] string? symbol,
        [Description(TimeframeNames.Text)] [ValuesOf(typeof(Timeframe))]
        string timeframe = TimeframeNames.DefaultName)
    {
        if (!TimeframeNames.TryParse(timeframe, out var length, out var problem))
            return problem;
        return await reader.AnswerAsync(context, market, symbol, 1, async instrument => FeaturesPayload.Of(
            instrument, length, await grains.GetSymbol(instrument.Id).GetLatestBar(length)));
    }

    private static async Task<Results<Ok<MarketsPayload>, ProblemHttpResult>> StatusAsync(
        HttpContext context,
        RequestBudget budget,
        SystemStatusReader status,
        IInstrumentCatalog catalog,
        TimeProvider time)
    {
        if (await budget.TakeAsync(context, catalog.Active.Length) is { } refusal)
            return refusal;
        var snapshots = await status.ReadSnapshotsAsync();
        var byMarket = catalog.Active.Zip(snapshots).ToLookup(pair => pair.First.Market, pair => pair.Second);
        var markets = Enum.GetValues<Market>().Select(market => StatusOf(market, [.. byMarket[market]]));
        return TypedResults.Ok(new MarketsPayload(time.GetUtcNow().UtcDateTime, [.. markets]));
    }

    private static MarketStatus StatusOf(Market market, ImmutableArray<SymbolSnapshot> symbols)
    {
        return new MarketStatus(
            MarketNames.NameOf(market),
            OpeningOf([.. symbols.Select(symbol => symbol.Feed.State)]).ToString().ToUpperInvariant(),
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

    private static MarketOpening OpeningOf(HashSet<FeedState> states)
    {
        if (states.Contains(FeedState.Live) || states.Contains(FeedState.Stale))
            return MarketOpening.Open;
        return states.Contains(FeedState.Closed) ? MarketOpening.Closed : MarketOpening.Unknown;
    }
}
