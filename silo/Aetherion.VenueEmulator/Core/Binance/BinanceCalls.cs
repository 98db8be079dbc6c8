namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>The requests that the markets of Binance serve, as <see cref="BinanceEndpoint"/> knows them.</summary>
internal static class BinanceCalls
{
    private const string Market =
        "GET ping time exchangeInfo depth trades historicalTrades aggTrades klines ticker/24hr ticker/price ticker/bookTicker";

    public static IEnumerable<VenueCall> Of(BinanceMarketKind market) => market switch
    {
        BinanceMarketKind.Spot => VenueReach.Read(
            "/spot/api/v3/", Market, "GET avgPrice order openOrders allOrders account myTrades rateLimit/order",
            "POST order order/test order/cancelReplace", "DELETE order openOrders"),
        BinanceMarketKind.UsdFutures => ((string[])["v1", "v2", "v3"]).SelectMany(version => VenueReach.Read(
            $"/usdm/fapi/{version}/", Market,
            "GET premiumIndex order openOrder openOrders allOrders balance account positionRisk userTrades positionSide/dual",
            "POST order order/test leverage marginType listenKey", "PUT listenKey", "DELETE order allOpenOrders listenKey")),
        _ => VenueReach.Read("/coinm/dapi/v1/", Market, "GET premiumIndex"),
    };
}
