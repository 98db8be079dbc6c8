using System.Text.Json;
using Aetherion.VenueEmulator.Core.Binance;

namespace Aetherion.VenueEmulator.Tests.Binance;

/// <summary>What the emulator writes itself has the members, their order and their kinds that the venue's messages have.</summary>
public class FrameFormTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, string, string, string> Made => new()
    {
        { "/ws/btcusdt@aggTrade", SharedFile.SpotSession, "aggTrade", "" },
        { "/ws/btcusdt@trade", SharedFile.SpotBitcoin, "trade", "" },
        { "/ws/btcusdt@depth", SharedFile.SpotBitcoin, "depthUpdate", "" },
        { "/ws/btcusdt@kline_1m", SharedFile.SpotSession, "kline", "k" },
        { "/usdm/ws/btcusdt@aggTrade", SharedFile.FuturesSession, "aggTrade", "" },
        { "/usdm/ws/btcusdt@trade", SharedFile.FuturesBitcoin, "trade", "" },
        { "/usdm/ws/btcusdt@depth@500ms", SharedFile.FuturesBitcoin, "depthUpdate", "" },
        { "/usdm/ws/btcusdt@bookTicker", SharedFile.FuturesBitcoin, "bookTicker", "" },
        { "/usdm/ws/btcusdt@markPrice@1s", SharedFile.FuturesBitcoin, "markPriceUpdate", "" },
        { "/usdm/ws/btcusdt@kline_1m", SharedFile.FuturesSession, "kline", "k" },
        { "/coinm/ws/btcusd_perp@aggTrade", SharedFile.CoinSession, "aggTrade", "" },
        { "/coinm/ws/btcusd_perp@trade", SharedFile.CoinBitcoin, "trade", "" },
        { "/coinm/ws/btcusd_perp@depth@500ms", SharedFile.CoinBitcoin, "depthUpdate", "" },
        { "/coinm/ws/btcusd_perp@bookTicker", SharedFile.CoinBitcoin, "bookTicker", "" },
        { "/coinm/ws/btcusd_perp@kline_1m", SharedFile.CoinSession, "kline", "k" },
    };

    [Theory]
    [MemberData(nameof(Made))]
    public void A_message_that_is_made_has_the_form_of_a_recorded_one(string path, string file, string type, string inner)
    {
        var venue = Simulated();
        venue.Open(path);
        venue.Pass(TimeSpan.FromSeconds(5));
        var made = venue.TakeFrames()[0];
        var recorded = Samples.Recorded(file, type);
        Samples.Shape(made).ShouldBe(Samples.Shape(recorded));
        if (inner.Length > 0)
            Samples.Shape(made.GetProperty(inner)).ShouldBe(Samples.Shape(recorded.GetProperty(inner)));
    }

    [Fact]
    public void A_quote_of_spot_names_neither_type_nor_time()
    {
        var venue = Simulated();
        venue.Open("/ws/btcusdt@bookTicker");
        venue.Pass(TimeSpan.FromSeconds(5));
        Samples.Shape(venue.TakeFrames()[0]).ShouldBe(Samples.Shape(Samples.RecordedQuote(SharedFile.SpotBitcoin)));
    }

    [Theory]
    [InlineData("/api/v3/depth", "BTCUSDT", SharedFile.SpotBitcoin)]
    [InlineData("/fapi/v1/depth", "BTCUSDT", SharedFile.FuturesBitcoin)]
    [InlineData("/dapi/v1/depth", "BTCUSD_PERP", SharedFile.CoinBitcoin)]
    public void A_book_has_the_form_of_a_recorded_one(string path, string symbol, string file) =>
        Samples.Shape(Simulated().GetJson(path, $"symbol={symbol}")).ShouldBe(Samples.Shape(Samples.RecordedBook(file)));

    [Theory]
    [InlineData("ticker/24hr", "24hr ticker", "weightedAvgPrice")]
    [InlineData("ticker/price", "Symbol price ticker", "price")]
    [InlineData("ticker/bookTicker", "Symbol order book ticker", "bidPrice")]
    [InlineData("avgPrice", "Current average price", "mins")]
    [InlineData("trades", "Recent trades list", "isBuyerMaker")]
    [InlineData("aggTrades", "Compressed/Aggregate trades list", "a")]
    [InlineData("time", "Check server time", "serverTime")]
    public void An_answer_of_spot_has_the_form_that_is_documented(string endpoint, string section, string member)
    {
        var venue = Simulated();
        venue.Pass(TimeSpan.FromSeconds(5));
        var answer = venue.GetJson("/api/v3/" + endpoint, "symbol=BTCUSDT&limit=5");
        Samples.Shape(answer.ValueKind == JsonValueKind.Array ? answer[0] : answer).ShouldBe(Samples.Shape(Samples.Documented(section, member)));
    }

    [Theory]
    [InlineData("ticker", "Individual Symbol Ticker Streams", "w")]
    [InlineData("miniTicker", "Individual Symbol Mini Ticker Stream", "c")]
    [InlineData("avgPrice", "Average Price", "i")]
    public void A_stream_of_figures_has_the_form_that_is_documented(string kind, string section, string member)
    {
        var venue = Simulated();
        venue.Open("/ws/btcusdt@" + kind);
        venue.Pass(TimeSpan.FromSeconds(3));
        var made = venue.TakeFrames();
        made.Count.ShouldBe(3);
        Samples.Shape(made[0]).ShouldBe(Samples.Shape(Samples.Documented(section, member)));
    }

    [Theory]
    [InlineData("newOrderRespType=ACK", "transactTime", "workingTime")]
    [InlineData("newOrderRespType=RESULT", "workingTime", "fills")]
    [InlineData("newOrderRespType=FULL", "fills", "")]
    public void The_answer_to_an_order_has_the_form_that_is_documented(string form, string member, string absent)
    {
        var documented = Samples.Lines("fixtures/binance-spot-docs-samples.jsonl.gz")
            .Where(line => line.GetProperty("section").GetString() == "New order (TRADE)").Select(line => line.GetProperty("json"))
            .First(json => json.TryGetProperty(member, out _) && (absent.Length == 0 || !json.TryGetProperty(absent, out _)));
        var answer = BinanceClient.Spot(Simulated()).Ok("POST", "order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.01&" + form);
        Samples.Shape(answer).Order().ShouldBe(Samples.Shape(documented).Order());
    }

    [Fact]
    public void Queries_and_cancellations_of_spot_have_the_form_that_is_documented()
    {
        var venue = Simulated();
        var client = BinanceClient.Spot(venue);
        var order = client.Ok("POST", "order", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=50000");
        var id = order.GetProperty("orderId").GetRawText();
        Samples.Shape(client.Ok("GET", "order", $"symbol=BTCUSDT&orderId={id}")).Order()
            .ShouldBe(Samples.Shape(Samples.Documented("Query order", "isWorking")).Order());
        Samples.Shape(client.Ok("DELETE", "order", $"symbol=BTCUSDT&orderId={id}")).Order()
            .ShouldBe(Samples.Shape(Samples.Documented("Cancel order", "origClientOrderId")).Order());
        Samples.Shape(client.Ok("GET", "account", "")).ShouldBe(Samples.Shape(Samples.Documented("Account information", "balances")));
        client.Ok("POST", "order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.01");
        Samples.Shape(client.Ok("GET", "myTrades", "symbol=BTCUSDT")[0])
            .ShouldBe(Samples.Shape(Samples.Documented("Account trade list", "isBestMatch")));
    }

    [Fact]
    public void Queries_and_events_of_futures_have_the_form_of_the_samples()
    {
        var venue = Simulated();
        var client = BinanceClient.Futures(venue);
        var key = client.Ok("POST", "listenKey", "").GetProperty("listenKey").GetString()!;
        var socket = venue.Open("/usdm/private/ws", $"listenKey={key}");
        var placed = client.Ok("POST", "order", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=57000");
        var sample = Samples.Nautilus("futures/http_json/order_response.json");
        Samples.Shape(placed).Append("time:Number").Order().ShouldBe(Samples.Shape(sample).Append("cumQty:String").Order());
        var query = client.Ok("GET", "order", $"symbol=BTCUSDT&orderId={placed.GetProperty("orderId").GetRawText()}");
        Samples.Shape(query).Order().ShouldBe(Samples.Shape(sample).Order());
        client.Ok("POST", "order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01");
        var events = venue.TakeFrames(socket);
        var trade = events.First(each => each.GetProperty("e").GetString() == "ORDER_TRADE_UPDATE"
            && each.GetProperty("o").GetProperty("x").GetString() == "TRADE");
        // Members of trailing stops, which the emulator has not, and two that came after the sample.
        var known = Samples.Shape(Samples.Nautilus("futures/user_data_json/order_update_trade.json").GetProperty("o"))
            .Except(["AP:String", "cr:String"]).Concat(["pm:String", "gtd:Number"]);
        Samples.Shape(trade.GetProperty("o")).Order().ShouldBe(known.Order());
        var account = events.First(each => each.GetProperty("e").GetString() == "ACCOUNT_UPDATE").GetProperty("a");
        var accountSample = Samples.Nautilus("futures/user_data_json/account_update.json").GetProperty("a");
        Samples.Shape(account).ShouldBe(Samples.Shape(accountSample));
        Samples.Shape(account.GetProperty("P")[0]).ShouldBe(Samples.Shape(accountSample.GetProperty("P")[0]));
        Samples.Shape(client.Ok("GET", "userTrades", "symbol=BTCUSDT")[0]).Order()
            .ShouldBe(Samples.Shape(Samples.Net("/fapi/v1/userTrades", "realizedPnl")).Order());
        Samples.Shape(venue.GetJson("/fapi/v1/premiumIndex", "symbol=BTCUSDT")).Order()
            .ShouldBe(Samples.Shape(Samples.Net("/fapi/v1/premiumIndex", "markPrice")).Order());
    }

    [Fact]
    public void Reports_of_user_data_have_the_form_that_is_documented()
    {
        var venue = Simulated();
        var client = BinanceClient.Spot(venue);
        var socket = client.SubscribeToUserData();
        client.Ok("POST", "order", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=50000");
        var events = venue.TakeFrames(socket);
        var documented = Samples.Documented("Order Update", "subscriptionId").GetProperty("event");
        // Only present where trades of an account with itself were prevented.
        Samples.Shape(events[0].GetProperty("event")).ShouldBe(Samples.Shape(documented).Except(["v:Number"]));
        var position = Samples.Documented("Account Update", "subscriptionId").GetProperty("event");
        Samples.Shape(events[1].GetProperty("event")).ShouldBe(Samples.Shape(position));
        Samples.Shape(events[1].GetProperty("event").GetProperty("B")[0]).ShouldBe(Samples.Shape(position.GetProperty("B")[0]));
    }

    [Fact]
    public void The_rules_of_a_symbol_have_members_that_the_venue_has()
    {
        var venue = Simulated();
        var spot = venue.GetJson("/api/v3/exchangeInfo", "symbol=BTCUSDT").GetProperty("symbols")[0];
        var documented = Samples.Documented("Exchange information", "symbols").GetProperty("symbols")[0];
        Samples.Shape(spot).Except(Samples.Shape(documented)).ShouldBeEmpty();
        // Kinds of orders that the emulator does not take.
        Samples.Shape(documented).Except(Samples.Shape(spot)).ShouldBe(["opoAllowed:Boolean", "pegInstructionsAllowed:Boolean"]);
        var futures = venue.GetJson("/fapi/v1/exchangeInfo").GetProperty("symbols").EnumerateArray().First();
        var recorded = Samples.Lines(SharedFile.FuturesSession).First().GetProperty("data").GetProperty("symbols")[0];
        Samples.Shape(futures).Except(Samples.Shape(recorded)).ShouldBeEmpty();
    }

    private static VirtualVenue Simulated()
    {
        var options = new BinanceVenueOptions
        {
            SimulatedSymbols = ["BTCUSDT", "BTCUSD_PERP"],
            SimulatedMarkets = [BinanceMarketKind.Spot, BinanceMarketKind.UsdFutures, BinanceMarketKind.CoinFutures],
            History = TimeSpan.Zero,
        };
        var venue = new VirtualVenue(new BinanceVenue(options, Start), Start);
        venue.Pass(TimeSpan.FromSeconds(2));
        return venue;
    }
}
