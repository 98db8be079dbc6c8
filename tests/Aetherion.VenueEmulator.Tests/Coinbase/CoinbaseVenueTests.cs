using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Coinbase;
using Aetherion.VenueEmulator.Tests.Binance;

namespace Aetherion.VenueEmulator.Tests.Coinbase;

public class CoinbaseVenueTests
{
    private const string Session = "ws/cryptofeed-coinbase-exchange.jsonl.gz";
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_client_that_follows_the_documentation_has_the_book_of_the_venue_over_loops()
    {
        var venue = Play(new PlaybackOptions(IsLooping: true));
        var socket = Subscribe(venue, "level2", "YFI-BTC");
        var (bids, asks) = (new SortedDictionary<decimal, decimal>(), new SortedDictionary<decimal, decimal>());
        venue.Pass(TimeSpan.FromSeconds(80));
        var frames = venue.TakeFrames(socket);
        frames.Count.ShouldBeGreaterThan(1000);
        foreach (var frame in frames)
        {
            if (frame.GetProperty("type").GetString() == "snapshot")
            {
                Set(bids, frame.GetProperty("bids").EnumerateArray().Select(level => (Number(level[0]), Number(level[1]))));
                Set(asks, frame.GetProperty("asks").EnumerateArray().Select(level => (Number(level[0]), Number(level[1]))));
                continue;
            }
            foreach (var change in frame.TryGetProperty("changes", out var changes) ? changes.EnumerateArray() : default)
                Set(change[0].GetString() == "buy" ? bids : asks, [(Number(change[1]), Number(change[2]))]);
        }
        var book = venue.GetJson("/products/YFI-BTC/book", "level=2");
        Levels(book, "bids").ShouldBe(bids.Reverse().Select(level => (level.Key, level.Value)));
        Levels(book, "asks").ShouldBe(asks.Select(level => (level.Key, level.Value)));
        bids.Keys.Max().ShouldBeLessThan(asks.Keys.Min());
    }

    [Fact]
    public void Times_are_moved_to_now_and_ids_grow_over_loops()
    {
        var venue = Play(new PlaybackOptions(IsLooping: true));
        var socket = Subscribe(venue, "matches", "YFI-BTC", "SKL-USD", "SKL-BTC", "BAND-GBP");
        venue.Pass(TimeSpan.FromSeconds(100));
        var matches = venue.TakeFrames(socket).Where(frame => frame.GetProperty("type").GetString() == "match").ToList();
        matches.Count.ShouldBeGreaterThan(20);
        foreach (var product in matches.GroupBy(match => match.GetProperty("product_id").GetString()))
        {
            var ids = product.Select(match => match.GetProperty("trade_id").GetInt64()).ToList();
            ids.ShouldBe(ids.Distinct().Order());
        }
        // The first frames are some milliseconds old when they come, as they were when they were recorded.
        var times = matches.Select(match => match.GetProperty("time").GetDateTime()).ToList();
        times.Min().ShouldBeGreaterThan(Start.AddSeconds(-1));
        times.Max().ShouldBeLessThanOrEqualTo(venue.Now);
    }

    [Theory]
    [InlineData("ticker", "ticker")]
    [InlineData("level2", "l2update")]
    [InlineData("level2", "snapshot")]
    [InlineData("matches", "match")]
    [InlineData("matches", "last_match")]
    [InlineData("matches", "subscriptions")]
    public void A_message_that_is_made_has_the_form_of_a_recorded_one(string channel, string type)
    {
        var venue = Simulated();
        venue.Pass(TimeSpan.FromSeconds(2));
        var socket = Subscribe(venue, channel, "BTC-USD");
        venue.Pass(TimeSpan.FromSeconds(5));
        var made = venue.TakeFrames(socket).First(frame => frame.GetProperty("type").GetString() == type);
        var recorded = Samples.Lines(Session).Where(line => line.GetProperty("t").GetString() == "recv")
            .Select(line => line.GetProperty("data")).First(data => data.GetProperty("type").GetString() == type);
        Samples.Shape(made).ShouldBe(Samples.Shape(recorded));
    }

    [Fact]
    public void Products_have_the_members_of_recorded_ones()
    {
        var recorded = Samples.Lines(Session).First().GetProperty("data")[0];
        Samples.Shape(Simulated().GetJson("/products")[0]).Except(Samples.Shape(recorded)).ShouldBeEmpty();
    }

    [Fact]
    public void Heartbeats_come_each_second()
    {
        var venue = Simulated();
        var socket = Subscribe(venue, "heartbeat", "BTC-USD");
        venue.TakeFrames();
        venue.Pass(TimeSpan.FromSeconds(10));
        var beats = venue.TakeFrames(socket);
        beats.Count.ShouldBe(10);
        beats[0].GetProperty("type").GetString().ShouldBe("heartbeat");
    }

    [Fact]
    public void Who_does_not_subscribe_within_five_seconds_is_dropped()
    {
        var venue = Simulated();
        var (silent, talking) = (venue.Open("/"), Subscribe(venue, "ticker", "BTC-USD"));
        venue.Pass(TimeSpan.FromSeconds(4.9));
        venue.Outputs.ShouldNotContain(output => output.Kind == VenueOutputKind.Close);
        venue.Pass(TimeSpan.FromSeconds(1));
        venue.Outputs.Where(output => output.Kind == VenueOutputKind.Close).ShouldHaveSingleItem().Connection.ShouldBe(silent);
        venue.Outputs.Clear();
        venue.Pass(TimeSpan.FromSeconds(5));
        venue.Outputs.ShouldAllBe(output => output.Connection == talking);
    }

    [Theory]
    [InlineData("nonsense", "Malformed JSON")]
    [InlineData("""{"type":"fly"}""", "Failed to handle message")]
    [InlineData("""{"type":"unsubscribe","product_ids":["BTC-USD"]}""", "Failed to unsubscribe")]
    [InlineData("""{"type":"subscribe","channels":["ticker"],"product_ids":["NO-NE"]}""", "Failed to subscribe")]
    [InlineData("""{"type":"subscribe","channels":["smoke"],"product_ids":["BTC-USD"]}""", "Failed to subscribe")]
    public void A_message_that_is_none_is_answered_with_an_error(string text, string message)
    {
        var venue = Simulated();
        var socket = venue.Open("/");
        venue.Send(socket, text);
        var error = venue.TakeFrames(socket)[0];
        error.GetProperty("type").GetString().ShouldBe("error");
        error.GetProperty("message").GetString().ShouldBe(message);
    }

    [Fact]
    public void Candles_come_newest_first_and_agree_with_the_trades()
    {
        var venue = Simulated();
        venue.Pass(TimeSpan.FromMinutes(3));
        var candles = venue.GetJson("/products/BTC-USD/candles", "granularity=60").EnumerateArray().ToList();
        candles.Count.ShouldBe(60 + 3, "an hour of past and three minutes; nothing was traded yet in the one that begins");
        candles.Select(candle => candle[0].GetInt64()).ShouldBe(candles.Select(candle => candle[0].GetInt64()).OrderDescending());
        var minute = DateTimeOffset.FromUnixTimeSeconds(candles[0][0].GetInt64());
        var trades = venue.GetJson("/products/BTC-USD/trades").EnumerateArray()
            .Where(trade => trade.GetProperty("time").GetDateTimeOffset() is var time && time >= minute && time < minute.AddMinutes(1)).ToList();
        candles[0][1].GetDecimal().ShouldBe(trades.Min(trade => Number(trade.GetProperty("price"))));
        candles[0][5].GetDecimal().ShouldBe(trades.Sum(trade => Number(trade.GetProperty("size"))));
    }

    [Fact]
    public void Requests_beyond_the_rate_are_refused()
    {
        var venue = Simulated();
        for (var i = 0; i < 20; i++)
            venue.Get("/time").Status.ShouldBe(200);
        venue.Get("/time").Status.ShouldBe(429);
        venue.Pass(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 8; i++)
            venue.Get("/time").Status.ShouldBe(200);
        venue.Get("/time").Status.ShouldBe(429);
    }

    private static int Subscribe(VirtualVenue venue, string channel, params string[] products)
    {
        var socket = venue.Open("/");
        venue.Send(socket, JsonSerializer.Serialize(new { type = "subscribe", product_ids = products, channels = new[] { channel } }));
        return socket;
    }

    private static VirtualVenue Play(PlaybackOptions playback)
    {
        var options = new CoinbaseVenueOptions
        {
            Recording = CoinbaseRecording.Read(SharedFile.Path(Session)),
            Playback = playback,
            History = TimeSpan.Zero,
        };
        return new VirtualVenue(new CoinbaseVenue(options, Start), Start);
    }

    private static VirtualVenue Simulated()
    {
        var options = new CoinbaseVenueOptions { SimulatedProducts = ["BTC-USD"], History = TimeSpan.FromHours(1) };
        return new VirtualVenue(new CoinbaseVenue(options, Start), Start);
    }

    private static void Set(SortedDictionary<decimal, decimal> side, IEnumerable<(decimal Price, decimal Size)> levels)
    {
        foreach (var (price, size) in levels)
        {
            if (size == 0)
                side.Remove(price);
            else
                side[price] = size;
        }
    }

    private static List<(decimal, decimal)> Levels(JsonElement book, string side) =>
        [.. book.GetProperty(side).EnumerateArray().Select(level => (Number(level[0]), Number(level[1])))];

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
