using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Coinbase;
using Aetherion.VenueEmulator.Core.Coinbase.Advanced;
using Aetherion.VenueEmulator.Tests.Binance;

namespace Aetherion.VenueEmulator.Tests.Coinbase;

public class AdvancedTests
{
    private const string Session = "ws/cryptofeed-coinbase-advanced-btcusd-ethusd-20260809.jsonl.gz";
    private const string Root = "/advanced/api/v3/brokerage";
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Frames_of_a_connection_are_numbered_without_a_gap_over_all_channels()
    {
        var venue = Simulated();
        var socket = venue.Open("/advanced/");
        foreach (var channel in new[] { "heartbeats", "level2", "market_trades", "ticker", "status" })
            Subscribe(venue, socket, channel);
        venue.Pass(TimeSpan.FromSeconds(20));
        var frames = venue.TakeFrames(socket);
        frames.Select(Sequence).ShouldBe(Enumerable.Range(0, frames.Count).Select(i => (long)i));
        frames.Select(Channel).Distinct().Order().ShouldBe(["heartbeats", "l2_data", "market_trades", "status", "subscriptions", "ticker"]);
        frames.Count(frame => Channel(frame) == "heartbeats").ShouldBe(20);
        var other = venue.Open("/advanced/");
        Subscribe(venue, other, "heartbeats");
        venue.TakeFrames(other).Select(Sequence).ShouldBe([0]);
    }

    [Theory]
    [InlineData("level2", "l2_data", "snapshot")]
    [InlineData("level2", "l2_data", "update")]
    [InlineData("market_trades", "market_trades", "snapshot")]
    [InlineData("market_trades", "market_trades", "update")]
    [InlineData("ticker", "ticker", "snapshot")]
    [InlineData("ticker", "ticker", "update")]
    [InlineData("heartbeats", "heartbeats", "")]
    [InlineData("market_trades", "subscriptions", "")]
    public void A_frame_has_the_form_of_a_recorded_one(string channel, string shown, string type)
    {
        var venue = Simulated();
        venue.Pass(TimeSpan.FromSeconds(5));
        var socket = venue.Open("/advanced/");
        Subscribe(venue, socket, channel);
        venue.Pass(TimeSpan.FromSeconds(5));
        var made = venue.TakeFrames(socket).First(frame => Channel(frame) == shown && TypeOf(frame) == type);
        var recorded = Samples.Lines(Session).Where(line => line.GetProperty("t").GetString() == "recv")
            .Select(line => line.GetProperty("data")).First(frame => Channel(frame) == shown && TypeOf(frame) == type);
        Samples.Shape(made).ShouldBe(Samples.Shape(recorded));
        var (ours, theirs) = (made.GetProperty("events")[0], recorded.GetProperty("events")[0]);
        Samples.Shape(ours).ShouldBe(Samples.Shape(theirs));
        foreach (var list in new[] { "updates", "trades", "tickers", "subscriptions" })
        {
            if (theirs.TryGetProperty(list, out var entries))
                Samples.Shape(First(ours.GetProperty(list))).ShouldBe(Samples.Shape(First(entries)));
        }
    }

    [Fact]
    public void A_client_that_follows_the_documentation_has_the_recorded_book_over_loops()
    {
        var options = new CoinbaseVenueOptions
        {
            Recording = CoinbaseRecording.Read(SharedFile.Path(Session)),
            Playback = new PlaybackOptions(IsLooping: true),
            History = TimeSpan.Zero,
        };
        var venue = new VirtualVenue(new CoinbaseVenue(options, Start), Start);
        var socket = venue.Open("/advanced/");
        Subscribe(venue, socket, "level2", "ETH-USD");
        Subscribe(venue, socket, "heartbeats");
        var book = (Bids: new SortedDictionary<decimal, decimal>(), Asks: new SortedDictionary<decimal, decimal>());
        venue.Pass(TimeSpan.FromSeconds(60));
        foreach (var each in venue.TakeFrames(socket).Where(frame => Channel(frame) == "l2_data").Select(frame => frame.GetProperty("events")[0]))
        {
            foreach (var update in each.GetProperty("updates").EnumerateArray())
            {
                var side = update.GetProperty("side").GetString() == "bid" ? book.Bids : book.Asks;
                var (price, quantity) = (Number(update, "price_level"), Number(update, "new_quantity"));
                if (quantity == 0)
                    side.Remove(price);
                else
                    side[price] = quantity;
            }
        }
        var theirs = venue.GetJson($"{Root}/market/product_book", "product_id=ETH-USD").GetProperty("pricebook");
        Levels(theirs, "bids").ShouldBe(book.Bids.Reverse().Select(level => (level.Key, level.Value)));
        Levels(theirs, "asks").ShouldBe(book.Asks.Select(level => (level.Key, level.Value)));
        book.Bids.Count.ShouldBeGreaterThan(5_000);
    }

    [Fact]
    public void The_trades_of_a_recording_are_those_that_were_recorded()
    {
        var options = new CoinbaseVenueOptions { Recording = CoinbaseRecording.Read(SharedFile.Path(Session)), History = TimeSpan.Zero };
        var venue = new VirtualVenue(new CoinbaseVenue(options, Start), Start);
        venue.Pass(TimeSpan.FromSeconds(40));
        var theirs = Samples.Lines(Session).Where(line => line.GetProperty("t").GetString() == "recv")
            .Select(line => line.GetProperty("data")).Where(frame => Channel(frame) == "market_trades" && TypeOf(frame) == "update")
            .SelectMany(frame => frame.GetProperty("events")[0].GetProperty("trades").EnumerateArray())
            .Where(trade => trade.GetProperty("product_id").GetString() == "BTC-USD").Select(Content).ToHashSet();
        var ours = venue.GetJson($"{Root}/market/products/BTC-USD/ticker", "limit=1000").GetProperty("trades").EnumerateArray().Select(Content).ToHashSet();
        theirs.Count.ShouldBeGreaterThan(20);
        theirs.Except(ours).Count().ShouldBeLessThanOrEqualTo(1, "one came before the book");
        ours.Except(theirs).ShouldBeEmpty();

        static (string?, decimal, decimal, string?) Content(JsonElement trade) => (
            trade.GetProperty("trade_id").GetString(), Number(trade, "price"), Number(trade, "size"), trade.GetProperty("side").GetString());
    }

    [Fact]
    public void Who_does_not_subscribe_is_dropped_and_so_is_who_hears_nothing_for_long()
    {
        var venue = Simulated();
        var (silent, quiet, beating) = (venue.Open("/advanced/"), new AdvancedClient(venue).Follow(), venue.Open("/advanced/"));
        Subscribe(venue, beating, "heartbeats");
        venue.Pass(TimeSpan.FromSeconds(6));
        Closed().ShouldBe([silent]);
        venue.Pass(TimeSpan.FromSeconds(75));
        Closed().ShouldBe([quiet]);
        venue.Pass(TimeSpan.FromSeconds(200));
        Closed().ShouldBeEmpty();

        List<int> Closed()
        {
            var closed = venue.Outputs.Where(output => output.Kind == VenueOutputKind.Close).Select(output => output.Connection).ToList();
            venue.Outputs.Clear();
            return closed;
        }
    }

    [Fact]
    public void Products_against_USDC_come_under_the_name_they_are_aliases_of()
    {
        var venue = Simulated();
        var socket = venue.Open("/advanced/");
        Subscribe(venue, socket, "level2", "BTC-USDC");
        venue.TakeFrames(socket)[0].GetProperty("events")[0].GetProperty("product_id").GetString().ShouldBe("BTC-USD");
    }

    [Fact]
    public void A_token_is_for_its_request_its_key_and_two_minutes()
    {
        var venue = Simulated();
        AdvancedClient client = new(venue);
        client.Send("GET", "/api/v3/brokerage/accounts").Status.ShouldBe(200);
        client.Send("GET", "/api/v3/brokerage/accounts", uriPath: "/api/v3/brokerage/orders").Status.ShouldBe(401);
        client.Send("GET", "/api/v3/brokerage/accounts", age: TimeSpan.FromSeconds(121)).Status.ShouldBe(401);
        client.Send("GET", "/api/v3/brokerage/accounts", age: TimeSpan.FromSeconds(119)).Status.ShouldBe(200);
        client.Send("GET", "/api/v3/brokerage/accounts", age: TimeSpan.FromSeconds(-10)).Status.ShouldBe(401);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        new AdvancedClient(venue, AdvancedKey.Presets[0] with { PrivateKey = stranger.ExportECPrivateKeyPem() })
            .Send("GET", "/api/v3/brokerage/accounts").Status.ShouldBe(401);
        venue.Get($"{Root}/accounts").Status.ShouldBe(401);
        var socket = venue.Open("/advanced/");
        venue.Send(socket, """{"type":"subscribe","channel":"user"}""");
        venue.TakeFrames(socket)[0].GetProperty("message").GetString().ShouldBe("authentication failure");
    }

    [Fact]
    public void Orders_are_placed_followed_edited_cancelled_and_listed()
    {
        var venue = Simulated();
        AdvancedClient client = new(venue);
        var socket = client.Follow();
        venue.TakeFrames();
        var placed = client.Place("c-1", """{"limit_limit_gtc":{"base_size":"0.1","limit_price":"100","post_only":true}}""");
        placed.GetProperty("success").GetBoolean().ShouldBeTrue();
        var id = placed.GetProperty("success_response").GetProperty("order_id").GetString()!;
        client.Place("c-1", """{"limit_limit_gtc":{"base_size":"0.2","limit_price":"100"}}""")
            .GetProperty("success_response").GetProperty("order_id").GetString().ShouldBe(id, "a name is used once");
        client.SendJson("POST", "/api/v3/brokerage/orders/edit", $$"""{"order_id":"{{id}}","price":"110","size":"0.2"}""")
            .GetProperty("success").GetBoolean().ShouldBeTrue();
        var order = client.SendJson("GET", $"/api/v3/brokerage/orders/historical/{id}").GetProperty("order");
        Number(order, "outstanding_hold_amount").ShouldBe(110 * 0.2m * 1.006m);
        client.SendJson("POST", "/api/v3/brokerage/orders/batch_cancel", $$"""{"order_ids":["{{id}}","x"]}""").GetProperty("results")
            .EnumerateArray().Select(result => result.GetProperty("failure_reason").GetString())
            .ShouldBe(["UNKNOWN_CANCEL_FAILURE_REASON", "UNKNOWN_CANCEL_ORDER"]);
        client.Place("c-2", """{"market_market_ioc":{"base_size":"0.01"}}""").GetProperty("success").GetBoolean().ShouldBeTrue();
        var events = venue.TakeFrames(socket);
        events.Select(Sequence).ShouldBe(Enumerable.Range(2, events.Count).Select(i => (long)i));
        var told = events.Select(frame => frame.GetProperty("events")[0].GetProperty("orders")[0]).ToList();
        told.Where(each => each.GetProperty("order_id").GetString() == id).Select(each => each.GetProperty("status").GetString())
            .ShouldBe(["OPEN", "OPEN", "CANCELLED"]);
        told[^1].GetProperty("status").GetString().ShouldBe("FILLED");
        Number(told[^1], "cumulative_quantity").ShouldBe(0.01m);
        var listed = client.SendJson("GET", "/api/v3/brokerage/orders/historical/batch").GetProperty("orders");
        listed.GetArrayLength().ShouldBe(2, "cancelled ones stay");
        ShouldComeByPages(client, "batch", "orders", 2);
        client.Place("c-3", """{"market_market_ioc":{"base_size":"0.01"}}""").GetProperty("success").GetBoolean().ShouldBeTrue();
        ShouldComeByPages(client, "fills", "fills", client.SendJson("GET", "/api/v3/brokerage/orders/historical/fills").GetProperty("fills").GetArrayLength());
        Samples.Shape(told[0]).ShouldBe(Samples.Shape(PushedOrder()));
        Samples.Shape(PublishedOrder()).Except(Samples.Shape(listed[0])).ShouldBeEmpty();
    }

    private static void ShouldComeByPages(AdvancedClient client, string list, string name, int count)
    {
        var (cursor, seen) = ("", new HashSet<string>());
        for (var page = 0; page <= count; page++)
        {
            var answer = client.SendJson("GET", $"/api/v3/brokerage/orders/historical/{list}", query: $"limit=1&cursor={cursor}");
            foreach (var item in answer.GetProperty(name).EnumerateArray())
                seen.Add(item.GetRawText());
            cursor = answer.GetProperty("cursor").GetString()!;
            if (cursor.Length == 0)
                break;
        }
        count.ShouldBeGreaterThan(1);
        seen.Count.ShouldBe(count);
        cursor.ShouldBeEmpty("the list has an end");
    }

    [Theory]
    [InlineData("""{"limit_limit_gtc":{"base_size":"0.1","limit_price":"100.001"}}""", "INVALID_PRICE_PRECISION")]
    [InlineData("""{"limit_limit_gtc":{"base_size":"0.0000000001","limit_price":"100"}}""", "INVALID_SIZE_PRECISION")]
    [InlineData("""{"limit_limit_gtc":{"base_size":"100000","limit_price":"100"}}""", "INSUFFICIENT_FUND")]
    [InlineData("""{"limit_limit_gtc":{"base_size":"0.01","limit_price":"900000","post_only":true}}""", "INVALID_LIMIT_PRICE_POST_ONLY")]
    [InlineData("""{"limit_limit_gtc":{"base_size":"0.001","limit_price":"1"}}""", "INVALID_REQUEST")]
    [InlineData("""{"limit_until_noon":{"base_size":"0.01","limit_price":"100"}}""", "UNSUPPORTED_ORDER_CONFIGURATION")]
    public void An_order_that_is_wrong_is_answered_with_the_reason(string configuration, string reason)
    {
        var reply = new AdvancedClient(Simulated()).Place("c-1", configuration);
        reply.GetProperty("success").GetBoolean().ShouldBeFalse();
        reply.GetProperty("error_response").GetProperty("new_order_failure_reason").GetString().ShouldBe(reason);
    }

    [Theory]
    [InlineData("/market/products/BTC-USD", "", "", "http_product.json", "")]
    [InlineData("/market/products/BTC-USD/ticker", "limit=5", "trades", "http_ticker.json", "trades")]
    public void An_answer_has_members_that_published_ones_have(string path, string query, string list, string file, string published)
    {
        var venue = Simulated();
        venue.Pass(TimeSpan.FromSeconds(5));
        var ours = venue.GetJson(Root + path, query);
        var theirs = Published(file);
        Samples.Shape(ours).Except(Samples.Shape(theirs)).ShouldBeEmpty();
        if (list.Length > 0)
            Samples.Shape(ours.GetProperty(list)[0]).ShouldBe(Samples.Shape(theirs.GetProperty(published)[0]));
    }

    private static void Subscribe(VirtualVenue venue, int socket, string channel, params string[] products)
    {
        venue.Send(socket, JsonSerializer.Serialize(new { type = "subscribe", channel, product_ids = products }));
        venue.Pass(TimeSpan.Zero);
    }

    private static VirtualVenue Simulated() => new(
        new CoinbaseVenue(new CoinbaseVenueOptions { SimulatedProducts = ["BTC-USD"], History = TimeSpan.Zero }, Start), Start);

    private static JsonElement Published(string file) => Samples.Lines("fixtures/nautilus-coinbase.jsonl.gz")
        .Single(line => line.GetProperty("file").GetString()!.EndsWith(file, StringComparison.Ordinal)).GetProperty("json");

    private static JsonElement PushedOrder() => Samples.Lines("fixtures/coinbase-net.jsonl.gz")
        .Single(line => line.GetProperty("file").GetString()!.EndsWith("AdvancedTrade/User.txt", StringComparison.Ordinal))
        .GetProperty("messages")[2].GetProperty("json").GetProperty("events")[0].GetProperty("orders")[0];

    private static JsonElement PublishedOrder() => Samples.Lines("fixtures/coinbase-net.jsonl.gz")
        .Single(line => line.GetProperty("file").GetString()!.EndsWith("Trading/GetOrder.txt", StringComparison.Ordinal))
        .GetProperty("response").GetProperty("order");

    private static JsonElement First(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list[0] : list;

    private static string Channel(JsonElement frame) => frame.GetProperty("channel").GetString()!;

    private static long Sequence(JsonElement frame) => frame.GetProperty("sequence_num").GetInt64();

    private static string TypeOf(JsonElement frame) =>
        frame.GetProperty("events")[0].TryGetProperty("type", out var type) ? type.GetString()! : "";

    private static List<(decimal, decimal)> Levels(JsonElement book, string side) =>
        [.. book.GetProperty(side).EnumerateArray().Select(level => (Number(level, "price"), Number(level, "size")))];

    private static decimal Number(JsonElement element, string name) =>
        decimal.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
