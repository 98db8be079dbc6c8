using System.Globalization;
using System.Text;
using System.Text.Json;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Coinbase;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Coinbase;

public sealed class CoinbaseExchangeTests
{

    private const string Match =
        """{"type":"match","trade_id":10,"maker_order_id":"m","taker_order_id":"t","side":"sell","size":"0.5","price":"1.25","product_id":"BTC-USD","sequence":7,"time":"2021-04-17T16:43:37.089723Z"}""";

    private const string Update =
        """{"type":"l2update","product_id":"BTC-USD","changes":[["sell","1.30","2"],["buy","1.20","0.00"]],"time":"2021-04-17T16:43:37.089723Z"}""";

    private const string Heartbeat =
        """{"last_trade_id":0,"product_id":"ETH-EUR","sequence":2211872127,"time":"2019-05-10T21:21:26.519588Z","type":"heartbeat"}""";

    private readonly CoinbaseExchangeDecoder _decoder = new();
    private readonly VenueMessage _message = new();

    [Fact]
    public void Every_frame_of_the_recording_decodes_to_what_a_general_parser_reads()
    {
        var own = 0;
        foreach (var line in VenueRecording.Lines("ws/cryptofeed-coinbase-exchange.jsonl.gz"))
        {
            if (!line.StartsWith("{\"t\":\"recv\"", StringComparison.Ordinal))
            {
                own++;
                continue;
            }
            var frame = VenueRecording.Frame(line).ToString();
            Decode(frame).ShouldBe(DecodeStatus.Decoded, frame);
            using var json = JsonDocument.Parse(frame);
            AssertEqual(json.RootElement);
        }

        var counters = _decoder.Counters;
        counters.CountOf(VenueMessageKind.DepthSnapshot).ShouldBe(10);
        counters.CountOf(VenueMessageKind.DepthUpdate).ShouldBe(9719);
        counters.CountOf(VenueMessageKind.Ticker).ShouldBe(107);
        counters.CountOf(VenueMessageKind.Trade).ShouldBe(97 + 10);
        counters.CountOf(VenueMessageKind.Acknowledgement).ShouldBe(3);
        own.ShouldBe(1 + 1 + 3);
    }

    [Fact]
    public void Samples_of_other_channels_are_counted_by_name_and_none_is_refused()
    {
        foreach (var line in VenueRecording.Lines("fixtures/coinbase-exchange-node.jsonl.gz").Where(l => l.Contains("/ws/")))
        {
            using var json = JsonDocument.Parse(line);
            var frame = json.RootElement.GetProperty("json").GetRawText();
            Decode(frame).ShouldBeOneOf(DecodeStatus.Decoded, DecodeStatus.Ignored);
        }
        _decoder.Counters.UnknownEvents.Keys.Select(k => k.ToString()).Order()
            .ShouldBe(["activate", "change", "done", "open", "received"]);
        _decoder.Counters.CountOf(VenueMessageKind.Products).ShouldBe(1);
        _decoder.Counters.CountOf(VenueMessageKind.Heartbeat).ShouldBe(1);
        _decoder.Counters.CountOf(VenueMessageKind.Error).ShouldBe(1);
    }

    [Fact]
    public void Messages_that_another_collector_kept_decode_save_the_one_with_a_broken_number()
    {
        List<string> refused = [];
        foreach (var line in VenueRecording.Lines("fixtures/tardis-node-exchange-messages.jsonl.gz").Where(l => l.StartsWith("{\"exchange\":\"coinbase\"", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(line);
            var frame = json.RootElement.GetProperty("msg").GetRawText();
            if (Decode(frame) != DecodeStatus.Decoded)
                refused.Add(frame);
        }
        refused.ShouldHaveSingleItem().ShouldContain("\"0.-10000\"");
        _decoder.Counters.CountOf(DecodeStatus.Decoded).ShouldBe(8);
    }

    [Fact]
    public void The_status_tells_each_products_steps_and_what_it_takes()
    {
        var line = VenueRecording.Lines("fixtures/coinbase-exchange-node.jsonl.gz").Single(l => l.Contains("/ws/status/"));
        using var json = JsonDocument.Parse(line);
        var status = json.RootElement.GetProperty("json");
        Decode(status.GetRawText()).ShouldBe(DecodeStatus.Decoded);
        AssertProducts(status.GetProperty("products"));
    }

    [Fact]
    public void The_recorded_list_of_products_decodes_to_what_a_general_parser_reads()
    {
        var line = VenueRecording.Lines("ws/cryptofeed-coinbase-exchange.jsonl.gz").First();
        var frame = VenueRecording.Frame(line).ToString();
        Decode(frame).ShouldBe(DecodeStatus.Decoded);
        using var json = JsonDocument.Parse(frame);
        AssertProducts(json.RootElement);
    }

    [Fact]
    public void Replies_decode_or_are_counted_and_none_is_refused()
    {
        Dictionary<VenueMessageKind, int> kinds = [];
        string[] files = ["fixtures/coinbase-exchange-node.jsonl.gz", "fixtures/xchange-coinbase.jsonl.gz"];
        foreach (var line in files.SelectMany(VenueRecording.Lines).Where(l => !l.Contains("/ws/")))
        {
            using var json = JsonDocument.Parse(line);
            if (!json.RootElement.TryGetProperty("json", out var reply))
                continue;
            var status = Decode(reply.GetRawText());
            // Of the order-by-order book, whose third is an id, the levels read like any other.
            status.ShouldBeOneOf(DecodeStatus.Decoded, DecodeStatus.Ignored);
            if (status == DecodeStatus.Decoded)
                kinds[_message.Kind] = kinds.GetValueOrDefault(_message.Kind) + 1;
            AssertReply(reply);
        }
        kinds[VenueMessageKind.DepthSnapshot].ShouldBe(4);
        kinds[VenueMessageKind.Kline].ShouldBe(4);
        kinds[VenueMessageKind.Trade].ShouldBe(1);
        kinds[VenueMessageKind.Products].ShouldBe(1);
        kinds[VenueMessageKind.Error].ShouldBe(1);
        kinds.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("1e-05", "0.00001")]
    [InlineData("1.25E-7", "0.000000125")]
    [InlineData("2.5e2", "250")]
    public void Candles_may_be_written_with_an_exponent(string text, string value)
    {
        Decode($"[[1584316800,{text},{text},{text},{text},12.5]]").ShouldBe(DecodeStatus.Decoded);
        _message.Klines[0].Low.ToDecimal().ShouldBe(decimal.Parse(value, CultureInfo.InvariantCulture));
        _message.Klines[0].OpenTime.ShouldBe(new DateTime(2020, 3, 16, 0, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public void The_aggressor_is_on_the_other_side_than_the_maker()
    {
        Decode(Match).ShouldBe(DecodeStatus.Decoded);
        _message.Trades[0].Aggressor.ShouldBe(Side.Buy);
        _message.Sequence.ShouldBe(7);
    }

    [Fact]
    public void A_heartbeat_says_how_far_its_product_is()
    {
        Decode(Heartbeat).ShouldBe(DecodeStatus.Decoded);
        _message.Product.ToString().ShouldBe("ETH-EUR");
        _message.Sequence.ShouldBe(2211872127);
        _message.LastTradeId.ShouldBe(0);
    }

    [Theory]
    [InlineData("2021-04-17T16:43:37Z", 0)]
    [InlineData("2021-04-17T16:43:37.5Z", 5_000_000)]
    [InlineData("2021-04-17T16:43:37.123456789Z", 1_234_567)]
    public void Times_keep_seven_digits_of_a_second(string time, long ticks)
    {
        Decode(Match.Replace("2021-04-17T16:43:37.089723Z", time)).ShouldBe(DecodeStatus.Decoded);
        _message.Trades[0].TradeTime.ShouldBe(new DateTime(2021, 4, 17, 16, 43, 37, DateTimeKind.Utc).AddTicks(ticks));
    }

    [Theory]
    [InlineData("089723Z", "089723")]
    [InlineData("089723Z", "Z")]
    [InlineData("089723Z", "1234567890Z")]
    [InlineData("089723Z", "08x723Z")]
    [InlineData("04-17T", "02-30T")]
    [InlineData("16:43", "24:43")]
    [InlineData("\"sell\"", "\"offer\"")]
    [InlineData("\"0.5\"", "\"-0.5\"")]
    public void What_cannot_be_is_refused(string text, string instead) =>
        Decode(Match.Replace(text, instead)).ShouldBe(DecodeStatus.InvalidValue);

    [Fact]
    public void Decoding_allocates_nothing_once_the_lists_have_grown()
    {
        byte[][] frames = [.. new[] { Match, Update, Heartbeat }.Select(Encoding.UTF8.GetBytes)];
        DecoderAllocations.Of(_decoder, _message, frames).ShouldBe(0);
    }

    private DecodeStatus Decode(string frame) => _decoder.Decode(Encoding.UTF8.GetBytes(frame), _message);

    private void AssertEqual(JsonElement json)
    {
        switch (_message.Kind)
        {
            case VenueMessageKind.Trade:
                ref readonly var trade = ref _message.Trades[0];
                trade.Symbol.ToString().ShouldBe(json.GetProperty("product_id").GetString());
                trade.Id.ShouldBe(json.GetProperty("trade_id").GetInt64());
                trade.Price.ToDecimal().ShouldBe(Number(json.GetProperty("price")));
                trade.Quantity.ToDecimal().ShouldBe(Number(json.GetProperty("size")));
                trade.TradeTime.ShouldBe(json.GetProperty("time").GetDateTime());
                break;
            case VenueMessageKind.Ticker:
                ref readonly var ticker = ref _message.Tickers[0];
                ticker.Symbol.ToString().ShouldBe(json.GetProperty("product_id").GetString());
                ticker.Last.ToDecimal().ShouldBe(Number(json.GetProperty("price")));
                ticker.Volume.ToDecimal().ShouldBe(Number(json.GetProperty("volume_24h")));
                ticker.EventTime.ShouldBe(json.GetProperty("time").GetDateTime());
                ticker.BestBid!.Value.ToDecimal().ShouldBe(Number(json.GetProperty("best_bid")));
                ticker.BestAsk!.Value.ToDecimal().ShouldBe(Number(json.GetProperty("best_ask")));
                _message.Sequence.ShouldBe(json.GetProperty("sequence").GetInt64());
                break;
            case VenueMessageKind.DepthUpdate:
                var changes = json.GetProperty("changes").EnumerateArray().ToArray();
                Levels(_message.BidsOf(_message.Depths[0])).ShouldBe(Levels(changes.Where(c => c[0].GetString() == "buy"), 1));
                Levels(_message.AsksOf(_message.Depths[0])).ShouldBe(Levels(changes.Where(c => c[0].GetString() == "sell"), 1));
                _message.Depths[0].EventTime.ShouldBe(json.GetProperty("time").GetDateTime());
                break;
            case VenueMessageKind.DepthSnapshot:
                Levels(_message.BidsOf(_message.Depths[0])).ShouldBe(Levels(json.GetProperty("bids").EnumerateArray(), 0));
                Levels(_message.AsksOf(_message.Depths[0])).ShouldBe(Levels(json.GetProperty("asks").EnumerateArray(), 0));
                break;
        }
    }

    private void AssertProducts(JsonElement products)
    {
        _message.Kind.ShouldBe(VenueMessageKind.Products);
        _message.Products.Count.ShouldBe(products.GetArrayLength());
        foreach (var (json, i) in products.EnumerateArray().Select((p, i) => (p, i)))
        {
            var product = _message.Products[i];
            product.Symbol.ToString().ShouldBe(json.GetProperty("id").GetString());
            product.BaseAsset.ToString().ShouldBe(json.GetProperty("base_currency").GetString());
            product.QuoteAsset.ToString().ShouldBe(json.GetProperty("quote_currency").GetString());
            product.PriceTick.ShouldBe(Number(json.GetProperty("quote_increment")));
            product.QuantityStep.ShouldBe(Number(json.GetProperty("base_increment")));
            product.QuantityMin.ShouldBe(Number(json.GetProperty("base_min_size")));
            product.Status.ToString().ShouldBe(json.GetProperty("status").GetString());
            product.IsPostOnly.ShouldBe(json.GetProperty("post_only").GetBoolean());
            product.IsCancelOnly.ShouldBe(json.GetProperty("cancel_only").GetBoolean());
        }
    }

    private void AssertReply(JsonElement reply)
    {
        if (_message.Kind == VenueMessageKind.Trade)
        {
            _message.Trades.Count.ShouldBe(reply.GetArrayLength());
            _message.Trades[0].Id.ShouldBe(reply[0].GetProperty("trade_id").GetInt64());
            _message.Trades[0].Price.ToDecimal().ShouldBe(Number(reply[0].GetProperty("price")));
        }
        else if (_message.Kind == VenueMessageKind.Kline)
        {
            _message.Klines.Count.ShouldBe(reply.GetArrayLength());
            foreach (var (row, i) in reply.EnumerateArray().Select((r, i) => (r, i)))
            {
                var kline = _message.Klines[i];
                (kline.Low.ToDecimal(), kline.High.ToDecimal(), kline.Open.ToDecimal(), kline.Close.ToDecimal(), kline.Volume.ToDecimal())
                    .ShouldBe((row[1].GetDecimal(), row[2].GetDecimal(), row[3].GetDecimal(), row[4].GetDecimal(), row[5].GetDecimal()));
            }
        }
        else if (_message.Kind == VenueMessageKind.DepthSnapshot)
        {
            Levels(_message.BidsOf(_message.Depths[0])).ShouldBe(Levels(reply.GetProperty("bids").EnumerateArray(), 0));
            _message.Sequence.ShouldBe(reply.GetProperty("sequence").GetInt64());
        }
    }

    private static decimal Number(JsonElement value) => decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture);

    private static (decimal, decimal)[] Levels(IEnumerable<JsonElement> levels, int first) =>
        [.. levels.Select(l => (Number(l[first]), Number(l[first + 1])))];

    private static (decimal, decimal)[] Levels(ReadOnlySpan<VenueLevel> levels)
    {
        List<(decimal, decimal)> values = [];
        foreach (var level in levels)
            values.Add((level.Price.ToDecimal(), level.Quantity.ToDecimal()));
        return [.. values];
    }
}
