using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Coinbase;
using Aetherion.VenueEmulator.Core.Weex;
using Aetherion.VenueEmulator.Tests.Binance;
using Aetherion.VenueEmulator.Tests.Coinbase;
using Aetherion.VenueEmulator.Tests.Weex;

namespace Aetherion.VenueEmulator.Tests;

/// <summary>A symbol that was halted refuses new orders in the venue's words, lets cancel, and trades again when it is opened.</summary>
public class HaltTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(true, "HALT", -1013, "Market is closed.")]
    [InlineData(false, "CLOSE", -4141, "Symbol is closed.")]
    public void Binance_says_it_in_exchangeInfo_and_refuses_by_code(bool isSpot, string status, int code, string words)
    {
        var venue = Binance();
        var client = isSpot ? BinanceClient.Spot(venue) : BinanceClient.Futures(venue);
        const string Market = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01";
        var resting = client.Ok("POST", "order", "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.01&price=" + FarPrice(venue));

        Halt(venue, "BTCUSDT");
        Status().ShouldBe(status);
        client.Refused("POST", "order", Market).ShouldBe((code, words));
        client.Refused("POST", "order/test", Market).ShouldBe((code, words));
        client.Ok("DELETE", "order", $"symbol=BTCUSDT&orderId={resting.GetProperty("orderId").GetInt64()}")
            .GetProperty("status").GetString().ShouldBe("CANCELED");
        client.Ok("GET", "allOrders", "symbol=BTCUSDT").GetArrayLength().ShouldBe(1, "what is refused is no order");

        venue.Venue.TrySetTrading("BTCUSDT", "open", venue.Now).ShouldBeTrue();
        Status().ShouldBe("TRADING");
        client.Ok("POST", "order", Market);

        string? Status() => venue.GetJson(isSpot ? "/api/v3/exchangeInfo" : "/fapi/v1/exchangeInfo", isSpot ? "symbol=BTCUSDT" : "")
            .GetProperty("symbols")[0].GetProperty("status").GetString();
    }

    [Fact]
    public void Binance_refuses_over_its_WebSocket_API_too()
    {
        var venue = Binance();
        Halt(venue, "BTCUSDT");
        var answer = BinanceClient.Spot(venue).SendMessage(venue.Open("/ws-api/v3"), "order.place", new Dictionary<string, string>
        {
            ["symbol"] = "BTCUSDT", ["side"] = "BUY", ["type"] = "MARKET", ["quantity"] = "0.01",
        });
        answer.GetProperty("status").GetInt32().ShouldBe(400);
        answer.GetProperty("error").GetProperty("code").GetInt32().ShouldBe(-1013);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Weex_says_it_in_exchangeInfo_and_refuses(bool isFutures)
    {
        var venue = Weex();
        WeexClient client = new(venue, isFutures);
        Json(client.Place(("type", "LIMIT"), ("timeInForce", "POST_ONLY"), ("price", "100"), ("newClientOrderId", "c-1")));

        Halt(venue, "BTCUSDT");
        Info().GetProperty("status").GetString().ShouldBe("HALT");
        var refused = client.Place();
        refused.Text.ShouldContain("Symbol is not open for trading.");
        (refused.Status == 200 && Json(refused).GetProperty("success").GetBoolean()).ShouldBeFalse();
        client.SendJson("DELETE", "/order", "origClientOrderId=c-1");
        client.SendJson("GET", isFutures ? "/order/history" : "/allOrders", "symbol=BTCUSDT").GetArrayLength().ShouldBe(1);

        venue.Venue.TrySetTrading("BTCUSDT", "open", venue.Now).ShouldBeTrue();
        (Info().TryGetProperty("status", out var status) ? status.GetString() : null).ShouldBe(isFutures ? null : "TRADING");
        Json(client.Place());

        JsonElement Info() =>
            venue.GetJson(isFutures ? "/futures/capi/v3/market/exchangeInfo" : "/api/v3/exchangeInfo").GetProperty("symbols")[0];
    }

    [Theory]
    [InlineData("halted", "Trading is disabled", "Trading is disabled", "Trading is disabled")]
    [InlineData("cancel-only", "Cancel only mode", "Cancel only mode", "Cancel only mode")]
    [InlineData("post-only", "Post only mode", "Post only mode", "")]
    [InlineData("limit-only", "Limit only mode", "", "")]
    public void Coinbase_Exchange_refuses_what_the_state_of_a_product_does_not_let_pass(
        string state, string market, string limit, string postOnly)
    {
        var venue = Coinbase();
        ExchangeClient client = new(venue);
        var resting = client.NextOid();
        Json(client.Place(resting, ("price", "1000")));

        Halt(venue, "BTC-USD", state);
        Refusal(client.Place(client.NextOid(), ("type", "market"))).ShouldBe(market);
        Refusal(client.Place(client.NextOid(), ("price", "1000"))).ShouldBe(limit);
        Refusal(client.Place(client.NextOid(), ("price", "1000"), ("post_only", true))).ShouldBe(postOnly);
        client.SendJson("DELETE", $"/orders/client:{resting}");

        Halt(venue, "BTC-USD", "open");
        Json(client.Place(client.NextOid(), ("type", "market"))).GetProperty("status").GetString().ShouldBe("done");

        static string Refusal(VenueReply reply)
        {
            (reply.Status is 200 or 400).ShouldBeTrue(reply.Text);
            return reply.Status == 200 ? "" : Json(reply).GetProperty("message").GetString()!;
        }
    }

    [Theory]
    [InlineData("halted", "ORDER_ENTRY_DISABLED", "ORDER_ENTRY_DISABLED")]
    [InlineData("cancel-only", "ORDER_ENTRY_DISABLED", "ORDER_ENTRY_DISABLED")]
    [InlineData("limit-only", "UNSUPPORTED_ORDER_CONFIGURATION", null)]
    public void Coinbase_Advanced_Trade_refuses_what_the_state_of_a_product_does_not_let_pass(string state, string market, string? limit)
    {
        var venue = Coinbase();
        AdvancedClient client = new(venue);
        const string AtMarket = """{"market_market_ioc":{"base_size":"0.01"}}""";
        const string AtLimit = """{"limit_limit_gtc":{"base_size":"0.1","limit_price":"100"}}""";
        var id = client.Place("c-1", AtLimit).GetProperty("success_response").GetProperty("order_id").GetString();

        Halt(venue, "BTC-USD", state);
        Reason(client.Place("c-2", AtMarket)).ShouldBe(market);
        Reason(client.Place("c-3", AtLimit)).ShouldBe(limit);
        Edited(id).ShouldBe(limit is null, "an edited order is a new one");
        client.SendJson("POST", "/api/v3/brokerage/orders/batch_cancel", $$"""{"order_ids":["{{id}}"]}""")
            .GetProperty("results")[0].GetProperty("success").GetBoolean().ShouldBeTrue();

        Halt(venue, "BTC-USD", "open");
        Reason(client.Place("c-4", AtMarket)).ShouldBeNull();

        static string? Reason(JsonElement answer) => answer.GetProperty("success").GetBoolean()
            ? null
            : answer.GetProperty("error_response").GetProperty("new_order_failure_reason").GetString();

        bool Edited(string? order) => client.SendJson(
            "POST", "/api/v3/brokerage/orders/edit", $$"""{"order_id":"{{order}}","price":"101","size":"0.1"}""")
            .GetProperty("success").GetBoolean();
    }

    /// <summary>Held against the same market without a halt, in which the order is filled.</summary>
    [Fact]
    public void An_order_that_rests_while_a_symbol_is_halted_is_executed_when_it_trades_again()
    {
        var (halted, open) = (Binance(), Binance());
        var ids = new[] { halted, open }.Select(PlaceNearby).ToList();
        Halt(halted, "BTCUSDT");
        halted.Pass(LongEnough);
        open.Pass(LongEnough);
        Executed(open, ids[1]).ShouldBe(0.01m);
        Executed(halted, ids[0]).ShouldBe(0);

        halted.Venue.TrySetTrading("BTCUSDT", "open", halted.Now).ShouldBeTrue();
        halted.Pass(LongEnough);
        Executed(halted, ids[0]).ShouldBe(0.01m);

        static long PlaceNearby(VirtualVenue venue)
        {
            var bid = venue.GetJson("/api/v3/depth", "symbol=BTCUSDT&limit=5").GetProperty("bids")[0][0].GetString();
            return BinanceClient.Spot(venue).Ok(
                "POST", "order", $"symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price={bid}").GetProperty("orderId").GetInt64();
        }

        static decimal Executed(VirtualVenue venue, long id) => decimal.Parse(
            BinanceClient.Spot(venue).Ok("GET", "order", $"symbol=BTCUSDT&orderId={id}").GetProperty("executedQty").GetString()!,
            CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_symbol_or_a_state_that_a_venue_does_not_have_changes_nothing()
    {
        foreach (var (venue, symbol) in new[] { (Binance(), "BTCUSDT"), (Weex(), "BTCUSDT"), (Coinbase(), "BTC-USD") })
        {
            venue.Venue.TrySetTrading("NONE", "halted", venue.Now).ShouldBeFalse();
            venue.Venue.TrySetTrading(symbol, "asleep", venue.Now).ShouldBeFalse();
            venue.Venue.TrySetTrading(symbol, "2", venue.Now).ShouldBeFalse();
            venue.Venue.TrySetTrading(symbol, "limit-only", venue.Now).ShouldBe(venue.Venue is CoinbaseVenue);
        }
    }

    private static void Halt(VirtualVenue venue, string symbol, string state = "halted") =>
        venue.Venue.TrySetTrading(symbol, state, venue.Now).ShouldBeTrue();

    /// <summary>Within the filters, and above what the market goes to.</summary>
    private static string FarPrice(VirtualVenue venue)
    {
        var bid = venue.GetJson("/api/v3/depth", "symbol=BTCUSDT&limit=5").GetProperty("bids")[0][0].GetString()!;
        return decimal.Round(decimal.Parse(bid, CultureInfo.InvariantCulture) * 1.03m, 1).ToString(CultureInfo.InvariantCulture);
    }

    private static VirtualVenue Binance() => Started(new BinanceVenue(
        new BinanceVenueOptions
        {
            SimulatedSymbols = ["BTCUSDT"],
            SimulatedMarkets = [BinanceMarketKind.Spot, BinanceMarketKind.UsdFutures],
            History = TimeSpan.Zero,
        },
        Start));

    private static VirtualVenue Weex() =>
        Started(new WeexVenue(new WeexVenueOptions { Symbols = ["BTCUSDT"], History = TimeSpan.Zero }, Start));

    private static VirtualVenue Coinbase() =>
        Started(new CoinbaseVenue(new CoinbaseVenueOptions { SimulatedProducts = ["BTC-USD"], History = TimeSpan.Zero }, Start));

    private static VirtualVenue Started(IEmulatedVenue venue)
    {
        VirtualVenue started = new(venue, Start);
        started.Pass(TimeSpan.FromSeconds(1));
        return started;
    }

    private static JsonElement Json(VenueReply reply) => JsonDocument.Parse(reply.Body).RootElement;
}
