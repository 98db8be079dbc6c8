using System.Collections.Immutable;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>The requests that WEEX spot and futures serve.</summary>
internal static class WeexCalls
{
    private const string Market = "GET market/ticker/24hr market/ticker/bookTicker market/depth market/trades market/klines market/historyKlines";
    private const string Orders = "GET order openOrders";

    public static ImmutableArray<VenueCall> All { get; } =
    [
        .. VenueReach.Read(
            "/api/v3/", Market, Orders, "GET time exchangeInfo market/ticker/price allOrders myTrades account", "POST order",
            "DELETE order openOrders"),
        .. VenueReach.Read(
            WeexVenue.FuturesPath + "/capi/v3/", Market, Orders,
            "GET market/time market/exchangeInfo market/premiumIndex market/fundingRate market/symbolPrice order/history userTrades",
            "GET account/balance account/position/allPosition account/position/singlePosition", "POST order",
            "DELETE order openOrders"),
    ];
}
