using System.Globalization;
using System.Text;
using System.Text.Json;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Coinbase;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Coinbase;

public sealed class CoinbaseExchangeTests
{
    private const int Seed = 7;
    private const int BrokenFrames = 40_000;

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
            .ShouldBe(["activate", "change", "done", "open", "received", "status"]);
        _decoder.Counters.CountOf(VenueMessageKind.Heartbeat).ShouldBe(1);
        _decoder.Counters.CountOf(VenueMessageKind.Error).ShouldBe(1);
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
    public void Broken_frames_never_throw_and_leave_no_half_of_a_message()
    {
        FrameMutator mutator = new(Seed, [.. new[] { Match, Update, Heartbeat }.Select(Encoding.UTF8.GetBytes)]);
        for (var i = 0; i < BrokenFrames; i++)
        {
            var frame = mutator.Next();
            if (_decoder.Decode(frame, _message) != DecodeStatus.Decoded)
                (_message.Kind, _message.Trades.Count, _message.Depths.Count).ShouldBe((VenueMessageKind.None, 0, 0));
        }
        _decoder.Counters.CountOf(DecodeStatus.Decoded).ShouldBeLessThan(BrokenFrames / 2);
    }

    [Fact]
    public void Decoding_allocates_nothing_once_the_lists_have_grown()
    {
        byte[][] frames = [.. new[] { Match, Update, Heartbeat }.Select(Encoding.UTF8.GetBytes)];
        long before = 0;
        for (var round = 0; round < 400; round++)
        {
            if (round == 200)
                before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var frame in frames)
                _decoder.Decode(frame, _message);
        }
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
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
