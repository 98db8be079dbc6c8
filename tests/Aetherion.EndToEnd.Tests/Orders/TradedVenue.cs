using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;
using Aetherion.VenueEmulator.Tests.Sessions;

namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>
/// The emulator's spot and USD-M markets on real sockets, after a day in which prices rose, so that who follows trends wants
/// to hold. What it executed is asked for with an account's key, by a client that shares nothing with the product.
/// </summary>
internal sealed class TradedVenue : IAsyncDisposable
{
    public const string Symbol = "BTCUSDT";
    public const string Base = "BTC";
    public const string Quote = "USDT";

    private const int Minutes = 24 * 60;
    private const decimal Rise = 0.05m;
    private const decimal Wave = 0.0005m;

    private readonly EmulatorHost _host;
    private readonly HttpClient _http;

    private TradedVenue(WitnessedVenue witness, EmulatorHost host)
    {
        Witness = witness;
        _host = host;
        _http = new HttpClient { BaseAddress = host.Address };
    }

    public static EmulatorKey Key => EmulatorKey.Presets[0];

    public WitnessedVenue Witness { get; }

    public string Address => _host.Address.AbsoluteUri.TrimEnd('/');

    public static async Task<TradedVenue> StartAsync()
    {
        BinanceVenueOptions options = new()
        {
            SimulatedSymbols = [Symbol],
            SimulatedMarkets = [BinanceMarketKind.Spot, BinanceMarketKind.UsdFutures],
            History = TimeSpan.Zero,
        };
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var price = FirstPrice(new BinanceVenue(options, now), now);
        options = options with { HistoryBars = new Dictionary<string, IReadOnlyList<decimal[]>> { [Symbol] = Rising(price) } };
        WitnessedVenue witness = new(new BinanceVenue(options, now));
        var host = await EmulatorHost.StartAsync(
            new FaultyVenue(witness, seed: 1), port: 0, TimeProvider.System, TestContext.Current.CancellationToken);
        return new TradedVenue(witness, host);
    }

    public async Task SetFaultsAsync(string faults)
    {
        await ClearFaultsAsync();
        using var content = new StringContent(faults);
        using var reply = await _http.PostAsync(new Uri("/emulator/faults", UriKind.Relative), content);
        reply.IsSuccessStatusCode.ShouldBeTrue(await reply.Content.ReadAsStringAsync());
    }

    public async Task ClearFaultsAsync()
    {
        using var reply = await _http.DeleteAsync(new Uri("/emulator/faults", UriKind.Relative));
        reply.EnsureSuccessStatusCode();
    }

    public async Task<IReadOnlyList<VenueTrade>> TradesAsync(bool isSpot)
    {
        var rows = await AskAsync(isSpot ? "/api/v3/myTrades" : "/fapi/v1/userTrades");
        return
        [
            .. rows.EnumerateArray().Select(row => new VenueTrade(
                row.GetProperty("orderId").ToString(),
                row.TryGetProperty("isBuyer", out var isBuyer) ? isBuyer.GetBoolean() : row.GetProperty("side").GetString() == "BUY",
                Number(row, "price"),
                Number(row, "qty"),
                Number(row, "commission"),
                row.GetProperty("commissionAsset").GetString()!)),
        ];
    }

    public async Task<IReadOnlyList<VenueOrderRow>> OrdersAsync(bool isSpot)
    {
        var rows = await AskAsync(isSpot ? "/api/v3/allOrders" : "/fapi/v1/allOrders");
        return
        [
            .. rows.EnumerateArray().Select(row => new VenueOrderRow(
                row.GetProperty("orderId").ToString(),
                row.GetProperty("clientOrderId").GetString()!,
                row.GetProperty("side").GetString()!,
                Number(row, "origQty"),
                Number(row, "executedQty"))),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    private async Task<JsonElement> AskAsync(string path)
    {
        var query = $"symbol={Symbol}&limit=1000&timestamp={DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key.Secret), Encoding.UTF8.GetBytes(query));
        using HttpRequestMessage request = new(
            HttpMethod.Get, new Uri($"{path}?{query}&signature={Convert.ToHexStringLower(signature)}", UriKind.Relative));
        request.Headers.Add("X-MBX-APIKEY", Key.Key);
        using var reply = await _http.SendAsync(request);
        var body = await reply.Content.ReadFromJsonAsync<JsonElement>();
        reply.IsSuccessStatusCode.ShouldBeTrue(body.ToString());
        return body;
    }

    private static decimal FirstPrice(BinanceVenue venue, DateTime now)
    {
        var reply = venue.Handle(VenueRequest.Get("/api/v3/ticker/price", $"symbol={Symbol}"), now);
        using var json = JsonDocument.Parse(reply.Body);
        return Number(json.RootElement, "price");
    }

    /// <summary>Rows of bars that end at a price, a little up and down on their way.</summary>
    private static decimal[][] Rising(decimal last)
    {
        var rows = new decimal[Minutes][];
        var open = last * (1 - Rise);
        for (var i = 0; i < Minutes; i++)
        {
            var trend = last * (1 - (Rise * (Minutes - 1 - i) / Minutes));
            var close = decimal.Round(i % 2 == 0 ? trend : trend * (1 - Wave), 1);
            open = decimal.Round(open, 1);
            rows[i] = [0, open, Math.Max(open, close), Math.Min(open, close), close, 10, 0, 10 * close, 20, 5, 5 * close];
            open = close;
        }
        return rows;
    }

    private static decimal Number(JsonElement row, string name) =>
        decimal.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
