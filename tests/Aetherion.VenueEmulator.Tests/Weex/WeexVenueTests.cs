using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Weex;
using Aetherion.VenueEmulator.Tests.Binance;

namespace Aetherion.VenueEmulator.Tests.Weex;

public class WeexVenueTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    /// <summary>Funding is paid at 16:00.</summary>
    private static readonly DateTime BeforeFunding = new(2026, 11, 28, 15, 55, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(WeexIdReading.First, false, 15)]
    [InlineData(WeexIdReading.Previous, false, 200)]
    [InlineData(WeexIdReading.First, true, 200)]
    [InlineData(WeexIdReading.Previous, true, 15)]
    public void Updates_chain_by_either_reading_and_lead_to_the_best_levels_of_the_book(WeexIdReading reading, bool isFutures, int depth)
    {
        var venue = Simulated(reading);
        WeexClient client = new(venue, isFutures);
        var socket = client.OpenPublic();
        client.Subscribe(socket, $"BTCUSDT@depth{depth}");
        venue.Pass(TimeSpan.FromSeconds(20));
        var frames = venue.TakeFrames(socket).Where(frame => frame.TryGetProperty("e", out _)).ToList();
        frames[0].GetProperty("e").GetString().ShouldBe("depthSnapshot");
        frames.Count.ShouldBeGreaterThan(100);
        var book = (Bids: new SortedDictionary<decimal, decimal>(), Asks: new SortedDictionary<decimal, decimal>());
        var last = frames[0].GetProperty("u").GetInt64();
        foreach (var frame in frames)
        {
            if (frame.GetProperty("e").GetString() == "depth")
                frame.GetProperty("U").GetInt64().ShouldBe(reading == WeexIdReading.First ? last + 1 : last);
            last = frame.GetProperty("u").GetInt64();
            Apply(book.Bids, frame.GetProperty("b"));
            Apply(book.Asks, frame.GetProperty("a"));
        }
        var theirs = venue.GetJson($"{Root(isFutures)}/market/depth", $"symbol=BTCUSDT&limit={depth}");
        theirs.GetProperty("lastUpdateId").GetInt64().ShouldBe(last);
        Levels(theirs, "bids").ShouldBe(book.Bids.Reverse().Select(level => (level.Key, level.Value)));
        Levels(theirs, "asks").ShouldBe(book.Asks.Select(level => (level.Key, level.Value)));
    }

    [Theory]
    [InlineData(false, "OrderBook.txt", "ETHUSDT@depth15", "depth")]
    [InlineData(true, "OrderBook.txt", "ETHUSDT@depth15", "depth")]
    [InlineData(false, "Trades.txt", "ETHUSDT@trade", "trade")]
    [InlineData(true, "Trades.txt", "ETHUSDT@trade", "trade")]
    [InlineData(false, "Ticker.txt", "ETHUSDT@ticker", "ticker")]
    [InlineData(true, "Ticker.txt", "ETHUSDT@ticker", "ticker")]
    [InlineData(false, "Kline.txt", "ETHUSDT@kline_1m_LAST_PRICE", "kline")]
    [InlineData(true, "Kline.txt", "ETHUSDT@kline_1m_LAST_PRICE", "kline")]
    [InlineData(false, "BookTicker.txt", "ETHUSDT@bookTicker", "bookTicker")]
    public void A_message_has_the_form_of_a_published_one(bool isFutures, string file, string channel, string type)
    {
        var venue = Simulated();
        WeexClient client = new(venue, isFutures);
        var socket = client.OpenPublic();
        client.Subscribe(socket, channel);
        venue.Pass(TimeSpan.FromSeconds(30));
        var made = venue.TakeFrames(socket).First(frame => frame.TryGetProperty("e", out var e) && e.GetString() == type);
        var published = Push($"Subscriptions/{(isFutures ? "Futures" : "Spot")}/{file}");
        Samples.Shape(made).ShouldBe(Samples.Shape(published));
        if (made.TryGetProperty("d", out var list) && list.ValueKind == JsonValueKind.Array)
            Samples.Shape(list[0]).ShouldBe(Samples.Shape(published.GetProperty("d")[0]));
    }

    [Theory]
    [InlineData(false, "/exchangeInfo", "", "GetExchangeInfo.txt")]
    [InlineData(true, "/market/exchangeInfo", "", "GetExchangeInfo.txt")]
    [InlineData(false, "/market/ticker/24hr", "", "GetTickers.txt")]
    [InlineData(true, "/market/ticker/24hr", "", "GetTickers.txt")]
    [InlineData(false, "/market/ticker/bookTicker", "", "GetBookTicker.txt")]
    [InlineData(true, "/market/ticker/bookTicker", "", "GetBookTicker.txt")]
    [InlineData(false, "/market/ticker/price", "", "GetPrices.txt")]
    [InlineData(true, "/market/symbolPrice", "symbol=BTCUSDT", "GetPrice.txt")]
    [InlineData(false, "/market/trades", "symbol=BTCUSDT", "GetRecentTrades.txt")]
    [InlineData(true, "/market/trades", "symbol=BTCUSDT", "GetTrades.txt")]
    [InlineData(true, "/market/premiumIndex", "symbol=BTCUSDT", "GetFundingRate.txt")]
    [InlineData(true, "/market/fundingRate", "symbol=BTCUSDT", "GetFundingRateHistory.txt")]
    [InlineData(true, "/market/depth", "symbol=BTCUSDT", "GetOrderBook.txt")]
    [InlineData(false, "/market/depth", "symbol=BTCUSDT", "GetOrderBook.txt")]
    public void An_answer_has_the_form_of_a_published_one(bool isFutures, string path, string query, string file)
    {
        var isPaid = path.EndsWith("fundingRate", StringComparison.Ordinal);
        var venue = Simulated(start: isPaid ? BeforeFunding : Start);
        venue.Pass(isPaid ? TimeSpan.FromMinutes(6) : TimeSpan.FromSeconds(10));
        var ours = venue.GetJson(Root(isFutures) + path, query);
        var theirs = Response($"{(isFutures ? "Futures" : "Spot")}/ExchangeData/{file}");
        Samples.Shape(First(ours)).ShouldBe(Samples.Shape(First(theirs)));
        if (First(theirs).TryGetProperty("symbols", out var symbols))
            Samples.Shape(First(ours).GetProperty("symbols")[0]).ShouldBe(Samples.Shape(symbols[0]));
    }

    [Fact]
    public void Klines_are_rows_of_eleven_that_agree_with_the_trades()
    {
        var venue = Simulated();
        venue.Pass(TimeSpan.FromMinutes(2));
        var rows = venue.GetJson("/api/v3/market/klines", "symbol=BTCUSDT&interval=1m&limit=2");
        var published = Response("Spot/ExchangeData/GetKlines.txt")[0];
        rows[0].EnumerateArray().Select(value => value.ValueKind).ShouldBe(published.EnumerateArray().Select(value => value.ValueKind));
        var open = rows[0][0].GetInt64();
        var trades = venue.GetJson("/api/v3/market/trades", "symbol=BTCUSDT&limit=1000").EnumerateArray()
            .Where(trade => trade.GetProperty("time").GetInt64() is var time && time >= open && time < open + 60_000).ToList();
        Number(rows[0][5]).ShouldBe(trades.Sum(trade => Number(trade.GetProperty("qty"))));
        Number(rows[0][2]).ShouldBe(trades.Max(trade => Number(trade.GetProperty("price"))));
    }

    [Fact]
    public void Who_does_not_answer_pings_is_closed_and_who_does_stays()
    {
        var venue = Simulated();
        WeexClient client = new(venue, isFutures: false);
        var (silent, polite) = (client.OpenPublic(), client.OpenPublic());
        for (var i = 0; i < 100; i++)
        {
            venue.Pass(TimeSpan.FromSeconds(1));
            foreach (var output in venue.Outputs.Where(output => output.Connection == polite && output.Kind == VenueOutputKind.Frame).ToList())
            {
                JsonDocument.Parse(output.Payload).RootElement.GetProperty("event").GetString().ShouldBe("ping");
                venue.Send(polite, """{"method":"PONG","id":"1"}""");
            }
            var closed = venue.Outputs.Where(output => output.Kind == VenueOutputKind.Close).Select(output => output.Connection).ToList();
            closed.ShouldAllBe(connection => connection == silent);
            venue.Outputs.Clear();
            if (closed.Count > 0)
                return;
        }
        throw new ShouldAssertException("the silent one was never closed");
    }

    [Fact]
    public void Limits_of_channels_operations_weight_and_connections_hold()
    {
        var venue = Simulated();
        WeexClient client = new(venue, isFutures: false);
        var socket = client.OpenPublic();
        client.Subscribe(socket, "BTCUSDT@smoke");
        venue.TakeFrames(socket)[0].GetProperty("result").GetBoolean().ShouldBeFalse();
        for (var i = 1; i < 240; i++)
            client.Subscribe(socket, "BTCUSDT@trade");
        venue.Outputs.ShouldNotContain(output => output.Kind == VenueOutputKind.Close);
        client.Subscribe(socket, "BTCUSDT@trade");
        venue.Outputs.ShouldContain(output => output.Kind == VenueOutputKind.Close);
        venue.Pass(TimeSpan.FromSeconds(10));
        for (var i = 0; i < 500; i++)
            venue.Get("/api/v3/time").Status.ShouldBe(200);
        var refused = venue.Get("/api/v3/time");
        (refused.Status, refused.Headers.Single().Key).ShouldBe((429, "Retry-After"));
        venue.Venue.Open(9, VenueRequest.Get("/v3/ws/public"), venue.Now)!.Status.ShouldBe(403, "no user agent");
        for (var i = 1; i < 100; i++)
            client.OpenPublic();
        Should.Throw<ShouldAssertException>(() => client.OpenPublic());
    }

    private static VirtualVenue Simulated(WeexIdReading reading = WeexIdReading.First, DateTime? start = null)
    {
        WeexVenueOptions options = new() { Symbols = ["BTCUSDT", "ETHUSDT"], IdReading = reading, History = TimeSpan.Zero };
        return new VirtualVenue(new WeexVenue(options, start ?? Start), start ?? Start);
    }

    private static string Root(bool isFutures) => isFutures ? "/futures/capi/v3" : "/api/v3";

    private static JsonElement Line(string file) => Samples.Lines("fixtures/weex-net.jsonl.gz")
        .Single(line => line.GetProperty("file").GetString()!.EndsWith(file, StringComparison.Ordinal));

    private static JsonElement Push(string file) => Line(file).GetProperty("messages").EnumerateArray()
        .Single(message => message.GetProperty("dir").GetString() == "push").GetProperty("json");

    private static JsonElement Response(string file) => Line(file).GetProperty("response");

    private static JsonElement First(JsonElement json) => json.ValueKind == JsonValueKind.Array ? json[0] : json;

    private static void Apply(SortedDictionary<decimal, decimal> side, JsonElement levels)
    {
        foreach (var level in levels.EnumerateArray())
        {
            if (Number(level[1]) == 0)
                side.Remove(Number(level[0]));
            else
                side[Number(level[0])] = Number(level[1]);
        }
    }

    private static List<(decimal, decimal)> Levels(JsonElement book, string side) =>
        [.. book.GetProperty(side).EnumerateArray().Select(level => (Number(level[0]), Number(level[1])))];

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
