using System.Globalization;
using System.Text;
using System.Text.Json;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Books;
using Aetherion.Domain.Venues.Weex;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Weex;

public sealed class WeexDecoderTests(ITestOutputHelper output)
{
    private const string Fixtures = "fixtures/weex-net.jsonl.gz";
    private const int Seed = 13;

    private const string Depth =
        """{"e":"depth","E":1775118171935,"s":"ETHUSDT","U":971193541,"u":971193552,"l":15,"d":"CHANGED","b":[["2048.74","1.18796"]],"a":[["2048.75","0"]]}""";

    private const string Trades =
        """{"e":"trade","E":1775121040010,"s":"ETHUSDT","d":[{"T":1775121040002,"t":"c2a965c5-1bb3-4bb5-9222-2ee3a96c6556","p":"2041.50","q":"0.020","v":"40.83000","m":false},{"T":1775121039597,"t":"13654ded-518c-42e9-b425-cd5e76c51301","p":"2041.50","q":"0.037","v":"75.53550","m":true}]}""";

    private const string Ticker =
        """{"e":"ticker","E":1775120226169,"s":"ETHUSDT","d":[{"p":"-93.28","P":"-0.043605","w":"2111.84765227","c":"2045.89","o":"2139.17","h":"2167.19","l":"2037.28","v":"760383.679","q":"1605814487.32196","O":1775033100000,"C":1775119500000,"n":535239,"m":"2045.91","i":"2047.2225"}]}""";

    private const string Kline =
        """{"e":"kline","E":1775120374540,"s":"ETHUSDT","p":"LAST_PRICE","d":[{"t":1775088000000,"T":1775174400000,"s":"ETHUSDT","i":"1d","o":"2138.80","c":"2045.03","h":"2158.41","l":"2037.28","v":"383232.697","n":209032,"q":"800748604.20554","V":"207793.594","Q":"433395576.83636"}]}""";

    private const string Quote =
        """{"e":"bookTicker","E":1775117847999,"s":"ETHUSDT","u":1775117847996,"b":"2050.67","B":"0.89116","a":"2050.70","A":"2.26200"}""";

    private const string Ping = """{"event":"ping","time":"1775117847999"}""";

    private static readonly string[] Frames = [Depth, Trades, Ticker, Kline, Quote, Ping];

    private readonly WeexDecoder _decoder = new();
    private readonly VenueMessage _message = new();

    [Fact]
    public void Every_push_of_the_samples_decodes_to_what_a_general_parser_reads_and_private_ones_count_by_name()
    {
        foreach (var frame in Pushes())
        {
            var status = Decode(frame);
            status.ShouldBeOneOf(DecodeStatus.Decoded, DecodeStatus.Ignored);
            using var json = JsonDocument.Parse(frame);
            if (status == DecodeStatus.Decoded)
                AssertEqual(json.RootElement);
        }

        var counters = _decoder.Counters;
        counters.CountOf(VenueMessageKind.DepthUpdate).ShouldBe(2);
        counters.CountOf(VenueMessageKind.Trade).ShouldBe(2);
        counters.CountOf(VenueMessageKind.Ticker).ShouldBe(2);
        counters.CountOf(VenueMessageKind.Kline).ShouldBe(4);
        counters.CountOf(VenueMessageKind.BookTicker).ShouldBe(1);
        counters.CountOf(VenueMessageKind.Acknowledgement).ShouldBe(18);
        counters.UnknownEvents.ToDictionary(e => e.Key.ToString(), e => e.Value).ShouldBe(
            new Dictionary<string, long> { ["account"] = 2, ["orders"] = 2, ["positions"] = 1, ["fill"] = 2 }, ignoreOrder: true);
    }

    [Fact]
    public void Every_reply_of_the_samples_decodes_or_is_counted()
    {
        Dictionary<string, string> kinds = [];
        foreach (var line in VenueRecording.Lines(Fixtures).Where(l => l.Contains("\"kind\":\"rest\"")))
        {
            using var json = JsonDocument.Parse(line);
            var name = json.RootElement.GetProperty("file").GetString()!["Endpoints/".Length..^4];
            var status = Decode(json.RootElement.GetProperty("response").GetRawText());
            status.ShouldBeOneOf([DecodeStatus.Decoded, DecodeStatus.Ignored], name);
            if (status == DecodeStatus.Decoded)
                kinds[name] = _message.Kind.ToString();
        }
        output.WriteLine(string.Join(Environment.NewLine, kinds));

        foreach (var market in (string[])["Spot", "Futures"])
        {
            kinds[$"{market}/ExchangeData/GetExchangeInfo"].ShouldBe("Products");
            kinds[$"{market}/ExchangeData/GetOrderBook"].ShouldBe("DepthSnapshot");
            kinds[$"{market}/ExchangeData/GetKlines"].ShouldBe("Kline");
            kinds[$"{market}/ExchangeData/GetBookTicker"].ShouldBe("BookTicker");
            kinds[$"{market}/ExchangeData/GetTickers"].ShouldBe("Ticker");
        }
        kinds["Spot/ExchangeData/GetRecentTrades"].ShouldBe("Trade");
        kinds["Futures/ExchangeData/GetTrades"].ShouldBe("Trade");
        kinds["Futures/ExchangeData/GetFundingRate"].ShouldBe("MarkPrice");
        kinds["Futures/ExchangeData/GetFundingRateHistory"].ShouldBe("MarkPrice");
        kinds["Futures/Trading/GetPositions"].ShouldBe("Positions");
        kinds["Futures/Trading/GetPosition"].ShouldBe("Positions");
        // The three answers of settings besides; candles of other prices have the form of those of trades.
        kinds.Values.Count(k => k == "Acknowledgement").ShouldBe(3);
        kinds.Values.Count(k => k == "Kline").ShouldBe(5);
        kinds.Count.ShouldBe(10 + 6 + 3 + 3);
    }

    [Fact]
    public void The_rules_of_a_symbol_are_steps()
    {
        Decode(Reply("Futures/ExchangeData/GetExchangeInfo"));
        var future = _message.Products[0];
        (future.PriceTick, future.QuantityStep, future.QuantityMin, future.QuantityMax).ShouldBe((0.1m, 0.000001m, 0.0001m, 10000m));
        Decode(Reply("Spot/ExchangeData/GetExchangeInfo"));
        var spot = _message.Products[0];
        (spot.PriceTick, spot.QuantityStep, spot.QuantityMin, spot.IsTradingDisabled).ShouldBe((0.00000001m, 0.00000001m, 0.0001m, false));
        (spot.BaseAsset.ToString(), spot.QuoteAsset.ToString()).ShouldBe(("BTC", "USDT"));
    }

    [Fact]
    public void Funding_and_positions_say_what_they_cost()
    {
        Decode(Reply("Futures/ExchangeData/GetFundingRate"));
        var mark = _message.MarkPrices[0];
        (mark.MarkPrice.ToDecimal(), mark.IndexPrice!.Value.ToDecimal(), mark.FundingRate!.Value.ToDecimal()).ShouldBe((69348.6m, 69347.9m, 0.00025m));
        mark.NextFundingTime.ShouldBe(DateTime.UnixEpoch.AddMilliseconds(1764510000000));
        Decode(Reply("Futures/Trading/GetPositions"));
        var position = _message.Positions[0];
        (position.Symbol.ToString(), position.Side, position.Quantity.ToDecimal()).ShouldBe(("BTCUSDT", Side.Buy, 0.02m));
        (position.UnrealizedProfit.ToDecimal(), position.LiquidationPrice).ShouldBe((-85.569m, null));
    }

    [Fact]
    public void Trades_come_in_the_order_of_their_times_with_ids_of_chance()
    {
        Decode(Trades).ShouldBe(DecodeStatus.Decoded);
        _message.Trades.Items.ToArray().Select(t => (t.UniqueId.ToString(), t.Aggressor)).ShouldBe(
            [("13654ded-518c-42e9-b425-cd5e76c51301", Side.Sell), ("c2a965c5-1bb3-4bb5-9222-2ee3a96c6556", Side.Buy)]);
    }

    [Theory]
    [InlineData("\"e\":\"depth\"", "\"e\":\"depthSnapshot\"")]
    [InlineData("\"CHANGED\"", "\"SNAPSHOT\"")]
    public void A_whole_book_is_told_by_either_name(string text, string instead)
    {
        Decode(Depth.Replace(text, instead).Replace("\"U\":971193541,", "")).ShouldBe(DecodeStatus.Decoded);
        _message.Kind.ShouldBe(VenueMessageKind.DepthSnapshot);
        _message.Depths[0].IsSnapshot.ShouldBeTrue();
    }

    [Fact]
    public void Candles_of_other_prices_than_those_of_trades_are_none()
    {
        Decode(Kline.Replace("LAST_PRICE", "MARK_PRICE")).ShouldBe(DecodeStatus.Ignored);
        Decode(Kline).ShouldBe(DecodeStatus.Decoded);
        _message.Klines[0].CloseTime.ShouldBe(_message.Klines[0].OpenTime.AddDays(1).AddTicks(-1));
    }

    [Fact]
    public void A_ping_and_answers_are_told_apart()
    {
        Decode(Ping);
        _message.Kind.ShouldBe(VenueMessageKind.Ping);
        Decode("""{"id":"7","result":true}""");
        (_message.Kind, _message.Reply.RequestId).ShouldBe((VenueMessageKind.Acknowledgement, 7));
        Decode("""{"id":8,"result":false}""");
        (_message.Kind, _message.Reply.RequestId).ShouldBe((VenueMessageKind.Error, 8));
        Decode("""{"code":-1121,"msg":"no such symbol"}""");
        (_message.Kind, _message.Reply.Code).ShouldBe((VenueMessageKind.Error, -1121));
    }

    [Theory]
    [InlineData("\"U\":971193541", "\"U\":971193553")]
    [InlineData("\"1.18796\"", "\"-1\"")]
    [InlineData("1775118171935", "0")]
    public void What_cannot_be_is_refused(string text, string instead) =>
        Decode(Depth.Replace(text, instead)).ShouldBe(DecodeStatus.InvalidValue);

    [Fact]
    public void A_book_follows_its_stream_and_equals_a_slow_twin_whichever_the_first_id_is()
    {
        foreach (var behind in (int[])[0, 1])
        {
            BookSynchronizer book = new(BookChaining.InStreamWithIds, new InstrumentScale(0.01m, 0.00001m));
            SortedDictionary<decimal, decimal> bids = new() { [2048m] = 1m };
            Random random = new(Seed);
            book.Start();
            FeedDepth(book, """{"e":"depthSnapshot","E":1775118171935,"s":"ETHUSDT","u":100,"b":[["2048","1"]],"a":[["2049","1"]]}""")
                .ShouldBe(BookSyncVerdict.SnapshotApplied);
            for (var id = 100; id < 4000; id += 5)
            {
                var (price, quantity) = (2000m + random.Next(48), random.Next(3));
                bids[price] = quantity;
                if (quantity == 0)
                    bids.Remove(price);
                FeedDepth(book, string.Create(CultureInfo.InvariantCulture, $$"""{"e":"depth","E":1775118171935,"s":"ETHUSDT","U":{{id + behind}},"u":{{id + 5}},"d":"CHANGED","b":[["{{price}}","{{quantity}}"]],"a":[]}"""))
                    .ShouldBe(BookSyncVerdict.Applied);
                Enumerable.Range(0, book.Book.Bids.Count).Select(rank => book.Book.Bids[rank].Price.Ticks * 0.01m).ShouldBe(bids.Keys.Reverse());
            }
            book.Reading.ShouldBe(behind == 0 ? UpdateIdReading.PreviousId : UpdateIdReading.FirstId);
        }
    }

    [Fact]
    public void Decoding_allocates_nothing_once_the_lists_have_grown()
    {
        byte[][] frames = [.. Frames.Select(Encoding.UTF8.GetBytes)];
        DecoderAllocations.Of(_decoder, _message, frames).ShouldBe(0);
    }

    private BookSyncVerdict FeedDepth(BookSynchronizer book, string frame)
    {
        Decode(frame).ShouldBe(DecodeStatus.Decoded);
        var depth = _message.Depths[0];
        var step = depth.IsSnapshot
            ? book.Snapshot(depth, _message.BidsOf(depth), _message.AsksOf(depth))
            : book.Update(depth, _message.BidsOf(depth), _message.AsksOf(depth));
        return step.Verdict;
    }

    private DecodeStatus Decode(string frame) => _decoder.Decode(Encoding.UTF8.GetBytes(frame), _message);

    private static string Reply(string name)
    {
        using var json = JsonDocument.Parse(VenueRecording.Lines(Fixtures).Single(l => l.Contains($"Endpoints/{name}.txt")));
        return json.RootElement.GetProperty("response").GetRawText();
    }

    private static IEnumerable<string> Pushes()
    {
        foreach (var line in VenueRecording.Lines(Fixtures).Where(l => l.Contains("\"kind\":\"ws\"")))
        {
            using var json = JsonDocument.Parse(line);
            foreach (var message in json.RootElement.GetProperty("messages").EnumerateArray().Where(m => m.GetProperty("dir").GetString() != "sent"))
            {
                // Placeholders stand for ids; two dialogues at once are kept as text, with the connection's number first.
                yield return message.TryGetProperty("json", out var frame) ? frame.GetRawText() : message.GetProperty("text").GetString()![2..];
            }
        }
    }

    private void AssertEqual(JsonElement json)
    {
        switch (_message.Kind)
        {
            case VenueMessageKind.DepthUpdate:
                var depth = _message.Depths[0];
                (depth.FirstUpdateId, depth.FinalUpdateId).ShouldBe((json.GetProperty("U").GetInt64(), json.GetProperty("u").GetInt64()));
                (_message.BidsOf(depth)[0].Price.ToDecimal(), _message.AsksOf(depth)[0].Quantity.ToDecimal()).ShouldBe(
                    (Number(json.GetProperty("b")[0][0]), Number(json.GetProperty("a")[0][1])));
                break;
            case VenueMessageKind.Trade:
                _message.Trades.Items.ToArray().Select(t => (t.Symbol.ToString(), t.UniqueId, t.Price.ToDecimal(), t.Quantity.ToDecimal(), t.Aggressor == Side.Sell)).ShouldBe(
                    json.GetProperty("d").EnumerateArray().OrderBy(t => t.GetProperty("T").GetInt64())
                        .Select(t => (json.GetProperty("s").GetString()!, t.GetProperty("t").GetGuid(), Number(t.GetProperty("p")), Number(t.GetProperty("q")), t.GetProperty("m").GetBoolean())));
                break;
            case VenueMessageKind.Ticker:
                var statistics = json.GetProperty("d")[0];
                var ticker = _message.Tickers[0];
                (ticker.Last.ToDecimal(), ticker.Open.ToDecimal(), ticker.Change.ToDecimal(), ticker.QuoteVolume.ToDecimal(), ticker.TradeCount).ShouldBe((
                    Number(statistics.GetProperty("c")), Number(statistics.GetProperty("o")), Number(statistics.GetProperty("p")), Number(statistics.GetProperty("q")), statistics.GetProperty("n").GetInt64()));
                _message.MarkPrices.Count.ShouldBe(statistics.TryGetProperty("m", out var mark) ? 1 : 0);
                if (_message.MarkPrices.Count == 1)
                    _message.MarkPrices[0].MarkPrice.ToDecimal().ShouldBe(Number(mark));
                break;
            case VenueMessageKind.Kline:
                var candle = json.GetProperty("d")[0];
                var kline = _message.Klines[0];
                (kline.Open.ToDecimal(), kline.High.ToDecimal(), kline.Low.ToDecimal(), kline.Close.ToDecimal(), kline.Volume.ToDecimal(), kline.Interval.ToString()).ShouldBe((
                    Number(candle.GetProperty("o")), Number(candle.GetProperty("h")), Number(candle.GetProperty("l")), Number(candle.GetProperty("c")), Number(candle.GetProperty("v")), candle.GetProperty("i").GetString()!));
                break;
        }
    }

    private static decimal Number(JsonElement value) => decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
