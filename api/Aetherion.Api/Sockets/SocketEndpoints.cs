using System.ComponentModel;
using Aetherion.Api.Access;
using Aetherion.Api.OpenApi;
using Aetherion.Api.Rest;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Aetherion.Api.Sockets;

/// <summary>The WebSockets of the older clients.</summary>
internal static class SocketEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var live = routes.MapGroup("/ws").WithTags("Live").RequireAccess(AccessPolicies.Read);
        live.MapGet("/market", MarketAsync)
            .Describe(
                "followMarket",
                "A WebSocket with what happens in the markets.",
                "Trades, closed bars and the volume of each second; quotes and books when they are asked for. Messages of a "
                + "symbol come in the order of its events. What happened before the socket was open, or between two "
                + "sockets, is not sent.")
            .Refuses(400, 404, 426)
            .WithMetadata(new SocketDescription("MarketMessage"));
        live.MapGet("/regime", RegimeAsync)
            .Describe(
                "followRegimes",
                "A WebSocket with the regimes of symbols.",
                "First the regime of each symbol as it is, then each change, at least once. A symbol without a closed "
                + "bar is silent until it has a regime.")
            .Refuses(400, 404, 426)
            .WithMetadata(new SocketDescription("Regime"));
    }

    private static async Task<IResult> MarketAsync(
        HttpContext context,
        IInstrumentCatalog catalog,
        MarketBroadcasts broadcasts,
        SocketServer server,
        [Description(SocketFilter.MarketText)] [ValuesOf(typeof(Market))] string? market,
        [Description(SocketFilter.SymbolText)] string? symbol,
        [Description("The messages that are wanted, apart by commas: tick, quote, book, candle, volume.")]
        string types = SocketFilter.TypesDefault,
        [Description("The lengths of the bars that candles are sent of, apart by commas: S1, S10, M1, M5, M15, H1, H4, D1.")]
        string timeframe = TimeframeNames.DefaultName)
    {
        if (!SocketFilter.TryRead(market, symbol, types, timeframe, catalog, out var filter, out var problem))
            return problem;
        return await server.ServeAsync(
            context, (socket, leave) => FollowMarketAsync(broadcasts, filter, socket, leave));
    }

    private static async Task<IResult> RegimeAsync(
        HttpContext context,
        IInstrumentCatalog catalog,
        IClusterClient grains,
        MarketBroadcasts broadcasts,
        SocketServer server,
        [Description(SocketFilter.MarketText)] [ValuesOf(typeof(Market))] string? market,
        [Description(SocketFilter.SymbolText)] string? symbol,
        [Description(TimeframeNames.RegimeText)] [ValuesOf(typeof(Timeframe), From = TimeframeNames.FirstWithRegimes)]
        string timeframe = TimeframeNames.DefaultName)
    {
        if (!TimeframeNames.TryParseWithRegimes(timeframe, out var length, out var problem)
            || !SocketFilter.TryReadInstruments(market, symbol, catalog, out var instruments, out problem))
            return problem;
        return await server.ServeAsync(context, async (socket, leave) =>
        {
            foreach (var instrument in instruments)
                await FollowRegimeAsync(
                    grains, broadcasts.Regimes(instrument, length), instrument, length, socket, leave);
        });
    }

    private static async Task FollowMarketAsync(
        MarketBroadcasts broadcasts, SocketFilter filter, LiveSocket socket, SocketLeave leave)
    {
        var candleTypes = filter.Types & MessageTypes.Candle;
        var volumeTypes = filter.Types & MessageTypes.Volume;
        foreach (var instrument in filter.Instruments)
        {
            if ((filter.Types & MessageTypes.OfEvents) is var eventTypes and not MessageTypes.None)
                await FollowAsync(broadcasts.Ticks(instrument), eventTypes, socket, leave);
            var timeframes = candleTypes == MessageTypes.None ? [] : filter.Timeframes;
            foreach (var timeframe in timeframes)
            {
                var types = candleTypes | (timeframe == Timeframe.S1 ? volumeTypes : MessageTypes.None);
                await FollowAsync(broadcasts.Candles(instrument, timeframe), types, socket, leave);
            }
            if (volumeTypes != MessageTypes.None && !timeframes.Contains(Timeframe.S1))
                await FollowAsync(broadcasts.Candles(instrument, Timeframe.S1), volumeTypes, socket, leave);
        }
    }

    /// <summary>
    /// The state is read again once the changes are followed, so that none between the two is missed.
    /// </summary>
    private static async Task FollowRegimeAsync(
        IClusterClient grains,
        Broadcast<RegimeTransition> changes,
        Instrument instrument,
        Timeframe timeframe,
        LiveSocket socket,
        SocketLeave leave)
    {
        var key = new RegimeKey(new SymbolKey(instrument.Id), timeframe);
        var before = await grains.GetRegime(key).GetEstimate();
        if (before is not null)
            SendState(instrument, before, socket);
        await FollowAsync(changes, MessageTypes.None, socket, leave);
        if (await grains.GetRegime(key).GetEstimate() is { } now && (before is null || now.Since > before.Since))
            SendState(instrument, now, socket);
    }

    private static void SendState(Instrument instrument, RegimeEstimate estimate, LiveSocket socket)
    {
        var writer = new FrameWriter();
        new RegimeMessages(instrument).Write(ref writer, estimate);
        var block = writer.ToBlock()!;
        socket.Send(block);
        block.Release();
    }

    private static async Task FollowAsync<T>(
        Broadcast<T> broadcast, MessageTypes types, LiveSocket socket, SocketLeave leave)
    {
        leave.Add(() => broadcast.DetachAsync(socket));
        await broadcast.AttachAsync(socket, types);
    }
}
