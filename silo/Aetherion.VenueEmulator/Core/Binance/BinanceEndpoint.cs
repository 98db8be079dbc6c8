namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>What a request costs and has to bring along.</summary>
/// <param name="IsOrder">Whether it counts against the limit of orders.</param>
internal readonly record struct BinanceEndpoint(int Weight, BinanceSecurity Security, bool IsOrder = false)
{
    /// <summary>Null for what the emulator does not serve.</summary>
    public static BinanceEndpoint? Find(BinanceMarketKind market, string method, string name, QueryText query)
    {
        if (method == "GET" && BinanceWeights.Of(market, name, query) is { } weight)
            return new BinanceEndpoint(weight, BinanceSecurity.None);
        return market switch
        {
            BinanceMarketKind.Spot => Spot(method, name, query),
            BinanceMarketKind.UsdFutures => Futures(method, name, query),
            _ => null,
        };
    }

    private static BinanceEndpoint? Spot(string method, string name, QueryText query) => (method, name) switch
    {
        ("POST", "order") or ("POST", "order/cancelReplace") => Signed(1, isOrder: true),
        ("POST", "order/test") or ("DELETE", "order") or ("DELETE", "openOrders") => Signed(1),
        ("GET", "order") => Signed(4),
        ("GET", "openOrders") => Signed(query.Has("symbol") ? 6 : 80),
        ("GET", "allOrders") or ("GET", "account") or ("GET", "myTrades") => Signed(20),
        ("GET", "rateLimit/order") => Signed(40),
        _ => null,
    };

    private static BinanceEndpoint? Futures(string method, string name, QueryText query) => (method, name) switch
    {
        ("POST", "order") => Signed(0, isOrder: true),
        ("POST", "order/test") or ("DELETE", "order") or ("DELETE", "allOpenOrders") or ("GET", "order") or ("GET", "openOrder")
            or ("POST", "leverage") or ("POST", "marginType") => Signed(1),
        ("GET", "openOrders") => Signed(query.Has("symbol") ? 1 : 40),
        ("GET", "allOrders") or ("GET", "balance") or ("GET", "account") or ("GET", "positionRisk") or ("GET", "userTrades") => Signed(5),
        ("GET", "positionSide/dual") => Signed(30),
        ("POST", "listenKey") or ("PUT", "listenKey") or ("DELETE", "listenKey") => new BinanceEndpoint(1, BinanceSecurity.Key),
        _ => null,
    };

    private static BinanceEndpoint Signed(int weight, bool isOrder = false) => new(weight, BinanceSecurity.Signed, isOrder);
}
