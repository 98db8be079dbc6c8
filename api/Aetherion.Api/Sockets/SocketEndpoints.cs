using Aetherion.Api.Access;
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
        routes.MapGet("/ws/market", MarketAsync).ExcludeFromDescription().RequireAccess(AccessPolicies.Read);
        routes.MapGet("/ws/regime", RegimeAsync).ExcludeFromDescription().RequireAccess(AccessPolicies.Read);
    }

    private static async Task<IResult> MarketAsync(
        HttpContext context, IInstrumentCatalog catalog, MarketBroadcasts broadcasts, SocketServer server)
    {
        if (!SocketFilter.TryRead(context.Request.Query, catalog, out var filter, out var problem))
            return problem;
        return await server.ServeAsync(
            context, (socket, leave) => FollowMarketAsync(broadcasts, filter, socket, leave));
    }

    private static async Task<IResult> RegimeAsync(
        HttpContext context,
        IInstrumentCatalog catalog,
        IClusterClient grains,
        MarketBroadcasts broadcasts,
        SocketServer server)
    {
        if (!TimeframeNames.TryParseWithRegimes(context.Request.Query["timeframe"], out var timeframe, out var problem)
            || !SocketFilter.TryRead(context.Request.Query, catalog, out var filter, out problem))
            return problem;
        return await server.ServeAsync(context, async (socket, leave) =>
        {
            foreach (var instrument in filter.Instruments)
                await FollowRegimeAsync(
                    grains, broadcasts.Regimes(instrument, timeframe), instrument, timeframe, socket, leave);
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
