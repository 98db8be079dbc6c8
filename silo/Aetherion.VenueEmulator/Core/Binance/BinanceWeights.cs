using System.Globalization;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>What a public request costs.</summary>
internal static class BinanceWeights
{
    /// <summary>Null for what is no public request that the emulator serves.</summary>
    public static int? Of(BinanceMarketKind market, string endpoint, QueryText query)
    {
        var hasSymbol = query.Has("symbol");
        var isSpot = market == BinanceMarketKind.Spot;
        return endpoint switch
        {
            "ping" or "time" => 1,
            "exchangeInfo" => isSpot ? 20 : 1,
            "depth" => Depth(isSpot, Limit(query, isSpot ? 100 : 500)),
            "trades" => isSpot ? 25 : 5,
            "historicalTrades" => isSpot ? 25 : 20,
            "aggTrades" => isSpot ? 4 : 20,
            "klines" => isSpot ? 2 : FuturesKlines(Limit(query, 500)),
            "avgPrice" when isSpot => 2,
            "ticker/24hr" => isSpot ? hasSymbol ? 2 : 80 : hasSymbol ? 1 : 40,
            "ticker/price" or "ticker/bookTicker" => isSpot ? hasSymbol ? 2 : 4 : hasSymbol ? 1 : 2,
            "premiumIndex" when !isSpot => hasSymbol ? 1 : 10,
            _ => null,
        };
    }

    /// <summary>The parameter <c>limit</c>, or the venue's preset.</summary>
    public static int Limit(QueryText query, int preset) =>
        int.TryParse(query.Get("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : preset;

    private static int Depth(bool isSpot, int limit) => isSpot
        ? limit <= 100 ? 5 : limit <= 500 ? 25 : limit <= 1000 ? 50 : 250
        : limit <= 50 ? 2 : limit <= 100 ? 5 : limit <= 500 ? 10 : 20;

    private static int FuturesKlines(int limit) => limit < 100 ? 1 : limit < 500 ? 2 : limit <= 1000 ? 5 : 10;
}
