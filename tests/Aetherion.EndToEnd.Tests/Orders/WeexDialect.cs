using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Weex;

namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>WEEX, spot and futures.</summary>
internal sealed class WeexDialect : IVenueDialect
{
    private static readonly WeexKey Key = WeexKey.Presets[0];

    public bool LeavesDoubts => true;

    public string Secret => Key.Secret;

    public string KeyInput => $"""apiKey: "{Key.Key}", apiSecret: "{Key.Secret}", passphrase: "{Key.Passphrase}" """;

    public string NameOf(bool isSpot) => isSpot ? "weex" : "weex-futures";

    public string PathOf(bool isSpot) => isSpot ? "" : WeexVenue.FuturesPath;

    public string OrdersPath(bool isSpot) => isSpot ? "/api/v3/allOrders" : "/capi/v3/order/history";

    public string TradesPath(bool isSpot) => isSpot ? "/api/v3/myTrades" : "/capi/v3/userTrades";

    public string DepthPath => "/api/v3/market/depth";

    public string ClientOrderIdOf(VenueRequest newOrder)
    {
        using var json = JsonDocument.Parse(newOrder.Body);
        return json.RootElement.GetProperty("newClientOrderId").GetString()!;
    }

    public IEmulatedVenue Create(IReadOnlyDictionary<string, IReadOnlyList<decimal[]>> bars, DateTime now) => new WeexVenue(
        new WeexVenueOptions { Symbols = [TradedVenue.Symbol], History = TimeSpan.Zero, HistoryBars = bars }, now);

    /// <summary>The signature is over the path that the venue itself has, without what the emulator puts before it.</summary>
    public HttpRequestMessage Ask(string path, string query)
    {
        var time = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(Key.Secret), Encoding.UTF8.GetBytes($"{time}GET{path}?{query}"));
        var isSpot = path.StartsWith("/api/", StringComparison.Ordinal);
        HttpRequestMessage request = new(HttpMethod.Get, new Uri($"{PathOf(isSpot)}{path}?{query}", UriKind.Relative));
        request.Headers.Add("ACCESS-KEY", Key.Key);
        request.Headers.Add("ACCESS-SIGN", Convert.ToBase64String(signature));
        request.Headers.Add("ACCESS-TIMESTAMP", time);
        request.Headers.Add("ACCESS-PASSPHRASE", Key.Passphrase);
        return request;
    }
}
