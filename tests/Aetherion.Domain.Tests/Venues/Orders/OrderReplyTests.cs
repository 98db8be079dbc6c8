using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Binance;
using Aetherion.Domain.Venues.Orders.Coinbase;
using Aetherion.Domain.Venues.Orders.Weex;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>Published answers, read field by field.</summary>
public sealed class OrderReplyTests
{
    private static readonly OrderReference Reference = new("BTC-USD", "11111-000000-000000");
    private static readonly VenueOrder Order = new("x", "BTCUSDT", Side.Buy, VenueOrderType.Market, 10);

    [Fact]
    public void A_new_order_on_spot_tells_its_executions_exactly()
    {
        var reply = new BinanceSpotOrders().ReadPlaced(Order, Answer("binance-net", "Endpoints/Spot/Trading/PlaceOrder.txt"));
        var report = reply.Reports.ShouldHaveSingleItem();
        report.Status.ShouldBe(VenueOrderStatus.Filled);
        report.VenueOrderId.ShouldBe("28");
        report.ClientOrderId.ShouldBe("6gCrw2kRUAF9CvJDGP16IP");
        report.Fills.Length.ShouldBe(5);
        report.Fills[1].ShouldBe(new VenueFill(
            "57", 3999.00000000m, 5.00000000m, 19.99500000m, "USDT", DateTimeOffset.FromUnixTimeMilliseconds(1507725176595).UtcDateTime));
        report.Fills[1].Commission.ToString(null, null).ShouldBe("19.99500000");
        report.Fills.Sum(f => f.Quantity).ShouldBe(report.ExecutedQuantity!.Value);
    }

    [Fact]
    public void A_cancelled_order_is_named_by_its_own_id_and_not_by_the_cancels()
    {
        var answer = Answer("binance-net", "Endpoints/Spot/Trading/CancelOrder.txt");
        var report = new BinanceSpotOrders().ReadCancelled(Reference, answer).Reports.Single();
        (report.ClientOrderId, report.Status).ShouldBe(("myOrder1", VenueOrderStatus.Cancelled));
    }

    [Fact]
    public void Queries_trades_and_edits_of_Binance_are_read()
    {
        BinanceSpotOrders spot = new();
        BinanceFuturesOrders futures = new();
        spot.ReadQueried(Reference, Answer("binance-net", "Endpoints/Spot/Trading/GetOrder.txt")).Reports.Single()
            .Status.ShouldBe(VenueOrderStatus.New);
        var trade = spot.ReadTrades(Answer("binance-net", "Endpoints/Spot/Trading/GetUserTrades.txt")).Reports.Single();
        (trade.VenueOrderId, trade.Fills.Single().TradeId, trade.Fills.Single().Commission).ShouldBe(("100234", "28457", 10.1m));
        futures.ReadTrades(Answer("binance-net", "Endpoints/UsdFutures/Trading/GetUserTrades.txt")).Reports.Single()
            .Fills.Single().Commission.ShouldBe(-0.07819010m);
        futures.ReadQueried(Reference, Answer("binance-net", "Endpoints/UsdFutures/Trading/GetOrder.txt")).Reports.Single()
            .VenueOrderId.ShouldBe("1917641");
        futures.ReadReplaced(Order, Answer("binance-net", "Endpoints/UsdFutures/Trading/EditOrder.txt")).Reports.Single()
            .VenueOrderId.ShouldBe("20072994037");
        futures.ReadPlaced(Order, Answer("binance-net", "Endpoints/UsdFutures/Trading/PlaceOrder.txt")).Reports.Single()
            .Fills.ShouldBeEmpty();
        spot.ReadOrders(Answer("binance-net", "Endpoints/Spot/Trading/GetOpenOrders.txt")).Kind.ShouldBe(ReplyKind.Done);
    }

    [Fact]
    public void Every_documented_answer_to_cancel_and_replace_says_what_became_of_the_new_order()
    {
        BinanceSpotOrders spot = new();
        var kinds = Fixtures.Documented("Cancel an Existing Order and Send a New Order (TRADE)")
            .Select(json => spot.ReadReplaced(Order, new VenueAnswer(HasCode(json) ? 400 : 200, json)))
            .Select(reply => (reply.Kind, reply.Reports.Length > 0 ? reply.Reports[0].VenueOrderId : reply.Code)).ToArray();
        kinds.ShouldContain((ReplyKind.Done, "11"));
        kinds.ShouldContain((ReplyKind.Refused, "-2010"));
        kinds.ShouldContain((ReplyKind.Refused, "-2011"));
        kinds.ShouldContain((ReplyKind.Limited, "-1015"));
        kinds.ShouldNotContain(k => k.Kind == ReplyKind.Unknown);
    }

    [Fact]
    public void Answers_of_Coinbase_are_read()
    {
        CoinbaseOrders coinbase = new();
        coinbase.ReadPlaced(Order, Answer("coinbase-net", "Trading/PlaceOrder.txt")).Reports.Single()
            .VenueOrderId.ShouldBe("11111-00000-000000");
        var order = coinbase.ReadQueried(Reference, new VenueAnswer(200, Fixtures.Sample("nautilus-coinbase", "http_order.json")));
        order.Reports.Single().ExecutedQuantity.ShouldBe(0.001m);
        var fills = coinbase.ReadTrades(Answer("coinbase-net", "Trading/GetUserTrades.txt")).Reports.Single();
        fills.Fills.Single().ShouldBe(new VenueFill(
            "1111-11111-111111", 10000.00m, 0.001m, 1.25m, "USD", new DateTime(2021, 5, 31, 9, 59, 59, DateTimeKind.Utc)));
        coinbase.ReadCancelled(Reference with { VenueOrderId = "0000-00000" }, Answer("coinbase-net", "Trading/CancelOrders.txt"))
            .Kind.ShouldBe(ReplyKind.Done);
        var failed = """{"success":false,"error_response":{"error":"INSUFFICIENT_FUND","message":"m","new_order_failure_reason":"INSUFFICIENT_FUND"}}"""u8;
        var reply = coinbase.ReadPlaced(Order, new VenueAnswer(200, failed.ToArray()));
        (reply.Kind, reply.Code, reply.Text).ShouldBe((ReplyKind.Refused, "INSUFFICIENT_FUND", "m"));
    }

    [Fact]
    public void Answers_of_Coinbase_Exchange_are_read()
    {
        CoinbaseExchangeOrders exchange = new();
        const string Resting =
            """{"id":"v-1","price":"10.00","size":"1.5","product_id":"BTC-USD","side":"buy","type":"limit","time_in_force":"GTC","post_only":true,"created_at":"2020-03-11T20:48:46.622Z","fill_fees":"0.0","filled_size":"0.5","executed_value":"5.0","status":"open","settled":false}""";
        var report = exchange.ReadQueried(Reference, Success(Resting)).Reports.Single();
        (report.VenueOrderId, report.ClientOrderId, report.Status, report.ExecutedQuantity, report.Side)
            .ShouldBe(("v-1", Reference.ClientOrderId, VenueOrderStatus.PartiallyFilled, 0.5m, Side.Buy));
        exchange.ReadPlaced(Order, Success(Resting.Replace("\"open\"", "\"rejected\"", StringComparison.Ordinal)
            .Replace("0.5", "0", StringComparison.Ordinal))).Reports.Single().Status.ShouldBe(VenueOrderStatus.Rejected);
        exchange.ReadOrders(Success($"[{Resting.Replace("\"open\"", "\"done\",\"done_reason\":\"canceled\"", StringComparison.Ordinal)}]"))
            .Reports.Single().Status.ShouldBe(VenueOrderStatus.Cancelled);
        exchange.ReadOrders(Success($"[{string.Join(',', Enumerable.Repeat(Resting, 1000))}]")).Kind
            .ShouldBe(ReplyKind.Unknown, "the list may go on");
        exchange.ReadCancelled(Reference, Success("\"v-1\"")).Kind.ShouldBe(ReplyKind.Done);
        exchange.ReadClock("""{"iso":"2015-01-07T23:47:25.201Z","epoch":1420674445.201}"""u8.ToArray())
            .ShouldBe(new DateTimeOffset(2015, 1, 7, 23, 47, 25, 201, TimeSpan.Zero));
        var fills = Fixtures.Sample("coinbase-exchange-node", "fills/product_id/BTC-EUR/GET-200.json");
        exchange.ReadTrades(new VenueAnswer(200, fills)).Reports[0].Fills[0].ShouldBe(new VenueFill(
            "2522525", 7755.01m, 1.02645889m, 39.8009947826945m, "EUR", new DateTime(2020, 1, 26, 17, 47, 43, 602, DateTimeKind.Utc)));

        static VenueAnswer Success(string json) => new(200, System.Text.Encoding.UTF8.GetBytes(json));
    }

    [Theory]
    [InlineData(400, "Insufficient funds", ReplyKind.Refused)]
    [InlineData(401, "invalid signature", ReplyKind.Refused)]
    [InlineData(400, "request timestamp expired", ReplyKind.ClockSkew)]
    [InlineData(404, "NotFound", ReplyKind.Refused)]
    [InlineData(408, "Request timeout", ReplyKind.Unknown)]
    [InlineData(429, "Private rate limit exceeded", ReplyKind.Limited)]
    [InlineData(500, "Internal server error", ReplyKind.Unknown)]
    [InlineData(503, "", ReplyKind.Unknown)]
    public void A_refusal_of_Coinbase_Exchange_proves_what_its_status_says(int status, string message, ReplyKind kind)
    {
        VenueAnswer answer = new(status, System.Text.Encoding.UTF8.GetBytes($$"""{"message":"{{message}}"}"""));
        var reply = new CoinbaseExchangeOrders().ReadPlaced(Order, answer);
        (reply.Kind, reply.Text).ShouldBe((kind, message));
        if (status == 404)
            new CoinbaseExchangeOrders().ReadQueried(Reference, answer).Kind.ShouldBe(ReplyKind.NotFound);
    }

    [Fact]
    public void A_list_of_Coinbase_that_goes_on_proves_nothing()
    {
        CoinbaseOrders coinbase = new();
        var more = new VenueAnswer(200, """{"orders":[],"has_next":true}"""u8.ToArray());
        coinbase.ReadOrders(more).Kind.ShouldBe(ReplyKind.Unknown);
        coinbase.ReadQueried(Reference, more).Kind.ShouldBe(ReplyKind.Unknown);
        var all = new VenueAnswer(200, """{"orders":[],"has_next":false}"""u8.ToArray());
        coinbase.ReadQueried(Reference, all).Kind.ShouldBe(ReplyKind.NotFound);
    }

    [Fact]
    public void Answers_of_WEEX_are_read()
    {
        WeexOrders spot = new(isFutures: false);
        WeexOrders futures = new(isFutures: true);
        spot.ReadPlaced(Order, Answer("weex-net", "Spot/Trading/PlaceOrder.txt")).Reports.Single()
            .VenueOrderId.ShouldBe("702345678901234567");
        futures.ReadPlaced(Order, Answer("weex-net", "Futures/Trading/PlaceOrder.txt")).Kind.ShouldBe(ReplyKind.Done);
        futures.ReadQueried(Reference, Answer("weex-net", "Futures/Trading/GetOrder.txt")).Reports.Single()
            .Status.ShouldBe(VenueOrderStatus.Filled);
        spot.ReadTrades(Answer("weex-net", "Spot/Trading/GetUserTrades.txt")).Reports.Single()
            .Fills.Single().Price.ToString(null, null).ShouldBe("68950.00");
        var failed = """{"success":false,"errorCode":"40001","errorMessage":"no"}"""u8;
        futures.ReadPlaced(Order, new VenueAnswer(200, failed.ToArray())).Kind.ShouldBe(ReplyKind.Refused);
    }

    private static bool HasCode(byte[] json) => json.AsSpan().StartsWith("{\"code\""u8);

    private static VenueAnswer Answer(string collection, string file) => new(200, Fixtures.Answer(collection, file));
}
