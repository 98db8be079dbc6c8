using System.Net;
using Aetherion.Api.Tests.Fakes;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Rest;

public sealed class MarketEndpointsTests
{
    [Fact]
    public async Task Snapshot_gives_every_symbol_of_the_market_with_exact_prices()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.LastPrice = new Price(642_501);
        api.Btc.Bids = [new PriceLevel(new Price(642_500), new Quantity(5))];
        api.Btc.Asks = [new PriceLevel(new Price(642_502), new Quantity(7))];

        var text = await api.Http.GetStringAsync("/api/market/snapshot/crypto", TestContext.Current.CancellationToken);

        text.ShouldContain("\"price\":64250.10,");
        text.ShouldContain("\"bid\":64250.00,");
        text.ShouldContain("\"ask\":64250.20,");
        text.ShouldContain("\"symbol\":\"ETH-USD\"");
        text.ShouldNotContain("AAPL");
    }

    [Fact]
    public async Task Trades_are_those_of_the_symbol_asked_for_newest_first()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Trades = [TestData.Trade(3, side: Side.Sell), TestData.Trade(2), TestData.Trade(1)];

        var payload = await api.Http.GetJsonAsync("/api/market/trades/CRYPTO?symbol=BTC-USD&limit=2");

        payload["market"]!.GetValue<string>().ShouldBe("CRYPTO");
        var symbol = payload["symbols"]!.AsArray().ShouldHaveSingleItem()!;
        symbol["trades"]!.AsArray().Select(trade => (long)trade!["sequence"]!).ShouldBe([3, 2]);
        ((string)symbol["trades"]![0]!["side"]!).ShouldBe("SELL");
        symbol["trades"]![0]!["price"]!.ToJsonString().ShouldBe("64250.10");
        symbol["trades"]![0]!["quantity"]!.ToJsonString().ShouldBe("0.01000");
    }

    [Fact]
    public async Task Order_book_has_levels_as_price_and_quantity()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Bids = [new PriceLevel(new Price(642_500), new Quantity(5)), new PriceLevel(
            new Price(642_499), new Quantity(6))];

        var payload = await api.Http.GetJsonAsync("/api/market/orderbook/crypto?symbol=sim:BTC-USD&depth=1");

        payload["symbols"]![0]!["bids"]!.ToJsonString().ShouldBe("[[64250.00,0.00050]]");
        ((string)payload["symbols"]![0]!["state"]!).ShouldBe("LIVE");
    }

    [Fact]
    public async Task Features_hold_what_is_known_of_the_latest_closed_bar()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.LatestBars[Timeframe.M5] = TestData.Bar(3, Timeframe.M5);

        var payload = await api.Http.GetJsonAsync("/api/market/features/crypto?symbol=BTC-USD&timeframe=m5");

        payload["symbols"]![0]!["features"]!.ToJsonString().ShouldBe("{\"logReturn\":0.25}");
        ((long)payload["symbols"]![0]!["sequence"]!).ShouldBe(4);
    }

    [Fact]
    public async Task Status_tells_open_markets_from_closed_ones()
    {
        var parts = new TestApiParts();
        var apple = new FakeSymbolGrain(new SymbolKey(TestData.Aapl.Id)) { Feed = new FeedStatus(FeedState.Closed, TestData.Start, 5, 0, 0, 0) };
        parts.Cluster.Put<GrainInterfaces.ISymbolGrain>("sim:AAPL", apple);
        parts.Btc.Feed = new FeedStatus(FeedState.Live, TestData.Start, 10, 1, 2, 3);
        await using var api = await TestApi.StartAsync(parts: parts);

        var markets = (await api.Http.GetJsonAsync("/api/market/status"))["markets"]!;

        ((string)markets[0]!["market"]!).ShouldBe("CRYPTO");
        ((string)markets[0]!["status"]!).ShouldBe("OPEN");
        ((string)markets[0]!["feed"]!).ShouldBe("SYNCING", "ETH-USD has no data yet");
        ((long)markets[0]!["gapCount"]!).ShouldBe(3);
        ((string)markets[1]!["status"]!).ShouldBe("CLOSED");
        ((string)markets[2]!["status"]!).ShouldBe("UNKNOWN", "no symbol of NSE is fed");
    }

    [Theory]
    [InlineData("/api/market/snapshot/moon", "CRYPTO, US, NSE")]
    [InlineData("/api/market/snapshot/0", "CRYPTO, US, NSE")]
    [InlineData("/api/market/trades/us?symbol=BTC-USD", "AAPL")]
    [InlineData("/api/regime/crypto/DOGE", "BTC-USD, ETH-USD")]
    [InlineData("/api/nothing", "")]
    public async Task What_is_not_there_is_404_and_says_what_is(string path, string known)
    {
        await using var api = await TestApi.StartAsync();

        var problem = await api.Http.GetJsonAsync(path, HttpStatusCode.NotFound);

        ((string)problem["code"]!).ShouldBe("NOT_FOUND");
        ((string?)problem["detail"] ?? "").ShouldContain(known);
    }

    [Theory]
    [InlineData("/api/market/trades/crypto?limit=0")]
    [InlineData("/api/market/trades/crypto?limit=101")]
    [InlineData("/api/market/trades/crypto?limit=many")]
    [InlineData("/api/market/orderbook/crypto?depth=1001")]
    [InlineData("/api/market/features/crypto?timeframe=M2")]
    [InlineData("/api/regime/crypto/BTC-USD?timeframe=S1")]
    public async Task Bad_parameters_are_400(string path)
    {
        await using var api = await TestApi.StartAsync();

        var problem = await api.Http.GetJsonAsync(path, HttpStatusCode.BadRequest);

        ((string)problem["code"]!).ShouldBe("BAD_USER_INPUT");
    }

    [Fact]
    public async Task Unexpected_errors_tell_nothing_internal()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Failure = new InvalidOperationException("password=secret at Host=db");

        var problem = await api.Http.GetJsonAsync("/api/market/snapshot/crypto", HttpStatusCode.InternalServerError);

        ((string)problem["code"]!).ShouldBe("INTERNAL");
        problem.ToJsonString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_grain_that_does_not_answer_is_a_time_out()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.Failure = new TimeoutException("internal detail");

        var problem = await api.Http.GetJsonAsync("/api/market/snapshot/crypto", HttpStatusCode.GatewayTimeout);

        ((string)problem["code"]!).ShouldBe("TIMEOUT");
        problem.ToJsonString().ShouldNotContain("internal detail");
    }
}
