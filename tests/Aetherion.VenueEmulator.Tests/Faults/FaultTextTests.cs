using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Coinbase;
using Aetherion.VenueEmulator.Core.CoinGecko;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Core.Weex;

namespace Aetherion.VenueEmulator.Tests.Faults;

/// <summary>A fault that could never strike is refused, with what to write instead.</summary>
public sealed class FaultTextTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<string, IEmulatedVenue> Venues = new()
    {
        ["binance"] = new BinanceVenue(
            new BinanceVenueOptions
            {
                SimulatedSymbols = ["BTCUSDT"],
                SimulatedMarkets = [BinanceMarketKind.Spot, BinanceMarketKind.UsdFutures],
                History = TimeSpan.FromMinutes(1),
            },
            Start),
        ["coinbase"] = new CoinbaseVenue(new CoinbaseVenueOptions { SimulatedProducts = ["BTC-USD"], History = TimeSpan.FromMinutes(1) }, Start),
        ["weex"] = new WeexVenue(new WeexVenueOptions { Symbols = ["BTCUSDT"], History = TimeSpan.FromMinutes(1) }, Start),
        ["coingecko"] = new CoinGeckoVenue(new CoinGeckoVenueOptions(), Start),
    };

    [Theory]
    [InlineData("gap:path=/api/v3/depth", "gap takes no 'path'", "drop, delay or malformed")]
    [InlineData("disconnect:path=/api/v3/depth", "disconnect takes no 'path'", "drop, delay or malformed")]
    [InlineData("duplicate:path=/api/v3/depth", "duplicate takes no 'path'", "drop, delay or malformed")]
    [InlineData("reorder:path=/api/v3/depth", "reorder takes no 'path'", "drop, delay or malformed")]
    [InlineData("slow-reader:path=/api/v3/depth", "slow-reader takes no 'path'", "drop, delay or malformed")]
    [InlineData("gap:stream=rest", "stream=rest", "drop, delay or malformed")]
    [InlineData("disconnect:stream=REST", "stream=rest", "another stream")]
    [InlineData("duplicate:stream=rest", "stream=rest", "another stream")]
    [InlineData("reorder:stream=rest", "stream=rest", "another stream")]
    [InlineData("slow-reader:stream=rest", "stream=rest", "another stream")]
    [InlineData("error-executed:stream=depth", "strikes orders", "stream=rest", "stream=api")]
    [InlineData("error-not-executed:stream=userData", "strikes orders", "stream=rest", "stream=api")]
    [InlineData("error-executed:stream=api,path=/order", "write path=/order or stream=api")]
    [InlineData("drop:stream=depth,path=/order", "write path=/order or stream=depth")]
    [InlineData("drop:stream=rest,connection=2", "leave connection=2 out")]
    [InlineData("malformed:path=/order,connection=2", "leave connection=2 out")]
    [InlineData("error-executed:stream=rest,connection=2", "leave connection=2 out")]
    [InlineData("drop:probability=0", "write a number above 0")]
    [InlineData("drop:duration=2s", "drop takes no 'duration'; it takes probability, count, stream, connection, path.")]
    [InlineData("delay:length=2", "delay takes no 'length'")]
    [InlineData("gap:code=1001", "gap takes no 'code'")]
    [InlineData("disconnect:length=3", "disconnect takes no 'length'")]
    [InlineData("clock-skew:stream=depth", "clock-skew takes no 'stream'; it takes duration.")]
    [InlineData("maintenance:probability=0.5", "maintenance takes no 'probability'; it takes duration, code.")]
    public void What_no_venue_can_be_struck_by_is_refused(string text, params string[] told)
    {
        var message = Should.Throw<FormatException>(() => FaultText.Parse(text)).Message;
        foreach (var part in told)
            message.ShouldContain(part);
    }

    [Theory]
    [InlineData("binance", "error-executed:path=/orders", "no order", "/spot/api/v3/order")]
    [InlineData("binance", "error-executed:path=/api/v3/depth", "no order", "/order")]
    [InlineData("binance", "drop:path=/capi/v3/order", "no request", "/order")]
    [InlineData("binance", "delay:path=klinez", "no request", "/spot/api/v3/")]
    [InlineData("coinbase", "error-executed:path=/api/v3/order", "no order", "/orders")]
    [InlineData("coinbase", "drop:path=BTC-USD", "no request", "/products")]
    [InlineData("coinbase", "drop:stream=api", "no WebSocket API", "stream=rest")]
    [InlineData("coinbase", "error-executed:stream=api", "HTTP alone", "stream=rest")]
    [InlineData("weex", "error-not-executed:connection=3", "HTTP alone", "stream=rest")]
    [InlineData("weex", "error-executed:path=/capi/v3/account", "no order", "/order")]
    [InlineData("binance", "drop:stream=dpeth", "no stream with 'dpeth'", "trade, aggTrade,", "kline, depth, markPrice,", "userData, api, rest", "btcusdt@trade")]
    [InlineData("binance", "gap:stream=ethusdt", "no stream with 'ethusdt'", "userData, api, or a part")]
    [InlineData("coinbase", "reorder:stream=levle2", "no stream with 'levle2'", "heartbeat, level2, level2_batch, matches", "l2_data", "userData")]
    [InlineData("weex", "disconnect:stream=userDate", "no stream with 'userDate'", "trade, ticker, bookTicker, depth, kline, userData, or a part")]
    [InlineData("coingecko", "drop", "no sockets", "drop with stream=rest")]
    [InlineData("coingecko", "gap", "no sockets", "drop, delay or malformed with stream=rest")]
    [InlineData("coingecko", "drop:stream=userData", "no sockets", "stream=rest")]
    [InlineData("coingecko", "error-executed", "no orders", "stream=rest")]
    public void What_a_venue_does_not_have_is_refused(string venue, string text, params string[] told)
    {
        FaultText.Parse(text).Count.ShouldBe(1);
        var message = Should.Throw<FormatException>(() => FaultText.Parse(text, Venues[venue])).Message;
        foreach (var part in told)
            message.ShouldContain(part);
    }

    [Theory]
    [InlineData("binance", "error-executed:path=/api/v3/order;error-executed:path=/usdm/fapi/v1/order;error-executed:stream=api,connection=2")]
    [InlineData("binance", "drop:path=order;delay:path=klines,duration=10s;drop:path=/spot/api/v3/depth;malformed:stream=rest")]
    [InlineData("binance", "drop;gap:stream=depth,connection=3;disconnect:stream=userData;drop:stream=API;slow-reader;clock-skew;maintenance")]
    [InlineData("binance", "drop:stream=trade;drop:stream=aggTrade;drop:stream=bookTicker;drop:stream=depth5;gap:stream=btcusdt@depth@1000ms")]
    [InlineData("binance", "drop:stream=BTCUSDT;gap:stream=kline;gap:stream=kline_1m;drop:stream=ticker;drop:stream=miniTicker;drop:stream=avgPrice")]
    [InlineData("binance", "drop:stream=markPrice@1s;drop:stream=forceOrder;drop:stream=USERDATA;drop:stream=serverShutdown;gap:stream=depth@500ms")]
    [InlineData("coinbase", "gap:stream=level2;gap:stream=l2_data:BTC-USD;drop:stream=market_trades;drop:stream=matches;drop:stream=heartbeats;drop:stream=status")]
    [InlineData("weex", "gap:stream=depth15;gap:stream=BTCUSDT@depth200;drop:stream=ticker;drop:stream=kline_1m_LAST;drop:stream=userData/fill")]
    [InlineData("coinbase", "error-not-executed:path=/orders;drop:path=/orders/client:7;drop:path=/products/BTC-USD/book;drop:path=USD/candles")]
    [InlineData("coinbase", "error-executed:path=/api/v3/brokerage/orders/edit;drop:path=/advanced/api/v3/brokerage/orders/historical/7")]
    [InlineData("weex", "error-executed:path=/capi/v3/order;drop:path=/api/v3/order;reorder:stream=userData;drop:path=/futures/capi/v3/market/time")]
    [InlineData("coingecko", "drop:stream=rest;delay:path=simple/price;malformed:path=/api/v3/coins/markets;clock-skew:duration=-2s")]
    public void What_can_strike_is_taken(string venue, string text) =>
        FaultText.Parse(text, Venues[venue]).Count.ShouldBe(text.Split(';').Length);

    [Theory]
    [InlineData("binance")]
    [InlineData("coinbase")]
    [InlineData("weex")]
    [InlineData("coingecko")]
    public void What_a_venue_says_that_it_serves_it_does(string name)
    {
        var venue = Venues[name];
        var now = Start.AddMinutes(10);
        venue.Advance(now);
        foreach (var call in venue.Reach!.Calls)
        {
            var path = call.Path.Replace("*", "BTC-USD", StringComparison.Ordinal);
            var query = path.Contains("symbol", StringComparison.Ordinal) ? "" : "symbol=BTCUSDT&product_id=BTC-USD";
            VenueRequest request = new(call.Method, path, query, default, new Dictionary<string, string>(), $"10.0.0.{call.Path.Length}");
            var reply = venue.Handle(request, now);
            reply.Status.ShouldNotBe(404, $"{call}");
        }
    }
}
