namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>
/// The market and the rest of a path. The venue has a host for each market; here <c>/spot</c>, <c>/usdm</c> and
/// <c>/coinm</c> at the head stand for them, and a path that belongs to one market alone needs none.
/// </summary>
internal readonly record struct BinancePath(BinanceMarketKind Market, string Rest)
{
    public static BinancePath Of(string path)
    {
        if (path.StartsWith("/spot/", StringComparison.Ordinal))
            return new BinancePath(BinanceMarketKind.Spot, path[5..]);
        if (path.StartsWith("/usdm/", StringComparison.Ordinal))
            return new BinancePath(BinanceMarketKind.UsdFutures, path[5..]);
        if (path.StartsWith("/coinm/", StringComparison.Ordinal))
            return new BinancePath(BinanceMarketKind.CoinFutures, path[6..]);
        if (path.StartsWith("/dapi/", StringComparison.Ordinal))
            return new BinancePath(BinanceMarketKind.CoinFutures, path);
        var isUsdFutures = path.StartsWith("/fapi/", StringComparison.Ordinal)
            || path.StartsWith("/public/", StringComparison.Ordinal) || path.StartsWith("/market/", StringComparison.Ordinal)
            || path.StartsWith("/private/", StringComparison.Ordinal) || path.StartsWith("/ws-fapi/", StringComparison.Ordinal);
        return new BinancePath(isUsdFutures ? BinanceMarketKind.UsdFutures : BinanceMarketKind.Spot, path);
    }
}
