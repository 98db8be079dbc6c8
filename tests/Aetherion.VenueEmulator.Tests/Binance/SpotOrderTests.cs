using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Binance;

namespace Aetherion.VenueEmulator.Tests.Binance;

public class SpotOrderTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    private readonly VirtualVenue _venue;
    private readonly BinanceClient _client;

    public SpotOrderTests()
    {
        var options = new BinanceVenueOptions { SimulatedSymbols = ["BTCUSDT"], History = TimeSpan.Zero };
        _venue = new VirtualVenue(new BinanceVenue(options, Start), Start);
        _venue.Pass(TimeSpan.FromSeconds(1));
        _client = BinanceClient.Spot(_venue);
    }

    [Fact]
    public void A_market_order_takes_the_books_levels_from_the_best_on()
    {
        var asks = Levels("asks");
        var quantity = asks[0].Quantity + asks[1].Quantity;
        var order = _client.Ok("POST", "order", $"symbol=BTCUSDT&side=BUY&type=MARKET&quantity={Text(quantity)}");
        order.GetProperty("status").GetString().ShouldBe("FILLED");
        Number(order, "executedQty").ShouldBe(quantity);
        Number(order, "cummulativeQuoteQty").ShouldBe((asks[0].Price * asks[0].Quantity) + (asks[1].Price * asks[1].Quantity));
        order.GetProperty("fills").EnumerateArray().Select(fill => Number(fill, "price")).ShouldBe([asks[0].Price, asks[1].Price]);
        var balances = Balances();
        balances["BTC"].Free.ShouldBe(100 + (quantity * 0.999m), 0.0000001m);
        balances["USDT"].ShouldBe((1_000_000 - Number(order, "cummulativeQuoteQty"), 0));
    }

    [Fact]
    public void What_was_taken_is_gone_until_the_market_changes_the_level()
    {
        var asks = Levels("asks");
        _client.Ok("POST", "order", $"symbol=BTCUSDT&side=BUY&type=MARKET&quantity={Text(asks[0].Quantity)}");
        var second = _client.Ok("POST", "order", $"symbol=BTCUSDT&side=BUY&type=MARKET&quantity={Text(asks[1].Quantity)}");
        Number(second.GetProperty("fills")[0], "price").ShouldBe(asks[1].Price);
    }

    [Fact]
    public void A_market_order_by_value_buys_whole_steps_for_at_most_the_value()
    {
        var order = _client.Ok("POST", "order", "symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=1000");
        var quote = Number(order, "cummulativeQuoteQty");
        quote.ShouldBeInRange(999m, 1000m);
        (Number(order, "executedQty") % 0.00001m).ShouldBe(0);
    }

    [Fact]
    public void An_immediate_order_takes_what_is_there_and_expires()
    {
        var ask = Levels("asks")[0];
        var order = _client.Ok("POST", "order", Limit("BUY", ask.Price, ask.Quantity + 1, "IOC"));
        order.GetProperty("status").GetString().ShouldBe("EXPIRED");
        Number(order, "executedQty").ShouldBe(ask.Quantity);
        OpenOrders().ShouldBeEmpty();
        Balances()["USDT"].Locked.ShouldBe(0);
    }

    [Fact]
    public void A_fill_or_kill_order_that_cannot_be_filled_does_nothing()
    {
        var ask = Levels("asks")[0];
        var order = _client.Ok("POST", "order", Limit("BUY", ask.Price, ask.Quantity + 1, "FOK"));
        order.GetProperty("status").GetString().ShouldBe("EXPIRED");
        Number(order, "executedQty").ShouldBe(0);
        Balances()["USDT"].ShouldBe((1_000_000, 0));
        _client.Ok("POST", "order", Limit("BUY", ask.Price, ask.Quantity, "FOK")).GetProperty("status").GetString().ShouldBe("FILLED");
    }

    [Fact]
    public void A_maker_order_is_refused_where_it_would_take_and_rests_elsewhere()
    {
        var (bid, ask) = (Levels("bids")[0], Levels("asks")[0]);
        _client.Refused("POST", "order", $"symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.01&price={Text(ask.Price)}")
            .ShouldBe((-2010, "Order would immediately match and take."));
        _client.Ok("POST", "order", $"symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.01&price={Text(bid.Price)}");
        OpenOrders().Count.ShouldBe(1);
    }

    [Fact]
    public void A_resting_order_is_filled_by_the_market_in_its_turn_and_the_client_is_told()
    {
        var socket = _client.SubscribeToUserData();
        var bid = Levels("bids")[0];
        _client.Ok("POST", "order", Limit("BUY", bid.Price, 0.002m, "GTC") + "&newClientOrderId=patient");
        for (var i = 0; i < 600 && OpenOrders().Count > 0; i++)
            _venue.Pass(TimeSpan.FromSeconds(1));
        var order = _client.Ok("GET", "order", "symbol=BTCUSDT&origClientOrderId=patient");
        order.GetProperty("status").GetString().ShouldBe("FILLED");
        Number(order, "cummulativeQuoteQty").ShouldBe(bid.Price * 0.002m);
        var reports = _venue.TakeFrames(socket).Where(frame => frame.TryGetProperty("event", out _))
            .Select(frame => frame.GetProperty("event")).Where(report => report.GetProperty("e").GetString() == "executionReport").ToList();
        reports[0].GetProperty("x").GetString().ShouldBe("NEW");
        reports[^1].GetProperty("X").GetString().ShouldBe("FILLED");
        reports[1..].ShouldAllBe(report => report.GetProperty("m").GetBoolean());
        reports[1..].Sum(report => Number(report, "l")).ShouldBe(0.002m);
    }

    [Fact]
    public void Orders_of_two_clients_meet_by_price_then_time()
    {
        var other = BinanceClient.Spot(_venue, account: 1);
        var (bid, ask) = (Levels("bids")[0].Price, Levels("asks")[0].Price);
        var middle = Math.Round((bid + ask) / 2, 2);
        _client.Ok("POST", "order", Limit("SELL", middle + 0.01m, 0.01m, "GTC") + "&newClientOrderId=worse");
        _client.Ok("POST", "order", Limit("SELL", middle, 0.01m, "GTC") + "&newClientOrderId=first");
        _client.Ok("POST", "order", Limit("SELL", middle, 0.01m, "GTC") + "&newClientOrderId=second");
        var taken = other.Ok("POST", "order", Limit("BUY", middle + 0.01m, 0.015m, "GTC"));
        taken.GetProperty("status").GetString().ShouldBe("FILLED");
        Number(taken, "cummulativeQuoteQty").ShouldBe(middle * 0.015m);
        Status("first").ShouldBe("FILLED");
        Status("second").ShouldBe("PARTIALLY_FILLED");
        Status("worse").ShouldBe("NEW");
    }

    [Fact]
    public void A_stop_waits_for_its_price_and_then_trades()
    {
        var bid = Levels("bids")[0].Price;
        _client.Refused("POST", "order", $"symbol=BTCUSDT&side=SELL&type=STOP_LOSS&quantity=0.01&stopPrice={Text(bid + 500)}")
            .ShouldBe((-2010, "Stop price would trigger immediately."));
        _client.Ok("POST", "order", $"symbol=BTCUSDT&side=SELL&type=STOP_LOSS&quantity=0.01&stopPrice={Text(bid - 5)}&newClientOrderId=down");
        _client.Ok("POST", "order", $"symbol=BTCUSDT&side=SELL&type=TAKE_PROFIT&quantity=0.01&stopPrice={Text(bid + 5)}&newClientOrderId=up");
        _client.Ok("GET", "order", "symbol=BTCUSDT&origClientOrderId=down").GetProperty("isWorking").GetBoolean().ShouldBeFalse();
        for (var i = 0; i < 900 && OpenOrders().Count > 0; i++)
            _venue.Pass(TimeSpan.FromSeconds(1));
        Status("down").ShouldBe("FILLED");
        Status("up").ShouldBe("FILLED");
    }

    [Fact]
    public void A_name_is_free_again_once_its_order_has_ended()
    {
        var bid = Levels("bids")[0].Price;
        var order = Limit("BUY", bid - 100, 0.01m, "GTC") + "&newClientOrderId=mine";
        _client.Ok("POST", "order", order);
        _client.Refused("POST", "order", order).ShouldBe((-2010, "Duplicate order sent."));
        var canceled = _client.Ok("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=mine");
        canceled.GetProperty("origClientOrderId").GetString().ShouldBe("mine");
        canceled.GetProperty("status").GetString().ShouldBe("CANCELED");
        _client.Refused("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=mine").ShouldBe((-2011, "Unknown order sent."));
        _client.Ok("POST", "order", order);
        _client.Refused("GET", "order", "symbol=BTCUSDT&origClientOrderId=nobody").ShouldBe((-2013, "Order does not exist."));
    }

    [Fact]
    public void Cancel_and_replace_says_which_half_failed()
    {
        var bid = Levels("bids")[0].Price;
        var next = Limit("BUY", bid - 200, 0.01m, "GTC");
        _client.Ok("POST", "order", Limit("BUY", bid - 100, 0.01m, "GTC") + "&newClientOrderId=old");
        var both = _client.Ok("POST", "order/cancelReplace", next + "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrigClientOrderId=old");
        both.GetProperty("newOrderResult").GetString().ShouldBe("SUCCESS");
        _client.Refused("POST", "order/cancelReplace", next + "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrigClientOrderId=old").Code.ShouldBe(-2022);
        _client.Refused("POST", "order/cancelReplace", next + "&cancelReplaceMode=ALLOW_FAILURE&cancelOrigClientOrderId=old").Code.ShouldBe(-2021);
        OpenOrders().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("symbol=NOPE&side=BUY&type=MARKET&quantity=1", -1121)]
    [InlineData("symbol=BTCUSDT&side=UP&type=MARKET&quantity=1", -1117)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=NOPE&quantity=1", -1116)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=60000", -1102)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=XXX&quantity=1&price=60000", -1115)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1&price=60000", -1106)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=one", -1100)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.123456789", -1111)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.000001", -1013)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=60000.001", -1013)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.00001&price=60000", -1013)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=600", -1013)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=100&price=59000", -2010)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1&newClientOrderId=a b", -1100)]
    public void What_is_wrong_is_refused_with_the_venues_code(string query, int code) =>
        _client.Refused("POST", "order", query).Code.ShouldBe(code);

    [Fact]
    public void Signature_key_and_time_are_checked()
    {
        _client.SendRaw("GET", "account", "timestamp=1&signature=00").Text.ShouldContain("-1022");
        _client.SendRaw("GET", "account", "timestamp=1").Text.ShouldContain("-1102");
        _client.Skew = TimeSpan.FromSeconds(-6);
        _client.Refused("GET", "account", "").Code.ShouldBe(-1021);
        _client.Ok("GET", "account", "recvWindow=10000");
        _client.Skew = TimeSpan.FromSeconds(1);
        _client.Refused("GET", "account", "").ShouldBe((-1021, "Timestamp for this request was 1000ms ahead of the server's time."));
        _venue.Venue.ClockSkew = TimeSpan.FromSeconds(1);
        _client.Ok("GET", "account", "");
        var stranger = new BinanceClient(_venue, new EmulatorKey("three", "unknown", "secret"), "/api/v3/");
        stranger.Send("GET", "account", "").Status.ShouldBe(401);
    }

    [Fact]
    public void More_than_a_hundred_orders_in_ten_seconds_are_too_many()
    {
        var bid = Levels("bids")[0].Price;
        for (var i = 0; i < 100; i++)
            _client.Ok("POST", "order", Limit("BUY", bid - 100, 0.001m, "IOC"));
        var reply = _client.Send("POST", "order", Limit("BUY", bid - 100, 0.001m, "IOC"));
        reply.Status.ShouldBe(429);
        reply.Text.ShouldContain("-1015");
        _venue.Pass(TimeSpan.FromSeconds(10));
        _client.Ok("POST", "order", Limit("BUY", bid - 100, 0.001m, "IOC"));
    }

    [Fact]
    public void Weight_above_the_limit_is_refused_then_banned_until_the_ban_ends()
    {
        for (var i = 0; i < 24; i++)
            _venue.Get("/api/v3/depth", "symbol=BTCUSDT&limit=5000").Status.ShouldBe(200);
        var refused = _venue.Get("/api/v3/depth", "symbol=BTCUSDT&limit=5000");
        refused.Status.ShouldBe(429);
        refused.Headers.First(header => header.Key == "Retry-After").Value.ShouldBe("59");
        for (var i = 0; i < 10; i++)
            refused = _venue.Get("/api/v3/time");
        refused.Status.ShouldBe(418);
        _venue.Pass(TimeSpan.FromSeconds(60));
        _venue.Get("/api/v3/time").Status.ShouldBe(418);
        _venue.Pass(TimeSpan.FromSeconds(61));
        _venue.Get("/api/v3/time").Status.ShouldBe(200);
    }

    [Fact]
    public void Money_is_neither_made_nor_lost_but_for_the_commission()
    {
        var other = BinanceClient.Spot(_venue, account: 1);
        var random = new Random(5);
        for (var i = 0; i < 400; i++)
        {
            _venue.Pass(TimeSpan.FromMilliseconds(random.Next(1500)));
            var price = Levels("bids")[0].Price + random.Next(-300, 300) / 100m;
            var form = random.Next(4) == 0 ? "IOC" : "GTC";
            (random.Next(2) == 0 ? _client : other).Ok(
                "POST", "order", Limit(random.Next(2) == 0 ? "BUY" : "SELL", price, random.Next(1, 50) / 1000m, form));
            if (OpenOrders().Count > 50)
                _client.Ok("DELETE", "openOrders", "symbol=BTCUSDT");
        }
        foreach (var client in new[] { _client, other })
        {
            client.Send("DELETE", "openOrders", "symbol=BTCUSDT");
            var (coins, money) = (100m, 1_000_000m);
            foreach (var trade in client.Ok("GET", "myTrades", "symbol=BTCUSDT&limit=1000").EnumerateArray())
            {
                var sign = trade.GetProperty("isBuyer").GetBoolean() ? 1 : -1;
                coins += sign * Number(trade, "qty");
                money -= sign * Number(trade, "quoteQty");
                if (sign > 0)
                    coins -= Number(trade, "commission");
                else
                    money -= Number(trade, "commission");
            }
            var balances = Balances(client);
            balances["BTC"].ShouldBe((coins, 0));
            balances["USDT"].ShouldBe((money, 0));
        }
    }

    private static string Limit(string side, decimal price, decimal quantity, string hold) =>
        $"symbol=BTCUSDT&side={side}&type=LIMIT&timeInForce={hold}&quantity={Text(quantity)}&price={Text(price)}";

    private static string Text(decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);

    private static decimal Number(JsonElement element, string name) => Number(element.GetProperty(name));

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);

    private string Status(string clientId) =>
        _client.Ok("GET", "order", $"symbol=BTCUSDT&origClientOrderId={clientId}").GetProperty("status").GetString()!;

    private List<JsonElement> OpenOrders() => [.. _client.Ok("GET", "openOrders", "symbol=BTCUSDT").EnumerateArray()];

    private Dictionary<string, (decimal Free, decimal Locked)> Balances(BinanceClient? client = null) =>
        (client ?? _client).Ok("GET", "account", "").GetProperty("balances").EnumerateArray().ToDictionary(
            balance => balance.GetProperty("asset").GetString()!, balance => (Number(balance, "free"), Number(balance, "locked")));

    private List<(decimal Price, decimal Quantity)> Levels(string side) =>
        [.. _venue.GetJson("/api/v3/depth", "symbol=BTCUSDT&limit=5").GetProperty(side).EnumerateArray().Select(level =>
            (Number(level[0]), Number(level[1])))];
}
