using System.Globalization;
using System.Text;
using System.Text.Json;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Coinbase;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Coinbase;

public sealed class CoinbaseAdvancedTests(ITestOutputHelper output)
{
    private const string Recording = "ws/cryptofeed-coinbase-advanced-btcusd-ethusd-20260809.jsonl.gz";

    private const string Update =
        """{"channel":"l2_data","client_id":"","timestamp":"2026-04-07T14:30:01.456789Z","sequence_num":1,"events":[{"type":"update","product_id":"BTC-USD","updates":[{"side":"bid","event_time":"2026-04-07T14:30:01.4Z","price_level":"68900.00","new_quantity":"2.00000000"},{"side":"offer","event_time":"2026-04-07T14:30:01.456789Z","price_level":"68901.00","new_quantity":"0.00000000"}]}]}""";

    private const string Trades =
        """{"channel":"market_trades","client_id":"","timestamp":"2024-10-04T07:13:31.158696693Z","sequence_num":2,"events":[{"type":"update","trades":[{"product_id":"ETH-USDT","trade_id":"22381691","price":"2375.56","size":"0.5","time":"2024-10-04T07:13:31.088388Z","side":"BUY"},{"product_id":"ETH-USDT","trade_id":"22381690","price":"2375.55","size":"0.25","time":"2024-10-04T07:13:31.084859Z","side":"SELL"}]}]}""";

    private const string Ticker =
        """{"channel":"ticker","timestamp":"2026-08-09T21:05:48.229198328Z","sequence_num":6,"events":[{"type":"snapshot","tickers":[{"type":"ticker","product_id":"BTC-USD","price":"65086.18","volume_24_h":"2867.54532609","low_24_h":"64675.22","high_24_h":"65252.99","low_52_w":"57717.55","high_52_w":"126296","price_percent_chg_24_h":"-0.09601107287722","best_bid":"65083.66","best_ask":"65083.67","best_bid_quantity":"0.20371215","best_ask_quantity":"0.24290402"}]}]}""";

    private const string Heartbeat =
        """{"channel":"heartbeats","timestamp":"2026-08-09T21:05:48.856364007Z","sequence_num":35,"events":[{"current_time":"2026-08-09 21:05:48.854840045 +0000 UTC m=+41691.260485341","heartbeat_counter":41691}]}""";

    private const string Candle =
        """{"channel":"candles","client_id":"","timestamp":"2026-04-07T14:30:05.000000Z","sequence_num":3,"events":[{"type":"update","candles":[{"start":"1775521800","high":"68950.00","low":"68850.00","open":"68900.00","close":"68920.50","volume":"42.15000000","product_id":"BTC-USD"}]}]}""";

    private static readonly string[] MarketData = [Update, Trades, Ticker, Heartbeat, Candle];

    private readonly CoinbaseAdvancedDecoder _decoder = new();
    private readonly VenueMessage _message = new();

    [Fact]
    public void Every_frame_of_the_recording_decodes_to_what_a_general_parser_reads()
    {
        foreach (var line in VenueRecording.Lines(Recording).Where(l => l.StartsWith("{\"t\":\"recv\"", StringComparison.Ordinal)))
        {
            var frame = VenueRecording.Frame(line).ToString();
            Decode(frame).ShouldBe(DecodeStatus.Decoded, frame);
            using var json = JsonDocument.Parse(frame);
            _decoder.LastSequence.ShouldBe(json.RootElement.GetProperty("sequence_num").GetInt64());
            AssertEqual(json.RootElement);
        }

        var counters = _decoder.Counters;
        (counters.CountOf(VenueMessageKind.DepthSnapshot) + counters.CountOf(VenueMessageKind.DepthUpdate)).ShouldBe(775);
        counters.CountOf(VenueMessageKind.DepthSnapshot).ShouldBe(2);
        counters.CountOf(VenueMessageKind.Trade).ShouldBe(59);
        counters.CountOf(VenueMessageKind.Ticker).ShouldBe(160);
        counters.CountOf(VenueMessageKind.Heartbeat).ShouldBe(25);
        counters.CountOf(VenueMessageKind.Kline).ShouldBe(6);
        counters.CountOf(VenueMessageKind.Acknowledgement).ShouldBe(5);
        counters.CountOf(DecodeStatus.Decoded).ShouldBe(1030);
    }

    [Fact]
    public void The_recorded_list_of_products_tells_steps_and_aliases()
    {
        var frame = VenueRecording.Lines(Recording).First(l => l.StartsWith("{\"t\":\"http\"", StringComparison.Ordinal));
        frame = VenueRecording.Frame(frame).ToString();
        Decode(frame).ShouldBe(DecodeStatus.Decoded);
        using var json = JsonDocument.Parse(frame);
        var products = json.RootElement.GetProperty("products").EnumerateArray().ToArray();
        _message.Products.Count.ShouldBe(products.Length);
        for (var i = 0; i < products.Length; i++)
        {
            var product = _message.Products[i];
            product.Symbol.ToString().ShouldBe(products[i].GetProperty("product_id").GetString());
            product.PriceTick.ShouldBe(Number(products[i], "price_increment"));
            product.QuantityStep.ShouldBe(Number(products[i], "base_increment"));
            product.QuantityMax.ShouldBe(Number(products[i], "base_max_size"));
            product.AliasOf.ToString().ShouldBe(products[i].GetProperty("alias").GetString());
        }
        _message.Products.Items.ToArray().Single(p => p.Symbol == new ShortText("BTC-USDC")).AliasOf.ToString().ShouldBe("BTC-USD");
    }

    [Fact]
    public void Samples_decode_or_are_counted_by_name()
    {
        List<string> refused = [];
        foreach (var (name, json) in Samples())
        {
            if (Decode(json) is not (DecodeStatus.Decoded or DecodeStatus.Ignored))
                refused.Add(name);
        }

        output.WriteLine(string.Join(Environment.NewLine, _decoder.Counters.UnknownEvents.Select(e => $"{e.Key}: {e.Value}")));
        // Its candles have a product and nothing else.
        refused.ShouldBe(["Concurrent", "Concurrent"]);
        var counters = _decoder.Counters;
        counters.CountOf(VenueMessageKind.Products).ShouldBe(4);
        counters.UnknownEvents.Keys.Select(k => k.ToString()).Order().ShouldBe(["(no event name)", "futures_balance_summary", "user"]);
    }

    [Fact]
    public void A_trade_names_the_makers_side_and_a_frame_has_its_trades_in_order()
    {
        Decode(Trades).ShouldBe(DecodeStatus.Decoded);
        _message.Trades.Items.ToArray().Select(t => (t.Id, t.Aggressor)).ShouldBe([(22381690, Side.Buy), (22381691, Side.Sell)]);
    }

    [Fact]
    public void The_recorded_trades_happen_at_the_ask_when_their_side_is_sell_and_at_the_bid_when_it_is_buy()
    {
        Dictionary<ShortText, (decimal Bid, decimal Ask)> best = [];
        Dictionary<(Side, string), int> places = [];
        foreach (var line in VenueRecording.Lines(Recording).Where(l => l.StartsWith("{\"t\":\"recv\"", StringComparison.Ordinal)))
        {
            Decode(VenueRecording.Frame(line).ToString());
            foreach (var ticker in _message.Tickers.Items)
                best[ticker.Symbol] = (ticker.BestBid!.Value.ToDecimal(), ticker.BestAsk!.Value.ToDecimal());
            foreach (var trade in _message.Trades.Items)
            {
                if (!best.TryGetValue(trade.Symbol, out var prices))
                    continue;
                var price = trade.Price.ToDecimal();
                var key = (trade.Aggressor, price >= prices.Ask ? "ask" : price <= prices.Bid ? "bid" : "between");
                places[key] = places.GetValueOrDefault(key) + 1;
            }
        }
        output.WriteLine(string.Join(", ", places));
        places[(Side.Buy, "ask")].ShouldBeGreaterThan(10 * places.GetValueOrDefault((Side.Buy, "bid")));
        places[(Side.Sell, "bid")].ShouldBeGreaterThan(10 * places.GetValueOrDefault((Side.Sell, "ask")));
    }

    [Fact]
    public void The_number_of_a_frame_is_known_even_when_its_content_is_not()
    {
        Decode("""{"sequence_num":7,"channel":"news","events":[{"a":1}]}""").ShouldBe(DecodeStatus.Ignored);
        _decoder.LastSequence.ShouldBe(7);
        Decode(Update.Replace("\"offer\"", "\"ask\"").Replace("_num\":1", "_num\":8")).ShouldBe(DecodeStatus.InvalidValue);
        _decoder.LastSequence.ShouldBe(8);
        Decode("{}").ShouldBe(DecodeStatus.Ignored);
        _decoder.LastSequence.ShouldBeNull();
    }

    [Fact]
    public void The_events_may_stand_before_what_says_what_they_are()
    {
        Decode("""{"events":[{"heartbeat_counter":5}],"sequence_num":9,"channel":"heartbeats"}""").ShouldBe(DecodeStatus.Decoded);
        (_message.HeartbeatCount, _message.Sequence).ShouldBe((5, 9));
    }

    [Theory]
    [InlineData("\"bid\"", "\"sell\"")]
    [InlineData("\"update\"", "\"delta\"")]
    [InlineData("\"2.00000000\"", "\"-2\"")]
    [InlineData("01.456789Z\",\"price", "01.456789\",\"price")]
    public void What_cannot_be_is_refused(string text, string instead) =>
        Decode(Update.Replace(text, instead)).ShouldBe(DecodeStatus.InvalidValue);

    [Fact]
    public void Decoding_market_data_allocates_nothing_once_the_lists_have_grown()
    {
        byte[][] frames = [.. MarketData.Select(Encoding.UTF8.GetBytes)];
        DecoderAllocations.Of(_decoder, _message, frames).ShouldBe(0);
    }

    private DecodeStatus Decode(string frame) => _decoder.Decode(Encoding.UTF8.GetBytes(frame), _message);

    private static IEnumerable<(string Name, string Json)> Samples()
    {
        foreach (var line in VenueRecording.Lines("fixtures/nautilus-coinbase.jsonl.gz"))
        {
            using var json = JsonDocument.Parse(line);
            yield return (json.RootElement.GetProperty("file").GetString()!, json.RootElement.GetProperty("json").GetRawText());
        }
        foreach (var line in VenueRecording.Lines("fixtures/coinbase-net.jsonl.gz").Where(l => l.Contains("\"kind\":\"ws\"")))
        {
            using var json = JsonDocument.Parse(line);
            var name = Path.GetFileNameWithoutExtension(json.RootElement.GetProperty("file").GetString()!);
            foreach (var message in json.RootElement.GetProperty("messages").EnumerateArray().Where(m => m.GetProperty("dir").GetString() != "sent"))
            {
                // Two dialogues at once are kept as text, with the connection's number before the frame.
                yield return (name, message.TryGetProperty("json", out var frame) ? frame.GetRawText() : message.GetProperty("text").GetString()![2..]);
            }
        }
    }

    private void AssertEqual(JsonElement json)
    {
        var events = json.GetProperty("events").EnumerateArray().ToArray();
        switch (_message.Kind)
        {
            case VenueMessageKind.DepthSnapshot or VenueMessageKind.DepthUpdate:
                AssertLevels(_message.BidsOf(_message.Depths[0]), events[0], "bid");
                AssertLevels(_message.AsksOf(_message.Depths[0]), events[0], "offer");
                _message.Depths[0].Symbol.ToString().ShouldBe(events[0].GetProperty("product_id").GetString());
                _message.Depths[0].TransactionTime.ShouldBe(events[0].GetProperty("updates").EnumerateArray().Last().GetProperty("event_time").GetDateTime());
                break;
            case VenueMessageKind.Trade:
                _message.Trades.Items.ToArray().Select(t => (t.Symbol.ToString(), t.Id, t.Price.ToDecimal(), t.Quantity.ToDecimal(), t.TradeTime)).ShouldBe(
                    events.SelectMany(e => e.GetProperty("trades").EnumerateArray())
                        .Select(t => (t.GetProperty("product_id").GetString()!, long.Parse(t.GetProperty("trade_id").GetString()!, CultureInfo.InvariantCulture), Number(t, "price"), Number(t, "size"), t.GetProperty("time").GetDateTime()))
                        .OrderBy(t => t.Item2));
                break;
            case VenueMessageKind.Ticker:
                _message.Tickers.Items.ToArray().Select(t => (t.Symbol.ToString(), t.Last.ToDecimal(), t.BestBid!.Value.ToDecimal(), t.BestAskQuantity!.Value.ToDecimal(), t.ChangePercent.ToDecimal())).ShouldBe(
                    events.SelectMany(e => e.GetProperty("tickers").EnumerateArray())
                        .Select(t => (t.GetProperty("product_id").GetString()!, Number(t, "price"), Number(t, "best_bid"), Number(t, "best_ask_quantity"), Number(t, "price_percent_chg_24_h"))));
                break;
            case VenueMessageKind.Kline:
                _message.Klines.Items.ToArray().Select(k => (k.Symbol.ToString(), k.OpenTime, k.Open.ToDecimal(), k.High.ToDecimal(), k.Low.ToDecimal(), k.Close.ToDecimal(), k.Volume.ToDecimal())).ShouldBe(
                    events.SelectMany(e => e.GetProperty("candles").EnumerateArray())
                        .Select(k => (k.GetProperty("product_id").GetString()!, DateTime.UnixEpoch.AddSeconds((double)Number(k, "start")), Number(k, "open"), Number(k, "high"), Number(k, "low"), Number(k, "close"), Number(k, "volume"))));
                break;
            case VenueMessageKind.Heartbeat:
                _message.HeartbeatCount.ShouldBe(events[0].GetProperty("heartbeat_counter").GetInt64());
                break;
        }
    }

    private static void AssertLevels(ReadOnlySpan<VenueLevel> levels, JsonElement change, string side)
    {
        var expected = change.GetProperty("updates").EnumerateArray().Where(u => u.GetProperty("side").GetString() == side).ToArray();
        levels.Length.ShouldBe(expected.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (levels[i].Price.ToDecimal() != Number(expected[i], "price_level") || levels[i].Quantity.ToDecimal() != Number(expected[i], "new_quantity"))
                throw new InvalidOperationException($"Level {i} is {levels[i]} instead of {expected[i]}.");
        }
    }

    private static decimal Number(JsonElement json, string name) =>
        decimal.Parse(json.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
