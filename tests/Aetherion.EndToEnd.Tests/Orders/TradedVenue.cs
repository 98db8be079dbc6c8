using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;
using Aetherion.VenueEmulator.Tests.Sessions;

namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>
/// A venue's emulated spot and futures markets on real sockets, after a day in which prices rose, so that who follows trends
/// wants to hold. What it executed is asked for with an account's key, by a client that shares nothing with the product.
/// </summary>
internal sealed class TradedVenue : IAsyncDisposable
{
    public const string Symbol = "BTCUSDT";
    public const string Base = "BTC";
    public const string Quote = "USDT";

    public const decimal SpotStep = 0.00001m;

    private const int Minutes = 24 * 60;
    private const decimal Rise = 0.05m;
    private const decimal Wave = 0.0005m;

    /// <summary>Faults that cut one answer in ten cut as many in a row once in a hundred million questions.</summary>
    private const int AttemptsMax = 8;

    private readonly EmulatorHost _host;
    private readonly HttpClient _http;

    private TradedVenue(IVenueDialect dialect, WitnessedVenue witness, EmulatorHost host)
    {
        (Dialect, Witness) = (dialect, witness);
        _host = host;
        _http = new HttpClient { BaseAddress = host.Address };
    }

    public IVenueDialect Dialect { get; }

    public WitnessedVenue Witness { get; }

    public IEnumerable<string> Names => [Dialect.NameOf(isSpot: true), Dialect.NameOf(isSpot: false)];

    /// <summary>What leads the product here.</summary>
    public Dictionary<string, string> Environment => ((bool[])[true, false]).ToDictionary(
        isSpot => $"AETHERION_{Dialect.NameOf(isSpot).ToUpperInvariant().Replace('-', '_')}_URL",
        isSpot => _host.Address.AbsoluteUri.TrimEnd('/') + Dialect.PathOf(isSpot));

    public static async Task<TradedVenue> StartAsync(string name)
    {
        IVenueDialect dialect = name == "weex" ? new WeexDialect() : new BinanceDialect();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var price = FirstPrice(dialect.Create(new Dictionary<string, IReadOnlyList<decimal[]>>(), now), dialect.DepthPath, now);
        WitnessedVenue witness = new(
            dialect.Create(new Dictionary<string, IReadOnlyList<decimal[]>> { [Symbol] = Rising(price) }, now));
        var host = await EmulatorHost.StartAsync(
            new FaultyVenue(witness, seed: 1), port: 0, TimeProvider.System, TestContext.Current.CancellationToken);
        return new TradedVenue(dialect, witness, host);
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

    /// <summary>How often the faults that are on struck, by their kind.</summary>
    public async Task<IReadOnlyDictionary<string, int>> StrikesAsync()
    {
        var answer = await _http.GetFromJsonAsync<JsonElement>(new Uri("/emulator/faults", UriKind.Relative));
        return answer.GetProperty("faults").EnumerateArray()
            .GroupBy(fault => fault.GetProperty("kind").GetString()!)
            .ToDictionary(group => group.Key, group => group.Sum(fault => fault.GetProperty("strikes").GetInt32()));
    }

    public async Task<IReadOnlyList<VenueTrade>> TradesAsync(bool isSpot)
    {
        var rows = await AskAsync(Dialect.TradesPath(isSpot));
        return [.. rows.EnumerateArray().Select(TradeOf)];
    }

    public async Task<IReadOnlyList<VenueOrderRow>> OrdersAsync(bool isSpot)
    {
        var rows = await AskAsync(Dialect.OrdersPath(isSpot));
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

    /// <summary>Asks again where a fault cuts the answer; after the last attempt the cut is the test's failure.</summary>
    private async Task<JsonElement> AskAsync(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AskOnceAsync(path);
            }
            catch (Exception e) when (e is HttpRequestException or IOException && attempt < AttemptsMax)
            {
                // The next attempt asks for the same; a question changes nothing.
            }
        }
    }

    private async Task<JsonElement> AskOnceAsync(string path)
    {
        using var request = Dialect.Ask(path, $"symbol={Symbol}&limit=1000");
        using var reply = await _http.SendAsync(request);
        var body = await reply.Content.ReadFromJsonAsync<JsonElement>();
        reply.IsSuccessStatusCode.ShouldBeTrue(body.ToString());
        return body;
    }

    /// <summary>A venue that does not say what a commission is paid in takes it from what is received.</summary>
    private static VenueTrade TradeOf(JsonElement row)
    {
        var isBuy = row.TryGetProperty("isBuyer", out var isBuyer) ? isBuyer.GetBoolean() : row.GetProperty("side").GetString() == "BUY";
        return new VenueTrade(
            row.GetProperty("id").ToString(),
            row.GetProperty("orderId").ToString(),
            isBuy,
            Number(row, "price"),
            Number(row, "qty"),
            Number(row, "commission"),
            row.TryGetProperty("commissionAsset", out var asset) ? asset.GetString()! : isBuy ? Base : Quote);
    }

    private static decimal FirstPrice(IEmulatedVenue venue, string depthPath, DateTime now)
    {
        var reply = venue.Handle(VenueRequest.Get(depthPath, $"symbol={Symbol}"), now);
        using var json = JsonDocument.Parse(reply.Body);
        return decimal.Parse(json.RootElement.GetProperty("bids")[0][0].GetString()!, CultureInfo.InvariantCulture);
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
