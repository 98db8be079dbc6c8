using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Coinbase;
using Aetherion.VenueEmulator.Core.CoinGecko;
using Aetherion.VenueEmulator.Core.Weex;
using Aetherion.VenueEmulator.Tests.Binance;
using Aetherion.VenueEmulator.Tests.Coinbase;
using Aetherion.VenueEmulator.Tests.Weex;

namespace Aetherion.VenueEmulator.Tests.Rubbish;

/// <summary>
/// Requests and messages that no client should send, signed as they should be so that they get as far as they can: each is
/// answered, nothing is thrown, and the venue goes on.
/// </summary>
public sealed class RubbishTests
{
    private const int Seed = 20_260_101;
    private const int RequestCount = 3_000;
    private const int SocketMessageCount = 100;
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private static readonly string[] BinanceSigned =
    [
        "order", "order/test", "order/cancelReplace", "openOrders", "openOrder", "allOrders", "allOpenOrders", "myTrades", "userTrades",
        "account", "balance", "positionRisk", "leverage", "marginType", "rateLimit/order", "listenKey",
    ];

    private static readonly string[] BinancePublic =
    [
        "depth", "klines", "trades", "aggTrades", "historicalTrades", "exchangeInfo", "ticker/24hr", "ticker/price", "ticker/bookTicker",
        "premiumIndex", "fundingRate", "nothing",
    ];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE"];

    [Theory]
    [InlineData(BinanceMarketKind.Spot)]
    [InlineData(BinanceMarketKind.UsdFutures)]
    public void Binance_answers_rubbish(BinanceMarketKind market)
    {
        var options = new BinanceVenueOptions { SimulatedSymbols = ["BTCUSDT"], SimulatedMarkets = [market], History = TimeSpan.Zero };
        var venue = new VirtualVenue(new BinanceVenue(options, Start), Start);
        var client = market == BinanceMarketKind.Spot ? BinanceClient.Spot(venue) : BinanceClient.Futures(venue);
        var root = market == BinanceMarketKind.Spot ? "/api/v3/" : "/fapi/v1/";
        string[] paths = market == BinanceMarketKind.Spot ? ["/ws", "/stream", "/ws-api/v3"] : ["/usdm/market/ws", "/usdm/public/stream"];
        Attack(
            venue,
            () => [.. paths.Select(path => venue.Open(path))],
            (random, words) => random.Next(2) == 0
                ? client.Send(Any(Methods, random), Any(BinanceSigned, random), words.Query(["symbol", "side", "type", "quantity"]))
                : venue.Get(root + Any(BinancePublic, random), words.Query(["symbol"])),
            words => words.Message("method", ["SUBSCRIBE", "UNSUBSCRIBE", "LIST_SUBSCRIPTIONS", "order.place", "depth"], "params", ["id", "method", "params"]));
        venue.Get(root + "ping").Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Weex_answers_rubbish(bool isFutures)
    {
        var venue = new VirtualVenue(
            new WeexVenue(new WeexVenueOptions { Symbols = ["BTCUSDT"], History = TimeSpan.Zero }, Start), Start);
        WeexClient client = new(venue, isFutures);
        string[] paths =
        [
            "/order", "/openOrders", "/allOrders", "/order/history", "/myTrades", "/userTrades", "/account", "/account/balance",
            "/account/position/allPosition", "/account/position/singlePosition", "/market/depth", "/market/klines", "/market/trades",
            "/market/fundingRate", "/exchangeInfo", "/nothing",
        ];
        Attack(
            venue,
            () => [client.OpenPublic(), client.OpenPrivate()],
            (random, words) => client.Send(
                Any(Methods, random), Any(paths, random), words.Query(["symbol"]), words.Body(["symbol", "side", "type", "quantity", "timeInForce"])),
            words => words.Message("method", ["SUBSCRIBE", "UNSUBSCRIBE"], "params", ["method", "params"]));
        client.Place().Status.ShouldBe(200);
    }

    [Fact]
    public void Coinbase_answers_rubbish()
    {
        var venue = new VirtualVenue(
            new CoinbaseVenue(new CoinbaseVenueOptions { SimulatedProducts = ["BTC-USD"], History = TimeSpan.Zero }, Start), Start);
        ExchangeClient exchange = new(venue);
        AdvancedClient advanced = new(venue);
        string[] paths = ["/orders", "/orders/client:x", "/orders/1", "/fills", "/accounts", "/products", "/products/BTC-USD/book", "/products/BTC-USD/candles", "/products/BTC-USD/trades", "/nothing"];
        string[] brokerage = ["orders", "orders/batch_cancel", "orders/edit", "orders/historical/batch", "orders/historical/fills", "orders/historical/1", "accounts", "products", "product_book", "nothing"];
        Attack(
            venue,
            () => [venue.Open("/"), venue.Open("/advanced/")],
            (random, words) => random.Next(2) == 0
                ? exchange.Send(Any(Methods, random), Any(paths, random), words.Query(["product_id"]), words.Body(["product_id", "side", "type", "size", "client_oid"]))
                : advanced.Send(Any(Methods, random), "/api/v3/brokerage/" + Any(brokerage, random), words.Body(["product_id", "side", "client_order_id", "order_configuration"])),
            words => words.Message("type", ["subscribe", "unsubscribe"], "channels", ["type", "channels", "product_ids"]));
        exchange.SendJson("GET", "/accounts").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void CoinGecko_answers_rubbish()
    {
        var venue = new VirtualVenue(new CoinGeckoVenue(new CoinGeckoVenueOptions(), Start), Start);
        string[] paths = ["simple/price", "coins/markets", "coins/bitcoin", "coins/bitcoin/market_chart", "coins/list", "ping", "nothing"];
        Attack(
            venue,
            () => [],
            (random, words) => venue.Get("/api/v3/" + Any(paths, random), words.Query(["ids", "vs_currencies", "vs_currency"])),
            words => words.Body([]));
    }

    private static void Attack(
        VirtualVenue venue,
        Func<List<int>> open,
        Func<Random, RubbishWords, VenueReply> request,
        Func<RubbishWords, string> message)
    {
        Random random = new(Seed);
        RubbishWords words = new(random);
        Dictionary<int, int> statuses = [];
        HashSet<string> thrown = [];
        List<int> sockets = [];
        for (var count = 0; count < RequestCount; count++)
        {
            venue.Pass(Pace);
            // Venues close sockets on which there is too much rubbish.
            if (count % SocketMessageCount == 0)
                sockets = Reopen(venue, sockets, open);
            Note(thrown, () =>
            {
                var status = request(random, words).Status;
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
            });
            if (sockets.Count > 0)
                Note(thrown, () => venue.Send(Any(sockets, random), message(words)));
            venue.Outputs.Clear();
        }
        thrown.ShouldBeEmpty();
        statuses.Keys.ShouldAllBe(status => status >= 200 && status < 500);
        statuses.Count.ShouldBeGreaterThan(1);
    }

    private static List<int> Reopen(VirtualVenue venue, List<int> sockets, Func<List<int>> open)
    {
        foreach (var socket in sockets)
            venue.Venue.Leave(socket);
        return open();
    }

    private static void Note(HashSet<string> thrown, Action attempt)
    {
        try
        {
            attempt();
        }
        catch (Exception exception)
        {
            thrown.Add(exception.ToString());
        }
    }

    private static T Any<T>(IReadOnlyList<T> of, Random random) => of[random.Next(of.Count)];
}
