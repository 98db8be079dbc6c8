using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Binance;

namespace Aetherion.VenueEmulator.Tests.Binance;

public class FuturesOrderTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    private readonly VirtualVenue _venue;
    private readonly BinanceClient _client;

    public FuturesOrderTests()
    {
        var options = new BinanceVenueOptions
        {
            SimulatedSymbols = ["BTCUSDT"],
            SimulatedMarkets = [BinanceMarketKind.UsdFutures],
            History = TimeSpan.Zero,
        };
        _venue = new VirtualVenue(new BinanceVenue(options, Start), Start);
        _venue.Pass(TimeSpan.FromSeconds(2));
        _client = BinanceClient.Futures(_venue);
    }

    [Fact]
    public void A_position_opens_and_closes_and_its_profit_comes_to_the_wallet()
    {
        Market("BUY", 0.05m);
        Position().ShouldBe(0.05m);
        _venue.Pass(TimeSpan.FromMinutes(1));
        Market("SELL", 0.05m);
        Position().ShouldBe(0);
        var trades = _client.Ok("GET", "userTrades", "symbol=BTCUSDT").EnumerateArray().ToList();
        var cash = trades.Sum(trade => (trade.GetProperty("buyer").GetBoolean() ? -1 : 1) * Number(trade, "price") * Number(trade, "qty"));
        trades.Sum(trade => Number(trade, "realizedPnl")).ShouldBe(cash, 0.0000001m);
        var wallet = Number(_client.Ok("GET", "balance", "")[0], "balance");
        wallet.ShouldBe(1_000_000 + cash - trades.Sum(trade => Number(trade, "commission")), 0.0000001m);
    }

    [Fact]
    public void An_order_that_may_only_reduce_never_turns_a_position()
    {
        _client.Refused("POST", "order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.05&reduceOnly=true").Code.ShouldBe(-2022);
        Market("BUY", 0.05m);
        _client.Ok("POST", "order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.2&reduceOnly=true");
        Position().ShouldBe(0);
    }

    [Fact]
    public void A_maker_order_that_would_take_and_a_fill_or_kill_order_that_cannot_are_refused()
    {
        var ask = Best("askPrice");
        _client.Refused("POST", "order", Limit("BUY", ask, 0.01m, "GTX")).Code.ShouldBe(-5022);
        _client.Refused("POST", "order", Limit("BUY", ask, 500m, "FOK")).Code.ShouldBe(-5021);
        _client.Ok("POST", "order", Limit("BUY", ask - 100, 0.01m, "GTX"));
    }

    [Fact]
    public void Margin_bounds_what_is_bought_and_names_are_unique()
    {
        _client.Refused("POST", "order", Limit("BUY", Best("bidPrice") - 100, 400m, "GTC")).Code.ShouldBe(-2019);
        var order = Limit("BUY", Best("bidPrice") - 100, 0.01m, "GTC") + "&newClientOrderId=mine";
        _client.Ok("POST", "order", order);
        _client.Refused("POST", "order", order).Code.ShouldBe(-4116);
        _client.Refused("POST", "order", Limit("BUY", 57000.05m, 0.01m, "GTC")).Code.ShouldBe(-1111);
        _client.Refused("POST", "order", Limit("BUY", Best("bidPrice") - 100, 0.001m, "GTC")).Code.ShouldBe(-4164);
    }

    [Fact]
    public void A_stop_becomes_a_market_order()
    {
        Market("BUY", 0.05m);
        var bid = Best("bidPrice");
        _client.Refused("POST", "order", $"symbol=BTCUSDT&side=SELL&type=STOP_MARKET&quantity=0.05&stopPrice={Text(bid + 50)}").Code.ShouldBe(-2021);
        _client.Ok("POST", "order", $"symbol=BTCUSDT&side=SELL&type=STOP_MARKET&quantity=0.05&stopPrice={Text(bid - 5)}&reduceOnly=true");
        for (var i = 0; i < 1800 && Position() != 0; i++)
            _venue.Pass(TimeSpan.FromSeconds(1));
        Position().ShouldBe(0);
    }

    [Fact]
    public void User_data_comes_by_listen_key_until_it_expires()
    {
        var key = _client.Ok("POST", "listenKey", "").GetProperty("listenKey").GetString()!;
        var all = _venue.Open("/usdm/private/ws", $"listenKey={key}");
        var some = _venue.Open("/usdm/private/stream", $"listenKey={key}&events=ORDER_TRADE_UPDATE");
        var wrongPath = _venue.Open("/usdm/market/ws", $"listenKey={key}");
        Market("BUY", 0.01m);
        _venue.Outputs.ShouldNotContain(output => output.Connection == wrongPath);
        _venue.Outputs.Count(output => output.Connection == all).ShouldBe(3);
        _venue.Outputs.Count(output => output.Connection == some).ShouldBe(2);
        _venue.Outputs.Clear();
        _venue.Pass(TimeSpan.FromMinutes(50));
        _client.Ok("PUT", "listenKey", "");
        _venue.Pass(TimeSpan.FromMinutes(59));
        _venue.TakeFrames(all).ShouldBeEmpty();
        _venue.Pass(TimeSpan.FromMinutes(2));
        _venue.TakeFrames(all).ShouldHaveSingleItem().GetProperty("e").GetString().ShouldBe("listenKeyExpired");
        _client.Refused("PUT", "listenKey", "").Code.ShouldBe(-1125);
    }

    private void Market(string side, decimal quantity) =>
        _client.Ok("POST", "order", $"symbol=BTCUSDT&side={side}&type=MARKET&quantity={Text(quantity)}");

    private decimal Position() =>
        _client.Ok("GET", "positionRisk", "symbol=BTCUSDT").EnumerateArray().Sum(position => Number(position, "positionAmt"));

    private decimal Best(string name) => Number(_venue.GetJson("/fapi/v1/ticker/bookTicker", "symbol=BTCUSDT"), name);

    private static string Limit(string side, decimal price, decimal quantity, string hold) =>
        $"symbol=BTCUSDT&side={side}&type=LIMIT&timeInForce={hold}&quantity={Text(quantity)}&price={Text(price)}";

    private static string Text(decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);

    private static decimal Number(JsonElement element, string name) =>
        decimal.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
