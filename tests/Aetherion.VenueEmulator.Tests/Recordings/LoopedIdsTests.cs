using System.Text.Json;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Coinbase;

namespace Aetherion.VenueEmulator.Tests.Recordings;

/// <summary>The ids of the recordings that the documents play with <c>--loop</c>. WEEX has none.</summary>
public class LoopedIdsTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("ws/cryptofeed-coinbase-exchange.jsonl.gz", "SKL-USD", "SKL-BTC", "DASH-BTC", "BAND-GBP")]
    [InlineData("ws/cryptofeed-coinbase-advanced-btcusd-ethusd-20260809.jsonl.gz", "BTC-USD", "ETH-USD")]
    public void Trades_of_Coinbase_go_on_without_a_gap(string file, params string[] products)
    {
        CoinbaseVenueOptions options = new()
        {
            Recording = CoinbaseRecording.Read(SharedFile.Path(file)),
            Playback = new PlaybackOptions(IsLooping: true),
            History = TimeSpan.Zero,
        };
        var venue = new VirtualVenue(new CoinbaseVenue(options, Start), Start);
        var socket = venue.Open("/");
        venue.Send(socket, $$"""{"type":"subscribe","product_ids":{{JsonSerializer.Serialize(products)}},"channels":["matches","ticker"]}""");
        venue.Pass(TimeSpan.FromSeconds(100));
        var frames = venue.TakeFrames(socket).Where(frame => frame.TryGetProperty("trade_id", out _))
            .ToLookup(frame => frame.GetProperty("product_id").GetString()!);

        foreach (var product in products)
        {
            var own = frames[product].Where(frame => frame.GetProperty("type").GetString() == "match").ToList();
            var ids = own.Select(frame => frame.GetProperty("trade_id").GetInt64()).ToList();
            var recorded = options.Recording.Frames.Count(frame => frame.Product == product && frame.Kind == CoinbaseKind.Match);
            ids.Count.ShouldBeGreaterThan(recorded * 2, product);
            ids.ShouldBe(Enumerable.Range(0, ids.Count).Select(i => ids[0] + i), product);
            var tickers = frames[product].Where(frame => frame.GetProperty("type").GetString() == "ticker").ToList();
            tickers.Select(frame => frame.GetProperty("trade_id").GetInt64()).ShouldBeInOrder();
            tickers.ShouldAllBe(frame => frame.GetProperty("trade_id").GetInt64() >= ids[0] - 1);
        }
    }

    [Fact]
    public void Ids_of_Binance_go_on_without_a_gap()
    {
        BinanceVenueOptions options = new()
        {
            Recordings = [SharedFile.Recording(SharedFile.SpotBitcoin)],
            Playback = new PlaybackOptions(Speed: 10, IsLooping: true),
            History = TimeSpan.Zero,
        };
        var venue = new VirtualVenue(new BinanceVenue(options, Start), Start);
        venue.Open("/stream", "streams=btcusdt@trade/btcusdt@aggTrade/btcusdt@depth@100ms");
        Dictionary<string, long> last = [];
        List<string> gaps = [];
        for (var second = 0; second < 150; second++)
        {
            venue.Pass(TimeSpan.FromSeconds(1));
            foreach (var frame in venue.TakeFrames())
            {
                var data = frame.GetProperty("data");
                var kind = data.GetProperty("e").GetString()!;
                var (first, end) = kind switch
                {
                    "trade" => ("t", "t"),
                    "aggTrade" => ("a", "a"),
                    _ => ("U", "u"),
                };
                if (last.TryGetValue(kind, out var before) && data.GetProperty(first).GetInt64() != before + 1)
                    gaps.Add($"{kind} {data.GetProperty(first)} after {before}");
                last[kind] = data.GetProperty(end).GetInt64();
            }
        }
        gaps.ShouldBeEmpty();
        last.Keys.Order().ShouldBe(["aggTrade", "depthUpdate", "trade"]);
    }
}
