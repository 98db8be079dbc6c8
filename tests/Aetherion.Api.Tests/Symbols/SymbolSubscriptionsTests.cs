using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Symbols;

public sealed class SymbolSubscriptionsTests
{
    private const string Ticks = """subscription { tick(instrumentId: "sim:BTC-USD") { sequence ... on TickSnapshot { trade { price } } ... on TickUpdate { previousSequence price quantity aggressor } } }""";
    private const string Book =
        """
        subscription {
          orderBook(instrumentId: "sim:BTC-USD", depth: 5, fromSequence: null, maxRate: 10) {
            __typename sequence eventTime
            ... on BookSnapshot { receivedTime bids { price quantity } asks { price quantity } microprice imbalance }
            ... on BookDelta { previousSequence receivedTime bids { price quantity } asks { price quantity } }
            ... on StreamGap { fromSequence toSequence reason }
            ... on StreamStatus { state reason }
          }
        }
        """;

    private const string Candles = """subscription { candle(instrumentId: "sim:BTC-USD", timeframe: M1, maxRate: 100) { ... on CandleSnapshot { forming { open } } ... on CandleUpdate { instrumentId timeframe candle { closed sequence open regime probabilities { label } } } } }""";

    [Fact]
    public async Task Ticks_begin_with_the_latest_trade_and_go_on_with_every_trade()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Trades = [TestData.Trade(4)];
        api.Btc.Feed = Live;
        await using var ticks = await GraphQLSubscription.StartAsync(api, Ticks);

        var latest = await ticks.NextAsync("the latest trade");
        await api.Cluster.Streams.PublishAsync(
            StreamNames.TicksOf(TestData.BtcKey), TestData.Trades(
                TestData.Trade(4), TestData.Trade(5), TestData.Trade(7)));

        latest["tick"]!.ToJsonString().ShouldBe("""{"sequence":"4","trade":{"price":"64250.10"}}""");
        (await ticks.NextAsync("trade 5"))["tick"]!.ToJsonString().ShouldBe(
            """{"sequence":"5","previousSequence":"4","price":"64250.10","quantity":"0.01000","aggressor":"BUY"}""");
        var last = (await ticks.NextAsync("trade 7"))["tick"]!;
        ((string)last["sequence"]!).ShouldBe("7");
        ((string)last["previousSequence"]!).ShouldBe("5");
    }

    [Fact]
    public async Task Books_begin_with_a_snapshot_and_go_on_with_what_has_changed()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Bids = [Level(1000, 5), Level(999, 7)];
        api.Btc.Asks = [Level(1001, 5)];
        await using var books = await GraphQLSubscription.StartAsync(api, Book);

        var snapshot = await books.NextAsync("the snapshot");
        (api.Btc.Bids, api.Btc.BookSequence) = ([Level(1000, 6)], 80);
        api.Btc.BookReceivedTime = TestData.Start.AddMilliseconds(4);
        await api.Cluster.Streams.PublishAsync(
            StreamNames.TicksOf(TestData.BtcKey),
            new MarketEventBatch(
                TestData.BtcKey,
                [MarketEvent.Delta(80, TestData.Start, TestData.Start, new BookChange([Level(1000, 6), Level(999, 0)], []))]));
        var delta = await books.NextAsync("the delta");

        snapshot["orderBook"]!.ToJsonString().ShouldBe(
            """{"__typename":"BookSnapshot","sequence":"77","eventTime":"2026-03-02T12:00:00.000000Z","receivedTime":null,"bids":[{"price":"100.00","quantity":"0.00050"},{"price":"99.90","quantity":"0.00070"}],"asks":[{"price":"100.10","quantity":"0.00050"}],"microprice":100.05,"imbalance":0.4117647058823529}""");
        delta["orderBook"]!.ToJsonString().ShouldBe(
            """{"__typename":"BookDelta","sequence":"80","eventTime":"2026-03-02T12:00:00.000000Z","previousSequence":"77","receivedTime":"2026-03-02T12:00:00.004000Z","bids":[{"price":"100.00","quantity":"0.00060"},{"price":"99.90","quantity":"0.00000"}],"asks":[]}""");
    }

    [Fact]
    public async Task Candles_begin_with_the_forming_bar_and_give_every_closed_one_with_its_regime()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Candles[Timeframe.M1] = [TestData.Candle(3)];
        api.Btc.LatestBars[Timeframe.M1] = TestData.Bar(2);
        await using var candles = await GraphQLSubscription.StartAsync(api, Candles);

        var snapshot = await candles.NextAsync("the snapshot");
        api.Btc.LatestBars[Timeframe.M1] = TestData.Bar(3);
        await api.Cluster.Streams.PublishAsync(
            StreamNames.RegimeBarsOf(TestData.BtcMinute),
            new RegimeBarBatch(TestData.BtcMinute, [new RegimeBar(4, TestData.Candle(3), default, Regime.Bull, 0.8)]));
        var closed = await candles.NextAsync("the closed bar");

        snapshot["candle"]!.ToJsonString().ShouldBe("""{"forming":{"open":"100.30"}}""");
        closed["candle"]!["candle"]!.ToJsonString().ShouldBe(
            """{"closed":true,"sequence":"4","open":"100.30","regime":"BULL","probabilities":[{"label":"BULL"},{"label":"BEAR"},{"label":"SIDEWAYS"},{"label":"CRISIS"}]}""");
    }

    [Fact]
    public async Task The_forming_candle_is_sent_again_when_trades_come()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Candles[Timeframe.M1] = [TestData.Candle(3)];
        await using var candles = await GraphQLSubscription.StartAsync(api, Candles);
        await candles.NextAsync("the forming bar");

        api.Btc.Candles[Timeframe.M1] = [TestData.Candle(4)];
        await api.Cluster.Streams.PublishAsync(
            StreamNames.TicksOf(TestData.BtcKey), TestData.Trades(TestData.Trade(9)));

        (await candles.NextAsync("the next forming bar"))["candle"]!["candle"]!["open"]!.GetValue<string>().ShouldBe(
            "100.40");
    }

    [Fact]
    public async Task Candles_below_a_minute_come_from_their_own_stream()
    {
        await using var api = await TestApi.StartAsync();
        var key = new RegimeKey(TestData.BtcKey, Timeframe.S1);
        api.Btc.LatestBars[Timeframe.S1] = TestData.Bar(6, Timeframe.S1);
        await using var candles = await GraphQLSubscription.StartAsync(
            api, """subscription { candle(instrumentId: "sim:BTC-USD", timeframe: S1) { ... on CandleUpdate { candle { closed sequence } } } }""");
        await candles.NextAsync("the snapshot");

        await api.Cluster.Streams.PublishAsync(
            StreamNames.CandlesOf(key), new ClosedBarBatch(
                TestData.BtcKey, Timeframe.S1, "", [TestData.Bar(7, Timeframe.S1)]));

        (await candles.NextAsync("the closed bar"))["candle"]!["candle"]!.ToJsonString().ShouldBe("""{"closed":true,"sequence":"8"}""");
    }

    [Theory]
    [InlineData("""subscription { tick(instrumentId: "sim:DOGE") { sequence } }""", "NOT_FOUND")]
    [InlineData("""subscription { tick(instrumentId: "sim:BTC-USD", maxRate: 0) { sequence } }""", "BAD_USER_INPUT")]
    [InlineData("""subscription { candle(instrumentId: "sim:BTC-USD", timeframe: M1, maxRate: 101) { sequence } }""", "BAD_USER_INPUT")]
    [InlineData("""subscription { regimeChanged(timeframe: S10) { sequence } }""", "BAD_USER_INPUT")]
    [InlineData("""subscription { regimeChanged(fromSequence: 3) { sequence } }""", "BAD_USER_INPUT")]
    [InlineData("""subscription { orderBook(instrumentId: "sim:BTC-USD", depth: 1001) { sequence } }""", "BAD_USER_INPUT")]
    [InlineData("""subscription { accountChanged(accountId: "other/main") { sequence } }""", "NOT_FOUND")]
    [InlineData("""subscription { botEvents(botId: "local/none") { sequence } }""", "NOT_FOUND")]
    [InlineData("""subscription { botEvents(botId: "other/bot") { sequence } }""", "NOT_FOUND")]
    public async Task What_cannot_be_subscribed_to_is_refused(string query, string code)
    {
        await using var api = await TestApi.StartAsync();
        await using var subscription = await GraphQLSubscription.StartAsync(api, query);

        (await subscription.ErrorAsync()).ShouldBe(code);
    }

    private static FeedStatus Live { get; } = new(FeedState.Live, TestData.Start, 0, 0, 0, 0);

    private static PriceLevel Level(long ticks, long lots) => new(new Price(ticks), new Quantity(lots));
}
