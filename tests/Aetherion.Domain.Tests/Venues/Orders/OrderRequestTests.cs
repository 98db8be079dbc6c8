using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Binance;
using Aetherion.Domain.Venues.Orders.Coinbase;
using Aetherion.Domain.Venues.Orders.Weex;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>Requests as they go over the wire.</summary>
public sealed class OrderRequestTests
{
    /// <summary>The secret of the documentation, which belongs to no account.</summary>
    private const string DocumentationSecret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    private static readonly VenueCredentials Documented = new("the-key", DocumentationSecret);

    private static readonly SigningMoment Moment =
        new(DateTimeOffset.FromUnixTimeMilliseconds(1499827319559), "nonce");

    private static readonly DateTimeOffset Later = DateTimeOffset.FromUnixTimeMilliseconds(1499827319000);

    private static readonly VenueOrder Market = new("bot-1-2-0", "BTCUSDT", Side.Buy, VenueOrderType.Market, 0.12300m);

    private static readonly VenueOrder Limit =
        new("bot-1-3-0", "BTCUSDT", Side.Sell, VenueOrderType.Limit, 1.50m, 64000.10m, TimeInForce: TimeInForce.ImmediateOrCancel);

    [Theory]
    [InlineData("LTCBTC", "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71")]
    [InlineData("１２３４５６", "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3")]
    public void A_request_to_Binance_is_signed_as_published_and_sent_as_signed(string symbol, string signature)
    {
        var query = $"symbol={Uri.EscapeDataString(symbol)}&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1";
        VenueRequest request = new("POST", "/api/v3/order", query, "", RequestSecurity.Signature, 1, 1);
        var signed = new BinanceSpotOrders().Sign(request, Documented, Moment);
        signed.PathAndQuery.ShouldBe($"/api/v3/order?{query}&recvWindow=5000&timestamp=1499827319559&signature={signature}");
        signed.Headers.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, string>("X-MBX-APIKEY", "the-key"));
        signed.ToString().ShouldBe("POST /api/v3/order");
    }

    [Fact]
    public void A_signature_by_an_RSA_key_is_percent_encoded_and_verifies()
    {
        using var key = RSA.Create(2048);
        var signed = new BinanceSpotOrders().Sign(
            new BinanceSpotOrders().Place(Market), new VenueCredentials("k", key.ExportPkcs8PrivateKeyPem()), Moment);
        var parts = signed.PathAndQuery.Split('?')[1].Split("&signature=");
        parts[1].ShouldNotContain("+");
        parts[1].ShouldNotContain("/");
        key.VerifyData(
            Encoding.UTF8.GetBytes(parts[0]),
            Convert.FromBase64String(Uri.UnescapeDataString(parts[1])),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1).ShouldBeTrue();
    }

    [Fact]
    public void Orders_on_Binance_spot_are_written_as_documented()
    {
        BinanceSpotOrders spot = new();
        Show(spot.Place(Market)).ShouldBe(
            "POST /api/v3/order?symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.123&newClientOrderId=bot-1-2-0&newOrderRespType=FULL weight=1 orders=1");
        Show(spot.Place(Limit)).ShouldBe(
            "POST /api/v3/order?symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=IOC&quantity=1.5&price=64000.1&newClientOrderId=bot-1-3-0&newOrderRespType=FULL weight=1 orders=1");
        Show(spot.Place(Limit with { Type = VenueOrderType.PostOnly })).ShouldContain("type=LIMIT_MAKER&quantity=1.5&price=64000.1&");
        Show(spot.Place(Limit with { Type = VenueOrderType.StopLimit, StopPrice = 63000m }))
            .ShouldContain("type=STOP_LOSS_LIMIT&timeInForce=IOC&quantity=1.5&price=64000.1&stopPrice=63000&");
        Show(spot.Cancel(Reference())).ShouldBe(
            "DELETE /api/v3/order?symbol=BTCUSDT&origClientOrderId=bot-1-2-0 weight=1 orders=0");
        Show(spot.Replace(Reference("7"), Limit)).ShouldEndWith(
            "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId=7 weight=1 orders=1");
        Show(spot.Query(Reference())).ShouldBe("GET /api/v3/order?symbol=BTCUSDT&origClientOrderId=bot-1-2-0 weight=4 orders=0");
        Show(spot.OpenOrders("BTCUSDT")).ShouldBe("GET /api/v3/openOrders?symbol=BTCUSDT weight=6 orders=0");
        Show(spot.History("BTCUSDT", Later)).ShouldBe(
            "GET /api/v3/allOrders?symbol=BTCUSDT&startTime=1499827319000&limit=1000 weight=20 orders=0");
        Show(spot.Trades(Reference("7"))).ShouldBe("GET /api/v3/myTrades?symbol=BTCUSDT&orderId=7&limit=1000 weight=5 orders=0");
        Should.Throw<ArgumentException>(() => spot.Place(Market with { IsReduceOnly = true }));
    }

    [Fact]
    public void Orders_on_USD_M_futures_are_written_as_documented()
    {
        BinanceFuturesOrders futures = new();
        Show(futures.Place(Market with { IsReduceOnly = true })).ShouldBe(
            "POST /fapi/v1/order?symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.123&reduceOnly=true&newClientOrderId=bot-1-2-0&newOrderRespType=RESULT weight=0 orders=1");
        Show(futures.Place(Limit with { Type = VenueOrderType.PostOnly })).ShouldContain("type=LIMIT&timeInForce=GTX&");
        Show(futures.Replace(Reference("7"), Limit)).ShouldBe(
            "PUT /fapi/v1/order?symbol=BTCUSDT&orderId=7&side=SELL&quantity=1.5&price=64000.1 weight=1 orders=1");
        Should.Throw<ArgumentException>(() => futures.Place(Limit with { Type = VenueOrderType.StopLimit }));
        var keep = futures.Sign(BinanceFuturesOrders.KeepUserStream(), Documented, Moment);
        keep.PathAndQuery.ShouldBe("/fapi/v1/listenKey");
        keep.Headers.ShouldHaveSingleItem().Key.ShouldBe("X-MBX-APIKEY");
    }

    [Fact]
    public void Orders_on_Coinbase_are_written_as_documented_and_carry_a_token_for_their_path()
    {
        CoinbaseOrders coinbase = new();
        var order = Limit with { Symbol = "BTC-USD", TimeInForce = TimeInForce.GoodTillCancelled };
        coinbase.Place(order).Body.ShouldBe(
            """{"client_order_id":"bot-1-3-0","product_id":"BTC-USD","side":"SELL","order_configuration":{"limit_limit_gtc":{"base_size":"1.5","limit_price":"64000.1","post_only":false}}}""");
        coinbase.Place(Market with { Symbol = "BTC-USD" }).Body.ShouldContain("""{"market_market_ioc":{"base_size":"0.123"}}""");
        coinbase.Cancel(Reference("v-1")).Body.ShouldBe("""{"order_ids":["v-1"]}""");
        Should.Throw<ArgumentException>(() => coinbase.Cancel(Reference()));
        Show(coinbase.Query(Reference("v-1"))).ShouldBe("GET /api/v3/brokerage/orders/historical/v-1? weight=1 orders=0");
        Show(coinbase.Trades(Reference("v-1"))).ShouldBe(
            "GET /api/v3/brokerage/orders/historical/fills?order_ids=v-1&limit=250 weight=1 orders=0");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signed = coinbase.Sign(
            coinbase.OpenOrders("BTC-USD"), new VenueCredentials("organizations/o/apiKeys/k", key.ExportECPrivateKeyPem()), Moment);
        signed.PathAndQuery.ShouldBe("/api/v3/brokerage/orders/historical/batch?product_ids=BTC-USD&order_status=OPEN&limit=250");
        var claims = signed.Headers.Single().Value["Bearer ".Length..].Split('.')[1];
        Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(claims)).ShouldContain(
            "\"uri\":\"GET api.coinbase.com/api/v3/brokerage/orders/historical/batch\"");
    }

    [Fact]
    public void An_order_whose_id_Coinbase_has_not_told_is_looked_for_in_the_list_from_a_minute_before_it_was_sent()
    {
        CoinbaseOrders coinbase = new();
        var life = OrderLifeRules.Begin(
            Market with { Symbol = "BTC-USD" }, new DateTime(2026, 1, 5, 12, 0, 30, DateTimeKind.Utc));

        Show(OrderQuestions.Write(coinbase, OrderQuestion.ById, life, TimeSpan.FromSeconds(10))).ShouldBe(
            "GET /api/v3/brokerage/orders/historical/batch?product_ids=BTC-USD&start_date=2026-01-05T11%3A59%3A40Z&limit=250 weight=1 orders=0");
        Show(OrderQuestions.Write(coinbase, OrderQuestion.ById, life with { VenueOrderId = "v-1" }, default))
            .ShouldBe("GET /api/v3/brokerage/orders/historical/v-1? weight=1 orders=0");
    }

    [Theory]
    [InlineData("""{"orders":[],"has_next":true,"cursor":"7 7"}""", "&cursor=7%207")]
    [InlineData("""{"orders":[],"has_next":false,"cursor":"77"}""", null)]
    [InlineData("""{"orders":[],"has_next":true,"cursor":""}""", null)]
    [InlineData("""{"fills":[{}],"cursor":"77"}""", "&cursor=77")]
    [InlineData("""{"fills":[],"cursor":"77"}""", null)]
    [InlineData("""{"fills":[{}]}""", null)]
    [InlineData("nonsense", null)]
    public void A_list_of_Coinbase_that_goes_on_is_asked_for_from_its_cursor_on(string json, string? end)
    {
        CoinbaseOrders coinbase = new();
        var asked = coinbase.OpenOrders("BTC-USD");
        VenueAnswer answer = new(200, Encoding.UTF8.GetBytes(json));

        var next = coinbase.NextPage(asked, answer);

        next?.Query.ShouldBe(asked.Query + end);
        (next is null).ShouldBe(end is null);
        if (next is not null)
            coinbase.NextPage(next, answer)!.Query.ShouldBe(asked.Query + end, "a cursor takes the place of the one before");
        coinbase.NextPage(asked, answer with { Status = 500 }).ShouldBeNull();
        coinbase.NextPage(coinbase.Query(Reference("v-1")), answer).ShouldBeNull("it is no list");
    }

    [Fact]
    public void Orders_on_Coinbase_Exchange_are_written_as_documented_and_signed_over_exactly_what_is_sent()
    {
        CoinbaseExchangeOrders exchange = new();
        const string Id = "ae000000-1111-4222-8333-444444444444";
        var order = Limit with { ClientOrderId = Id, Symbol = "BTC-USD" };
        exchange.Place(order).Body.ShouldBe(
            $$"""{"client_oid":"{{Id}}","product_id":"BTC-USD","side":"sell","type":"limit","size":"1.5","price":"64000.1","time_in_force":"IOC"}""");
        exchange.Place(order with { Type = VenueOrderType.PostOnly, TimeInForce = TimeInForce.GoodTillCancelled }).Body
            .ShouldEndWith("""
                "time_in_force":"GTC","post_only":true}
                """.Trim());
        exchange.Place(order with { Type = VenueOrderType.StopLimit, StopPrice = 64100m }).Body
            .ShouldEndWith("""
                "stop":"loss","stop_price":"64100"}
                """.Trim());
        exchange.Place(order with { Type = VenueOrderType.Market }).Body.ShouldNotContain("price");
        Should.Throw<ArgumentException>(() => exchange.Place(Limit)).Message.ShouldContain("UUID");
        Show(exchange.Cancel(Reference())).ShouldBe("DELETE /orders/client:bot-1-2-0?product_id=BTCUSDT weight=1 orders=0");
        Show(exchange.Query(Reference("v-1"))).ShouldBe("GET /orders/v-1? weight=1 orders=0");
        Show(exchange.OpenOrders("BTC-USD"))
            .ShouldBe("GET /orders?product_id=BTC-USD&status=open&status=pending&status=active&limit=1000 weight=1 orders=0");
        var signed = exchange.Sign(exchange.Place(order), new VenueCredentials("k", "c2VjcmV0", "p"), Moment);
        signed.Headers.ShouldContain(new KeyValuePair<string, string>("CB-ACCESS-TIMESTAMP", "1499827319.559"));
        signed.Headers.ShouldContain(new KeyValuePair<string, string>("CB-ACCESS-PASSPHRASE", "p"));
        // The secret stands for the word "secret".
        var text = $"1499827319.559POST/orders{signed.Body}";
        var expected = Convert.ToBase64String(HMACSHA256.HashData("secret"u8, Encoding.UTF8.GetBytes(text)));
        signed.Headers.Single(h => h.Key == "CB-ACCESS-SIGN").Value.ShouldBe(expected);
        Should.Throw<ArgumentException>(() => exchange.Sign(exchange.Account(), new VenueCredentials("k", "no base64!"), Moment));
    }

    [Fact]
    public void Orders_on_WEEX_are_signed_over_exactly_what_is_sent()
    {
        WeexOrders weex = new(isFutures: true);
        var signed = weex.Sign(weex.Place(Limit), new VenueCredentials("k", "s", "p"), Moment);
        signed.Body.ShouldBe(
            """{"symbol":"BTCUSDT","side":"SELL","positionSide":"LONG","type":"LIMIT","timeInForce":"IOC","quantity":"1.5","price":"64000.1","newClientOrderId":"bot-1-3-0"}""");
        var text = $"1499827319559POST/capi/v3/order{signed.Body}";
        var expected = Convert.ToBase64String(HMACSHA256.HashData("s"u8, Encoding.UTF8.GetBytes(text)));
        signed.Headers.Single(h => h.Key == "ACCESS-SIGN").Value.ShouldBe(expected);
        new WeexOrders(isFutures: false).Query(Reference()).Path.ShouldBe("/api/v3/order");
    }

    [Theory]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1.10", "1.1")]
    [InlineData("100", "100")]
    public void Amounts_are_written_with_every_digit_and_no_exponent(string amount, string written)
    {
        var order = Market with { Quantity = decimal.Parse(amount, CultureInfo.InvariantCulture) };
        new BinanceSpotOrders().Place(order).Query.ShouldContain($"&quantity={written}&");
        JsonDocument.Parse(new CoinbaseOrders().Place(order).Body).RootElement.GetProperty("order_configuration")
            .GetProperty("market_market_ioc").GetProperty("base_size").GetString().ShouldBe(written);
    }

    private static OrderReference Reference(string venueOrderId = "") => new("BTCUSDT", "bot-1-2-0", venueOrderId);

    private static string Show(VenueRequest request) =>
        $"{request.Method} {request.Path}?{request.Query} weight={request.Weight} orders={request.OrderCount}";
}
