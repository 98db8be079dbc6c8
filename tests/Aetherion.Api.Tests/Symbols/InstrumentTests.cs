using System.Text.Json.Nodes;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Symbols;

public sealed class InstrumentTests
{
    [Fact]
    public async Task Instruments_are_paged_in_order_of_display()
    {
        await using var api = await TestApi.StartAsync();

        var first = (await api.QueryAsync("{ instruments(first: 2) { totalCount nodes { id } pageInfo { hasNextPage "
            + "endCursor } } }"))["instruments"]!;
        var rest = (await api.QueryAsync(
            "query($after: String) { instruments(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage "
            + "hasPreviousPage } } }",
            new { after = (string)first["pageInfo"]!["endCursor"]! }))["instruments"]!;

        Ids(first).ShouldBe(["sim:BTC-USD", "sim:ETH-USD"]);
        ((int)first["totalCount"]!).ShouldBe(3);
        ((bool)first["pageInfo"]!["hasNextPage"]!).ShouldBeTrue();
        Ids(rest).ShouldBe(["sim:AAPL"]);
        rest["pageInfo"]!.ToJsonString().ShouldBe("""{"hasNextPage":false,"hasPreviousPage":true}""");
    }

    [Fact]
    public async Task The_last_page_is_found_from_the_end()
    {
        await using var api = await TestApi.StartAsync();

        var page = (await api.QueryAsync("{ instruments(last: 2) { nodes { id } pageInfo { hasPreviousPage "
            + "hasNextPage } } }"))["instruments"]!;

        Ids(page).ShouldBe(["sim:ETH-USD", "sim:AAPL"]);
        page["pageInfo"]!.ToJsonString().ShouldBe("""{"hasPreviousPage":true,"hasNextPage":false}""");
    }

    [Fact]
    public async Task Instruments_can_be_those_of_one_market()
    {
        await using var api = await TestApi.StartAsync();

        var page = await api.QueryAsync("{ instruments(market: US) { nodes { id market } } }");

        page.ToJsonString().ShouldBe("""{"instruments":{"nodes":[{"id":"sim:AAPL","market":"US"}]}}""");
    }

    [Fact]
    public async Task An_instrument_tells_what_is_known_now_with_decimals_as_text()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.LastPrice = new Price(642_501);
        api.Btc.Trades = [TestData.Trade(5)];
        api.Btc.Feed = new FeedStatus(FeedState.Live, TestData.Start, 12, 1, 2, 3);

        var data = await api.QueryAsync(
            """
            { instrument(id: "sim:BTC-USD") {
                symbol venue market baseCurrency quoteCurrency priceTick quantityStep minNotional lastPrice lastTradeTime
                feed { state lastEventTime eventCount duplicateCount lateCount gapCount } } }
            """);

        data["instrument"]!.ToJsonString().ShouldBe(
            """
            {"symbol":"BTC-USD","venue":"sim","market":"CRYPTO","baseCurrency":"BTC","quoteCurrency":"USD","priceTick":"0.10","quantityStep":"0.00010","minNotional":"10.00","lastPrice":"64250.10","lastTradeTime":"2026-03-02T12:00:00.005000Z","feed":{"state":"LIVE","lastEventTime":"2026-03-02T12:00:00.000000Z","eventCount":"12","duplicateCount":"1","lateCount":"2","gapCount":"3"}}
            """);
    }

    [Fact]
    public async Task An_unknown_instrument_is_null()
    {
        await using var api = await TestApi.StartAsync();

        var data = await api.QueryAsync("""{ a: instrument(id: "sim:DOGE") { id } b: instrument(id: "rubbish") { id } }""");

        data.ToJsonString().ShouldBe("""{"a":null,"b":null}""");
    }

    [Fact]
    public async Task The_change_of_a_day_is_against_the_price_24_hours_before_the_last_trade()
    {
        await using var api = await TestApi.StartAsync();
        var lastTrade = TestData.Trade(0);
        api.Btc.Trades = [lastTrade];
        api.Btc.LastPrice = new Price(1100);
        var dayAgo = TestData.Candle(-24, Timeframe.H1) with { Open = new Price(1000) };
        api.Btc.Candles[Timeframe.H1] = [dayAgo, TestData.Candle(-23, Timeframe.H1)];

        var change = (double)(await api.QueryAsync("""{ instrument(id: "sim:BTC-USD") { change24h } }"""))["instrument"]!["change24h"]!;

        change.ShouldBe(0.1, 1e-12);
    }

    [Fact]
    public async Task The_change_of_a_day_is_null_where_candles_do_not_reach_back()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Trades = [TestData.Trade(0)];
        api.Btc.LastPrice = new Price(1100);
        api.Btc.Candles[Timeframe.H1] = [TestData.Candle(-2, Timeframe.H1)];

        var data = await api.QueryAsync("""{ instrument(id: "sim:BTC-USD") { change24h } }""");

        data["instrument"]!["change24h"].ShouldBeNull();
    }

    [Fact]
    public async Task The_book_has_its_best_levels_and_what_follows_from_them()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Bids = [new PriceLevel(new Price(642_500), new Quantity(30)), new PriceLevel(
            new Price(642_499), new Quantity(10))];
        api.Btc.Asks = [new PriceLevel(new Price(642_502), new Quantity(10))];
        api.Btc.BookReceivedTime = TestData.Start.AddMilliseconds(4);

        var book = (await api.QueryAsync(
            """{ instrument(id: "sim:BTC-USD") { orderBook(depth: 1) { sequence eventTime receivedTime state spread midpoint imbalance weightedMid bids { price quantity } asks { price quantity } } } }"""))
            ["instrument"]!["orderBook"]!;

        book.ToJsonString().ShouldBe(
            """
            {"sequence":"77","eventTime":"2026-03-02T12:00:00.000000Z","receivedTime":"2026-03-02T12:00:00.004000Z","state":"LIVE","spread":"0.20","midpoint":"64250.10","imbalance":0.5,"weightedMid":64250.15,"bids":[{"price":"64250.00","quantity":"0.00300"}],"asks":[{"price":"64250.20","quantity":"0.00100"}]}
            """);
    }

    [Theory]
    [InlineData("orderBook(depth: 0) { sequence }")]
    [InlineData("orderBook(depth: 1001) { sequence }")]
    [InlineData("trades(first: 101) { nodes { sequence } }")]
    [InlineData("trades(first: -1) { nodes { sequence } }")]
    [InlineData("regime(timeframe: S1) { label }")]
    [InlineData("candles(timeframe: M1, first: 1001) { nodes { open } }")]
    [InlineData("candles(timeframe: M1, first: 10, after: \"rubbish\") { nodes { open } }")]
    [InlineData(
        "candles(timeframe: M1, from: \"2026-01-02T00:00:00Z\", to: \"2026-01-01T00:00:00Z\") { nodes { open } }")]
    [InlineData("regimeHistory(first: 101) { nodes { id } }")]
    public async Task Arguments_out_of_bounds_are_refused(string field)
    {
        await using var api = await TestApi.StartAsync();

        var code = await api.FailAsync($"{{ instrument(id: \"sim:BTC-USD\") {{ {field} }} }}");

        code.ShouldBe("BAD_USER_INPUT");
    }

    [Fact]
    public async Task Trades_come_from_the_store_where_the_grain_holds_fewer()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Trades = [TestData.Trade(3)];
        api.Parts.Market.Trades.AddRange([TestData.Trade(1), TestData.Trade(2), TestData.Trade(3, side: Side.Sell)]);

        var trades = (await api.QueryAsync("""{ instrument(id: "sim:BTC-USD") { trades(first: 2) { nodes { sequence price aggressor } pageInfo { hasNextPage endCursor } } } }"""))
            ["instrument"]!["trades"]!;
        var rest = (await api.QueryAsync(
            """query($after: String) { instrument(id: "sim:BTC-USD") { trades(first: 2, after: $after) { nodes { sequence } } } }""",
            new { after = (string)trades["pageInfo"]!["endCursor"]! }))["instrument"]!["trades"]!;

        ((bool)trades["pageInfo"]!["hasNextPage"]!).ShouldBeTrue();
        rest["nodes"]!.ToJsonString().ShouldBe("""[{"sequence":"1"}]""");
        trades["nodes"]!.ToJsonString().ShouldBe(
            """[{"sequence":"3","price":"64250.10","aggressor":"SELL"},{"sequence":"2","price":"64250.10","aggressor":"BUY"}]""");
    }

    [Fact]
    public async Task Features_that_are_not_known_are_null()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.LatestBars[Timeframe.M1] = TestData.Bar(3);

        var data = await api.QueryAsync("""{ instrument(id: "sim:BTC-USD") { features { timeframe sequence barCloseTime logReturn momentum5m } m5: features(timeframe: M5) { sequence } } }""");

        data["instrument"]!.ToJsonString().ShouldBe(
            """{"features":{"timeframe":"M1","sequence":"4","barCloseTime":"2026-03-02T12:04:00.000000Z","logReturn":0.25,"momentum5m":null},"m5":null}""");
    }

    [Fact]
    public async Task A_reference_is_what_the_vendor_says_of_the_base_currency_and_null_where_nothing_is_known()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.References.References["BTC"] = new AssetReference(
            "BTC", "USD", 70187.5m, 20154184933m, null, TestData.Start, "coingecko");
        api.Parts.References.References["AAPL"] = api.Parts.References.References["BTC"];

        var data = await api.QueryAsync(
            """
            { instruments { nodes { id reference { priceIndication volume24h marketCap currency asOf source } } } }
            """);

        var references = data["instruments"]!["nodes"]!.AsArray()
            .ToDictionary(node => (string)node!["id"]!, node => node!["reference"]?.ToJsonString());
        references["sim:BTC-USD"].ShouldBe(
            "{\"priceIndication\":\"70187.5\",\"volume24h\":\"20154184933\",\"marketCap\":null,\"currency\":\"USD\","
            + $"\"asOf\":\"{TestData.Start:yyyy-MM-ddTHH:mm:ss.ffffffZ}\",\"source\":\"coingecko\"}}");
        references["sim:ETH-USD"].ShouldBeNull();
        references["sim:AAPL"].ShouldBeNull("shares have no such vendor");
    }

    [Fact]
    public async Task A_failure_inside_is_masked_and_has_a_trace()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Failure = new InvalidOperationException("secret of the inside");

        var result = await api.ExecuteAsync("""{ instrument(id: "sim:BTC-USD") { id lastPrice } }""");

        result["data"]!["instrument"]!["id"]!.GetValue<string>().ShouldBe("sim:BTC-USD");
        var error = result["errors"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)error["extensions"]!["code"]!).ShouldBe("INTERNAL");
        ((string)error["extensions"]!["traceId"]!).ShouldNotBeNullOrEmpty();
        result.ToJsonString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_grain_that_does_not_answer_is_a_time_out_to_be_tried_again()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Failure = new TimeoutException("internal detail");

        var result = await api.ExecuteAsync("""{ instrument(id: "sim:BTC-USD") { lastPrice } }""");

        var extensions = result["errors"]![0]!["extensions"]!;
        ((string)extensions["code"]!).ShouldBe("TIMEOUT");
        ((bool)extensions["retryable"]!).ShouldBeTrue();
        result.ToJsonString().ShouldNotContain("internal detail");
    }

    private static string[] Ids(JsonNode page) => [.. page["nodes"]!.AsArray().Select(node => (string)node!["id"]!)];
}
