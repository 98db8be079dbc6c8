using Aetherion.Api.Symbols;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Symbols;

public sealed class SymbolSubscriptionsTests
{
    private const string Ticks = """subscription { tick(instrumentId: "sim:BTC-USD") { sequence previousSequence price quantity aggressor } }""";
    private const string Candles = """subscription { candle(instrumentId: "sim:BTC-USD", timeframe: M1, maxRate: 100) { instrumentId timeframe candle { closed sequence open regime probabilities { label } } } }""";

    [Fact]
    public async Task Ticks_begin_with_the_latest_trade_and_go_on_with_every_trade()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Trades = [TestData.Trade(4)];
        await using var ticks = await GraphQLSubscription.StartAsync(api, Ticks);

        var latest = await ticks.NextAsync("the latest trade");
        await api.Cluster.Streams.PublishAsync(
            StreamNames.TicksOf(TestData.BtcKey), TestData.Trades(
                TestData.Trade(4), TestData.Trade(5), TestData.Trade(7)));

        latest["tick"]!.ToJsonString().ShouldBe(
            """{"sequence":"4","previousSequence":null,"price":"64250.10","quantity":"0.01000","aggressor":"BUY"}""");
        (await ticks.NextAsync("trade 5"))["tick"]!["previousSequence"]!.GetValue<string>().ShouldBe("4");
        var last = (await ticks.NextAsync("trade 7"))["tick"]!;
        ((string)last["sequence"]!).ShouldBe("7");
        ((string)last["previousSequence"]!).ShouldBe("5");
    }

    [Fact]
    public async Task Ticks_at_a_rate_skip_to_the_latest_and_say_so()
    {
        await using var api = await TestApi.StartAsync();
        await using var ticks = await GraphQLSubscription.StartAsync(
            api, """subscription { tick(instrumentId: "sim:BTC-USD", maxRate: 100) { sequence previousSequence } }""");
        var stream = StreamNames.TicksOf(TestData.BtcKey);
        await api.Cluster.Streams.WhenSubscribedAsync<MarketEventBatch>(stream);

        await api.Cluster.Streams.PublishAsync(
            stream, TestData.Trades([.. Enumerable.Range(1, 500).Select(i => TestData.Trade(i))]));

        var update = (await ticks.NextAsync("a trade"))["tick"]!;
        string? previous = null;
        while ((string)update["sequence"]! != "500")
        {
            ((string?)update["previousSequence"]).ShouldBe(previous);
            previous = (string)update["sequence"]!;
            update = (await ticks.NextAsync("trade 500"))["tick"]!;
        }
        ((string?)update["previousSequence"]).ShouldBe(previous);
    }

    [Fact]
    public async Task A_subscription_leaves_its_stream_when_the_client_goes()
    {
        await using var api = await TestApi.StartAsync();
        var stream = StreamNames.TicksOf(TestData.BtcKey);
        await using (await GraphQLSubscription.StartAsync(api, Ticks))
            await api.Cluster.Streams.WhenSubscribedAsync<MarketEventBatch>(stream);

        await api.Cluster.Streams.WhenAbandonedAsync<MarketEventBatch>(stream);
    }

    [Fact]
    public async Task Candles_begin_with_the_forming_bar_and_give_every_closed_one_with_its_regime()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Candles[Timeframe.M1] = [TestData.Candle(3)];
        await using var candles = await GraphQLSubscription.StartAsync(api, Candles);

        var forming = await candles.NextAsync("the forming bar");
        api.Btc.LatestBars[Timeframe.M1] = TestData.Bar(3);
        await api.Cluster.Streams.PublishAsync(
            StreamNames.RegimeBarsOf(TestData.BtcMinute),
            new RegimeBarBatch(TestData.BtcMinute, [new RegimeBar(4, TestData.Candle(3), default, Regime.Bull, 0.8)]));
        var closed = await candles.NextAsync("the closed bar");

        forming["candle"]!.ToJsonString().ShouldBe(
            """{"instrumentId":"sim:BTC-USD","timeframe":"M1","candle":{"closed":false,"sequence":null,"open":"100.30","regime":null,"probabilities":null}}""");
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
        await using var candles = await GraphQLSubscription.StartAsync(
            api, """subscription { candle(instrumentId: "sim:BTC-USD", timeframe: S1) { candle { closed sequence } } }""");
        await api.Cluster.Streams.WhenSubscribedAsync<ClosedBarBatch>(StreamNames.CandlesOf(key));

        await api.Cluster.Streams.PublishAsync(
            StreamNames.CandlesOf(key), new ClosedBarBatch(
                TestData.BtcKey, Timeframe.S1, "", [TestData.Bar(7, Timeframe.S1)]));

        (await candles.NextAsync("the closed bar"))["candle"]!["candle"]!.ToJsonString().ShouldBe("""{"closed":true,"sequence":"8"}""");
    }

    [Theory]
    [InlineData("""subscription { tick(instrumentId: "sim:DOGE") { sequence } }""", "NOT_FOUND")]
    [InlineData("""subscription { tick(instrumentId: "sim:BTC-USD", maxRate: 0) { sequence } }""", "BAD_USER_INPUT")]
    [InlineData("""subscription { candle(instrumentId: "sim:BTC-USD", timeframe: M1, maxRate: 101) { timeframe } }""", "BAD_USER_INPUT")]
    [InlineData("""subscription { regimeChanged(timeframe: S10) { sequence } }""", "BAD_USER_INPUT")]
    [InlineData("""subscription { botEvents(botId: "local/none") { sequence } }""", "NOT_FOUND")]
    [InlineData("""subscription { botEvents(botId: "other/bot") { sequence } }""", "NOT_FOUND")]
    public async Task What_cannot_be_subscribed_to_is_refused(string query, string code)
    {
        await using var api = await TestApi.StartAsync();
        await using var subscription = await GraphQLSubscription.StartAsync(api, query);

        (await subscription.ErrorAsync()).ShouldBe(code);
    }

    [Fact]
    public async Task A_subscriber_of_candles_that_does_not_read_is_told_it_is_too_slow()
    {
        var parts = new TestApiParts();
        var streams = new Live.LiveStreams(
            parts.Cluster, Microsoft.Extensions.Logging.Abstractions.NullLogger<Live.LiveStreams>.Instance);
        var feed = new CandleFeed(streams, parts.Cluster, TimeProvider.System);
        var key = new RegimeKey(TestData.BtcKey, Timeframe.S1);
        await using var bars = feed.ReadAsync(
            TestData.Btc, Timeframe.S1, TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var first = bars.MoveNextAsync();
        await parts.Cluster.Streams.WhenSubscribedAsync<ClosedBarBatch>(StreamNames.CandlesOf(key));

        for (var minute = 0; minute < CandleFeed.BarsWaitingMax + 10; minute++)
        {
            await parts.Cluster.Streams.PublishAsync(
                StreamNames.CandlesOf(key), new ClosedBarBatch(
                    TestData.BtcKey, Timeframe.S1, "", [TestData.Bar(minute, Timeframe.S1)]));
        }

        (await first).ShouldBeTrue();
        var read = 1;
        var error = await Should.ThrowAsync<GraphQL.Execution.GraphQLException>(async () =>
        {
            while (await bars.MoveNextAsync())
                read++;
        });
        error.Errors[0].Code.ShouldBe("SLOW_CONSUMER");
        read.ShouldBeInRange(CandleFeed.BarsWaitingMax - 2, CandleFeed.BarsWaitingMax + 2);
    }
}
