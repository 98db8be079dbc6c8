using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Tests.Venues;

public sealed class VenueSymbolTests
{
    private const string Fields =
        "instrumentId venue symbol state reason since clockSkewMs resyncCount missingTradeCount duplicateTradeCount untimelyTradeCount "
        + "sources quoteCheckCount quoteMismatchCount unverified trading lastSwitch { time from to reason cause }";

    [Fact]
    public async Task A_symbol_is_subscribed_to_shown_and_left()
    {
        await using var api = await StartAsync();

        var subscribed = await api.QueryAsync(
            $$"""mutation { subscribeSymbol(input: { instrumentId: "binance:BTCUSDT" }) { venueSymbol { {{Fields}} } errors { __typename ... on Refused { code } } } }""");
        subscribed["subscribeSymbol"]!.ToJsonString().ShouldBe(
            """{"venueSymbol":{"instrumentId":"binance:BTCUSDT","venue":"binance","symbol":"BTCUSDT","state":"STALE","reason":"BOOK_GAP","since":"2026-03-02T12:00:00.000000Z","clockSkewMs":12.5,"resyncCount":"3","missingTradeCount":"2","duplicateTradeCount":"1","untimelyTradeCount":"5","sources":["binance:BTCUSDT","coinbase:BTC-USD"],"quoteCheckCount":"9","quoteMismatchCount":"8","unverified":"Whether the moon is made of cheese.","trading":"POST_ONLY","lastSwitch":{"time":"2026-03-02T12:00:00.000000Z","from":null,"to":"binance:BTCUSDT","reason":"FIRST","cause":"NONE"}},"errors":[]}""");
        var shown = await api.QueryAsync("""{ all: venueSymbols { symbol } none: venueSymbols(venue: "weex") { symbol } }""");
        shown.ToJsonString().ShouldBe("""{"all":[{"symbol":"BTCUSDT"}],"none":[]}""");
        await api.QueryAsync(
            """mutation { unsubscribeSymbol(input: { instrumentId: "binance:BTCUSDT" }) { errors { __typename ... on Refused { code } } } }""");
        (await api.QueryAsync("{ venueSymbols { symbol } }")).ToJsonString().ShouldBe("""{"venueSymbols":[]}""");
    }

    [Fact]
    public async Task What_is_no_instrument_and_what_is_of_another_venue_is_refused()
    {
        await using var api = await StartAsync();

        (await RefusedAsync(api, "BTCUSDT")).ShouldContain("InvalidInput");
        (await RefusedAsync(api, "weex:BTCUSDT")).ShouldContain(VenueRefusals.NotConnected);
    }

    [Fact]
    public async Task An_instrument_shows_the_venues_side_of_its_feed_or_none()
    {
        await using var api = await TestApi.StartAsync();

        (await api.QueryAsync("""{ instrument(id: "sim:BTC-USD") { venueSymbol { state } } }""")).ToJsonString()
            .ShouldBe("""{"instrument":{"venueSymbol":null}}""");
        (await RefusedAsync(api, "binance:BTCUSDT")).ShouldContain(VenueRefusals.NotConnected, customMessage: "no venue is connected");
    }

    [Fact]
    public async Task What_a_venue_sent_and_was_not_understood_is_counted_by_venue()
    {
        await using var api = await StartAsync();

        (await api.QueryAsync(
            "{ venues { name clockSkewMs decodedCount ignoredCount refusedCount unknownValueCount unknownEvents { name count } unknownFieldCount unknownFields { source kind name count } unknownValues { source kind value count } } }"))
            .ToJsonString().ShouldBe(
                """{"venues":[{"name":"binance","clockSkewMs":12.5,"decodedCount":"7","ignoredCount":"6","refusedCount":"5","unknownValueCount":"3","unknownEvents":[{"name":"strange","count":"6"}],"unknownFieldCount":"4","unknownFields":[{"source":"MARKET_DATA","kind":"Trade","name":"newField","count":"3"},{"source":"ORDERS","kind":"order","name":"newField","count":"1"}],"unknownValues":[{"source":"USER_STREAM","kind":"status","value":"HALF_ASLEEP","count":"2"}]}]}""");
    }

    [Fact]
    public async Task Statistics_funding_and_liquidations_of_the_venue_show_on_the_instrument()
    {
        FakeVenueFeeds venues = new()
        {
            Statistics = new VenueStatistics(
                new DailyTicker(TestData.Start, 100.5m, 99m, null, null, 12m, null),
                new MarkPrice(TestData.Start, 100.4m, 100.3m, 0.0001m, TestData.Start.AddHours(4)),
                [new Liquidation(TestData.Start, Side.Sell, 98m, 0.5m)]),
        };
        await using var api = await TestApi.StartAsync(services: services => services.AddSingleton<IVenueFeeds>(venues));
        FakeFundingGrain funding = new();
        api.Cluster.Put<IFundingGrain>("sim:BTC-USD", funding);
        await funding.Keep(new FundingPayment(TestData.Start, 0.0002m, 100m));

        (await api.QueryAsync(
            """
            { instrument(id: "sim:BTC-USD") { dailyTicker { last open high volume } markPrice { price index fundingRate nextFundingTime }
              liquidations { side price quantity } fundingHistory { rate markPrice } } }
            """)).ToJsonString().ShouldBe(
            """{"instrument":{"dailyTicker":{"last":"100.5","open":"99","high":null,"volume":"12"},"markPrice":{"price":"100.4","index":"100.3","fundingRate":"0.0001","nextFundingTime":"2026-03-02T16:00:00.000000Z"},"liquidations":[{"side":"SELL","price":"98","quantity":"0.5"}],"fundingHistory":[{"rate":"0.0002","markPrice":"100"}]}}""");
    }

    [Fact]
    public async Task The_venues_that_fed_an_instrument_by_turns_are_listed_newest_first()
    {
        await using var api = await TestApi.StartAsync();
        InstrumentId binance = new("binance", "BTCUSDT"), coinbase = new("coinbase", "BTC-USD");
        FakeFeedSwitchesGrain switches = new();
        api.Cluster.Put<IFeedSwitchesGrain>("sim:BTC-USD", switches);
        await switches.Keep(new FeedSwitch(TestData.Start, null, binance, FeedSwitchReason.First, FeedReason.None));
        await switches.Keep(new FeedSwitch(
            TestData.Start.AddMinutes(1), binance, coinbase, FeedSwitchReason.Lost, FeedReason.Silent));

        (await api.QueryAsync("""{ instrument(id: "sim:BTC-USD") { feedSwitches(first: 1) { from to reason cause } } }"""))
            .ToJsonString().ShouldBe(
                """{"instrument":{"feedSwitches":[{"from":"binance:BTCUSDT","to":"coinbase:BTC-USD","reason":"LOST","cause":"SILENT"}]}}""");
    }

    private static Task<TestApi> StartAsync() => TestApi.StartAsync(
        services: services => services.AddSingleton<IVenueFeeds>(new FakeVenueFeeds()));

    private static async Task<string> RefusedAsync(TestApi api, string id) => (await api.QueryAsync(
        $$"""mutation { subscribeSymbol(input: { instrumentId: "{{id}}" }) { venueSymbol { state } errors { __typename ... on Refused { code } } } }"""))
        ["subscribeSymbol"]!["errors"]![0]!.ToJsonString();
}
