using System.Security.Cryptography;
using System.Text;
using System.Web;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;

namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>Binance, spot and USD-M futures.</summary>
internal sealed class BinanceDialect : IVenueDialect
{
    private static readonly EmulatorKey Key = EmulatorKey.Presets[0];

    public bool LeavesDoubts => false;

    public string Secret => Key.Secret;

    public string KeyInput => $"""apiKey: "{Key.Key}", apiSecret: "{Key.Secret}" """;

    public string NameOf(bool isSpot) => isSpot ? "binance" : "binance-usdm";

    public string PathOf(bool isSpot) => "";

    public string OrdersPath(bool isSpot) => isSpot ? "/api/v3/allOrders" : "/fapi/v1/allOrders";

    public string TradesPath(bool isSpot) => isSpot ? "/api/v3/myTrades" : "/fapi/v1/userTrades";

    public string DepthPath => "/api/v3/depth";

    public string ClientOrderIdOf(VenueRequest newOrder) =>
        HttpUtility.ParseQueryString(newOrder.Query + "&" + Encoding.UTF8.GetString(newOrder.Body.Span))["newClientOrderId"]!;

    public IEmulatedVenue Create(IReadOnlyDictionary<string, IReadOnlyList<decimal[]>> bars, DateTime now) => new BinanceVenue(
        new BinanceVenueOptions
        {
            SimulatedSymbols = [TradedVenue.Symbol],
            SimulatedMarkets = [BinanceMarketKind.Spot, BinanceMarketKind.UsdFutures],
            History = TimeSpan.Zero,
            HistoryBars = bars,
        },
        now);

    public HttpRequestMessage Ask(string path, string query)
    {
        query += $"&timestamp={DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key.Secret), Encoding.UTF8.GetBytes(query));
        HttpRequestMessage request = new(
            HttpMethod.Get, new Uri($"{path}?{query}&signature={Convert.ToHexStringLower(signature)}", UriKind.Relative));
        request.Headers.Add("X-MBX-APIKEY", Key.Key);
        return request;
    }
}
