using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Binance;

namespace Aetherion.VenueEmulator.Tests.Binance;

public class RecordedMarketTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(SharedFile.SpotBitcoin, "", "/api/v3/depth", "btcusdt", "100ms", 5000)]
    [InlineData(SharedFile.FuturesBitcoin, "/usdm", "/fapi/v1/depth", "btcusdt", "0ms", 1000)]
    [InlineData(SharedFile.FuturesBitcoin, "/usdm/public", "/fapi/v1/depth", "btcusdt", "500ms", 1000)]
    [InlineData(SharedFile.CoinBitcoin, "/coinm", "/dapi/v1/depth", "btcusd_perp", "100ms", 1000)]
    [InlineData(SharedFile.SpotAggregates, "", "/api/v3/depth", "ethbtc", "1000ms", 5000)]
    [InlineData(SharedFile.SpotSession, "", "/api/v3/depth", "nknusdt", "100ms", 5000)]
    public void A_client_that_follows_the_documentation_has_the_book_of_the_venue(
        string file, string prefix, string path, string symbol, string pace, int limit)
    {
        var venue = Play(file);
        var follower = new BookFollower(prefix.Length == 0);
        var query = $"symbol={symbol.ToUpperInvariant()}&limit={limit}";
        venue.Open($"{prefix}/ws/{symbol}@depth@{pace}");
        venue.Pass(TimeSpan.FromSeconds(1.3));
        follower.Start(venue.GetJson(path, query));
        for (var i = 0; i < 20; i++)
        {
            venue.Pass(TimeSpan.FromSeconds(1));
            foreach (var frame in venue.TakeFrames())
                follower.Add(frame);
        }
        // A stream that is put together may hold some back.
        if (!pace.StartsWith("500", StringComparison.Ordinal) && prefix != "/coinm")
            follower.ShouldEqual(venue.GetJson(path, query.Replace(limit.ToString(CultureInfo.InvariantCulture), "100", StringComparison.Ordinal)));
        follower.Gaps.ShouldBe(0);
        follower.Applied.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Quotes_equal_the_books_best_levels_where_both_have_the_same_id()
    {
        var venue = Play(SharedFile.SpotBitcoin);
        var follower = new BookFollower(isSpot: true);
        venue.Open("/stream", "streams=btcusdt@depth@100ms/btcusdt@bookTicker");
        follower.Start(venue.GetJson("/api/v3/depth", "symbol=BTCUSDT&limit=5000"));
        var quotes = new Dictionary<long, JsonElement>();
        var compared = 0;
        for (var i = 0; i < 60; i++)
        {
            venue.Pass(TimeSpan.FromSeconds(1));
            foreach (var frame in venue.TakeFrames())
            {
                var data = frame.GetProperty("data");
                if (frame.GetProperty("stream").GetString() == "btcusdt@bookTicker")
                {
                    quotes[data.GetProperty("u").GetInt64()] = data;
                    continue;
                }
                follower.Add(data);
                if (!quotes.TryGetValue(follower.LastId, out var quote))
                    continue;
                compared++;
                follower.BestBid.ShouldBe((Number(quote, "b"), Number(quote, "B")));
                follower.BestAsk.ShouldBe((Number(quote, "a"), Number(quote, "A")));
            }
        }
        compared.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void A_recording_that_starts_over_goes_on_for_its_clients()
    {
        var venue = Play(SharedFile.FuturesBitcoin, new PlaybackOptions(IsLooping: true));
        var follower = new BookFollower(isSpot: false);
        venue.Open("/usdm/stream", "streams=btcusdt@depth@0ms/btcusdt@trade");
        follower.Start(venue.GetJson("/fapi/v1/depth", "symbol=BTCUSDT&limit=1000"));
        var tradeId = 0L;
        var time = 0L;
        venue.Pass(TimeSpan.FromSeconds(330));
        foreach (var frame in venue.TakeFrames())
        {
            var data = frame.GetProperty("data");
            if (data.GetProperty("e").GetString() == "depthUpdate")
            {
                data.GetProperty("E").GetInt64().ShouldBeInRange(time, Millis(venue.Now));
                time = data.GetProperty("E").GetInt64();
                follower.Add(data);
            }
            else
                (tradeId == 0 ? tradeId = data.GetProperty("t").GetInt64() : ++tradeId).ShouldBe(data.GetProperty("t").GetInt64());
        }
        follower.Gaps.ShouldBe(0);
        // The recording is 99 s long and has 2,197 trades.
        tradeId.ShouldBeGreaterThan(3535186032 + (3 * 2000));
        follower.ShouldEqual(venue.GetJson("/fapi/v1/depth", "symbol=BTCUSDT&limit=500"));
    }

    [Fact]
    public void Recorded_times_stay_when_they_are_asked_for()
    {
        var venue = Play(SharedFile.FuturesBitcoin, new PlaybackOptions(KeepsTimes: true));
        venue.Open("/usdm/ws/btcusdt@trade");
        venue.Pass(TimeSpan.FromSeconds(2));
        venue.TakeFrames()[0].GetProperty("T").GetInt64().ShouldBeInRange(1680652700600, 1680652701100);
        venue.GetJson("/fapi/v1/time").GetProperty("serverTime").GetInt64().ShouldBeInRange(1680652702000, 1680652703000);
    }

    [Fact]
    public void Twice_the_speed_gives_twice_the_frames()
    {
        var single = Count(1);
        Count(2).ShouldBeInRange(single * 3 / 2, single * 5 / 2);
        Count(1).ShouldBe(single);

        static int Count(double speed)
        {
            var venue = Play(SharedFile.FuturesBitcoin, new PlaybackOptions(speed));
            venue.Open("/usdm/ws/btcusdt@bookTicker");
            venue.Pass(TimeSpan.FromSeconds(20));
            return venue.TakeFrames().Count;
        }
    }

    private static VirtualVenue Play(string file, PlaybackOptions? playback = null)
    {
        var options = new BinanceVenueOptions
        {
            Recordings = [SharedFile.Recording(file)],
            Playback = playback ?? new PlaybackOptions(),
            History = TimeSpan.Zero,
        };
        return new VirtualVenue(new BinanceVenue(options, Start), Start);
    }

    private static decimal Number(JsonElement element, string name) =>
        decimal.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static long Millis(DateTime time) => new DateTimeOffset(time).ToUnixTimeMilliseconds();
}
