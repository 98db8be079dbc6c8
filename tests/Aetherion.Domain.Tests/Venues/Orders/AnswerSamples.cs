using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Binance;
using Aetherion.Domain.Venues.Orders.Coinbase;
using Aetherion.Domain.Venues.Orders.Weex;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>Every collected answer of a venue about orders and instruments, with the request that it answers.</summary>
internal static class AnswerSamples
{
    private static readonly OrderReference Reference = new("BTC-USD", "11111-000000-000000", "0000-00000");
    private static readonly VenueOrder Order = new("x", "BTCUSDT", Side.Buy, VenueOrderType.Market, 10);

    /// <summary>The request, and the ends of the names of collected files or of published sections.</summary>
    private static readonly Dictionary<string, (string Request, string[] Samples)[]> All = new()
    {
        ["binance"] =
        [
            ("place", ["Spot/Trading/PlaceOrder.txt", "new_order_full_response.json", "filled-market-order.json", "New order (TRADE)",
                "New order using SOR (TRADE)", "Place new order (TRADE)"]),
            ("cancel", ["Spot/Trading/CancelOrder.txt", "cancel_order_response.json", "Cancel order (TRADE)"]),
            ("replace", ["Spot/Trading/ReplaceOrder.txt", "Cancel an Existing Order and Send a New Order (TRADE)",
                "Cancel and replace order (TRADE)"]),
            ("query", ["Spot/Trading/GetOrder.txt", "spot/http_json/order_response.json", "Query order (USER_DATA)"]),
            ("orders", ["Spot/Trading/GetOpenOrders.txt", "Spot/Trading/GetOrders.txt", "all_orders_response.json",
                "http_json/open_orders_response.json", "__files/open-orders.json", "Current open orders (USER_DATA)", "All orders (USER_DATA)",
                "Account order history (USER_DATA)", "Place new order using SOR (TRADE)"]),
            ("trades", ["Spot/Trading/GetUserTrades.txt", "account_trades_response.json", "Account trade list (USER_DATA)",
                "Account trade history (USER_DATA)"]),
            ("rules", ["Endpoints/Spot/ExchangeData/GetExchangeInfo.txt", "exchange_info_response.json",
                "http_spot_market_exchange_info.json", "Exchange information"]),
        ],
        ["binance-usdm"] =
        [
            ("place", ["UsdFutures/Trading/PlaceOrder.txt", "futures/http_json/order_response.json"]),
            ("cancel", ["UsdFutures/Trading/CancelOrder.txt"]),
            ("replace", ["UsdFutures/Trading/EditOrder.txt"]),
            ("query", ["UsdFutures/Trading/GetOrder.txt", "UsdFutures/Trading/GetOpenOrder.txt"]),
            ("orders", ["UsdFutures/Trading/GetOpenOrders.txt", "UsdFutures/Trading/GetOrders.txt", "UsdFutures/Trading/GetForcedOrders.txt",
                "http_futures_account_orders.json"]),
            ("trades", ["UsdFutures/Trading/GetUserTrades.txt", "http_futures_account_trades.json"]),
            ("positions", ["UsdFutures/Account/GetPositionInformation.txt", "UsdFutures/Trading/GetPositions.txt", "position_risk.json",
                "http_futures_account_positions_hedge.json", "http_futures_account_positions_one_way.json"]),
            ("rules", ["Endpoints/UsdFutures/ExchangeData/GetExchangeInfo.txt", "http_futures_market_exchange_info.json"]),
        ],
        ["coinbase-advanced"] =
        [
            ("place", ["AdvancedTrade/Trading/PlaceOrder.txt"]),
            ("cancel", ["AdvancedTrade/Trading/CancelOrders.txt"]),
            ("replace", ["AdvancedTrade/Trading/EditOrder.txt"]),
            ("query", ["AdvancedTrade/Trading/GetOrder.txt", "test_data/http_order.json"]),
            ("orders", ["AdvancedTrade/Trading/GetOrders.txt", "http_orders_list.json"]),
            ("trades", ["AdvancedTrade/Trading/GetUserTrades.txt", "http_fills.json"]),
            ("rules", ["AdvancedTrade/ExchangeData/GetSymbols.txt", "http_products.json", "http_products_future.json"]),
        ],
        ["coinbase"] =
        [
            ("query", ["example-limit-order-filled.json", "example-limit-order-new.json", "example-limit-order-pending.json",
                "example-limit-order-settled.json", "example-market-order-filled.json", "example-stop-order-filled.json",
                "example-stop-order-new.json", "example-stop-order-stopped.json", "example-order-entry-reject.json"]),
            ("orders", ["coinbasepro/src/test/resources/__files/openOrders.json", "coinbasepro/src/test/resources/__files/orders.json"]),
            ("trades", ["fills/product_id/BTC-EUR/GET-200.json", "coinbasepro/dto/trade/example-fills.json"]),
        ],
        ["weex"] =
        [
            ("place", ["Spot/Trading/PlaceOrder.txt"]),
            ("cancel", ["Spot/Trading/CancelOrder.txt"]),
            ("query", ["Spot/Trading/GetOrder.txt"]),
            ("orders", ["Spot/Trading/GetOpenOrders.txt", "Spot/Trading/GetOrderHistory.txt"]),
            ("trades", ["Spot/Trading/GetUserTrades.txt"]),
            ("rules", ["Endpoints/Spot/ExchangeData/GetExchangeInfo.txt"]),
        ],
        ["weex-futures"] =
        [
            ("place", ["Futures/Trading/PlaceOrder.txt"]),
            ("cancel", ["Futures/Trading/CancelOrder.txt"]),
            ("query", ["Futures/Trading/GetOrder.txt"]),
            ("orders", ["Futures/Trading/GetOpenOrders.txt", "Futures/Trading/GetOrderHistory.txt"]),
            ("trades", ["Futures/Trading/GetUserTrades.txt"]),
            ("positions", ["Futures/Trading/GetPositions.txt", "Futures/Trading/GetPosition.txt"]),
            ("rules", ["Endpoints/Futures/ExchangeData/GetExchangeInfo.txt"]),
        ],
    };

    public static IEnumerable<string> Venues => All.Keys;

    public static IOrderProtocol ProtocolOf(string venue) => venue switch
    {
        "binance" => new BinanceSpotOrders(),
        "binance-usdm" => new BinanceFuturesOrders(),
        "coinbase" => new CoinbaseExchangeOrders(),
        "coinbase-advanced" => new CoinbaseOrders(),
        _ => new WeexOrders(isFutures: venue == "weex-futures"),
    };

    /// <summary>The answers of a venue; each name of a sample stands for at least one. No list goes on at a next page.</summary>
    public static IEnumerable<(string Request, string Sample, string Json)> Of(string venue)
    {
        var collections = CollectionsOf(venue).Split(' ').SelectMany(name => Rows(name)).ToArray();
        foreach (var (request, samples) in All[venue])
        {
            foreach (var sample in samples)
            {
                var answers = collections.Where(row => row.Name == sample || row.Name.EndsWith(sample, StringComparison.Ordinal))
                    .Select(row => row.Json).Where(json => IsAnswer(json)).ToArray();
                answers.ShouldNotBeEmpty(sample);
                foreach (var json in answers)
                    yield return (request, sample, json.ToJsonString().Replace("\"has_next\":true", "\"has_next\":false", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>What is made of an answer, as text to compare.</summary>
    public static string Read(IOrderProtocol protocol, string request, string json)
    {
        VenueAnswer answer = new(IsRefusal(json) ? 400 : 200, Encoding.UTF8.GetBytes(json));
        return request switch
        {
            "place" => JsonSerializer.Serialize(protocol.ReadPlaced(Order, answer)),
            "cancel" => JsonSerializer.Serialize(protocol.ReadCancelled(Reference, answer)),
            "replace" => JsonSerializer.Serialize(protocol.ReadReplaced(Order, answer)),
            "query" => JsonSerializer.Serialize(protocol.ReadQueried(Reference, answer)),
            "orders" => JsonSerializer.Serialize(protocol.ReadOrders(answer)),
            "trades" => JsonSerializer.Serialize(protocol.ReadTrades(answer)),
            "positions" => JsonSerializer.Serialize(protocol.ReadPositions(answer)),
            _ => DescribeRules(protocol, json),
        };
    }

    private static string DescribeRules(IOrderProtocol protocol, string json)
    {
        protocol.TryReadRules(Encoding.UTF8.GetBytes(json), out var book).ShouldBeTrue();
        book.UnreadableCount.ShouldBe(0);
        var items = Parse(json)!.AsObject().First(field => field.Key is "symbols" or "products").Value!.AsArray();
        return string.Join('\n', items.Select(item => (string)(item!["symbol"] ?? item["product_id"])!)
            .Select(symbol => book.TryGet(symbol, out var rules) ? JsonSerializer.Serialize(rules) : ""));
    }

    private static string CollectionsOf(string venue) => venue switch
    {
        "binance" => "binance-net nautilus-binance xchange-binance binance-spot-docs-samples",
        "binance-usdm" => "binance-net nautilus-binance",
        "coinbase-advanced" => "coinbase-net nautilus-coinbase",
        "coinbase" => "xchange-coinbase coinbase-exchange-node",
        _ => "weex-net",
    };

    private static IEnumerable<(string Name, JsonNode Json)> Rows(string collection)
    {
        foreach (var line in VenueRecording.Lines($"fixtures/{collection}.jsonl.gz"))
        {
            var row = JsonNode.Parse(line)!;
            if ((row["json"] ?? row["response"]) is { } json)
                yield return ((string)(row["file"] ?? row["section"])!, Unwrap(json));
        }
    }

    /// <summary>What an answer over the WebSocket API of Binance holds is what the same request is answered by HTTP.</summary>
    private static JsonNode Unwrap(JsonNode json) =>
        json is JsonObject whole && whole.ContainsKey("id") && (whole["result"] ?? whole["error"]) is { } inner && whole["status"] is JsonValue
            ? inner
            : json;

    /// <summary>Requests are no answers, and neither are those about lists of orders, which are never placed.</summary>
    private static bool IsAnswer(JsonNode json) =>
        json is not JsonObject whole || !(whole.ContainsKey("method") || whole.ContainsKey("contingencyType"));

    private static bool IsRefusal(string json) =>
        Parse(json) is JsonObject whole && (whole.ContainsKey("code") || (whole.ContainsKey("message") && whole.Count <= 2));

    private static JsonNode? Parse(string json) => JsonNode.Parse(LoneSurrogates.Replace(Encoding.UTF8.GetBytes(json)).Span);
}
