using System.Text;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Binance;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Binance;

public sealed class BinanceDecoderTests
{
    private const int WarmUpRounds = 200;

    private readonly BinanceDecoder _decoder = new();
    private readonly VenueMessage _message = new();

    public static TheoryData<string> Samples { get; } = [.. BinanceSamples.All];

    [Fact]
    public void The_buyer_is_the_aggressor_where_it_is_not_the_maker()
    {
        Decode(BinanceSamples.AggregateTrade).ShouldBe(DecodeStatus.Decoded);
        _message.Trades[0].Aggressor.ShouldBe(Side.Sell);
        Decode(BinanceSamples.Trade).ShouldBe(DecodeStatus.Decoded);
        _message.Trades[0].Aggressor.ShouldBe(Side.Buy);
    }

    [Fact]
    public void Prices_keep_every_digit_that_was_written()
    {
        Decode(BinanceSamples.AggregateTrade.Replace("37000.10000000", "12345678901.12345678"))
            .ShouldBe(DecodeStatus.InvalidValue);
        Decode(BinanceSamples.AggregateTrade.Replace("37000.10000000", "1234567890.12345678"))
            .ShouldBe(DecodeStatus.Decoded);
        _message.Trades[0].Price.ToDecimal().ShouldBe(1234567890.12345678m);
        Decode(BinanceSamples.AggregateTrade.Replace("37000.10000000", "1234567890123.00000000"))
            .ShouldBe(DecodeStatus.Decoded);
        _message.Trades[0].Price.ToDecimal().ShouldBe(1234567890123m);
    }

    [Fact]
    public void Times_in_microseconds_are_told_from_those_in_milliseconds()
    {
        Decode(BinanceSamples.SpotDepth.Replace("1700000000123", "1700000000123456")).ShouldBe(DecodeStatus.Decoded);
        _message.Depths[0].EventTime.ShouldBe(new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc).AddMicroseconds(123456));
    }

    [Theory]
    [InlineData("\"E\":1700000000123", "\"E\":0")]
    [InlineData("\"p\":\"37000.10000000\"", "\"p\":\"-1\"")]
    [InlineData("\"a\":42", "\"a\":-42")]
    [InlineData("\"a\":42", "\"a\":4.2")]
    [InlineData("\"a\":42", "\"a\":99999999999999999999999")]
    [InlineData("\"BTCUSDT\"", "\"BTCUSDTBTCUSDTBTCUSDTBTCUSDTBTCUSDT\"")]
    public void What_cannot_be_is_refused(string text, string instead) =>
        Decode(BinanceSamples.AggregateTrade.Replace(text, instead)).ShouldBe(DecodeStatus.InvalidValue);

    [Theory]
    [InlineData("\"m\":true", "\"z\":true", DecodeStatus.MissingField)]
    [InlineData("\"m\":true", "\"a\":43", DecodeStatus.Malformed)]
    [InlineData("\"m\":true", "\"m\":maybe", DecodeStatus.Malformed)]
    [InlineData("\"m\":true", "\"m\" true", DecodeStatus.Malformed)]
    [InlineData("\"m\":true,", "\"m\":true", DecodeStatus.Malformed)]
    [InlineData("\"m\":true,", "\"m\":true,,", DecodeStatus.Malformed)]
    [InlineData("{\"e\"", "{,\"e\"", DecodeStatus.Malformed)]
    [InlineData("true}", "true,}", DecodeStatus.Malformed)]
    [InlineData("true}", "true}}", DecodeStatus.Malformed)]
    [InlineData("37000.10000000", "37000..1", DecodeStatus.Malformed)]
    [InlineData("37000.10000000", "", DecodeStatus.Malformed)]
    public void What_is_no_such_event_is_refused(string text, string instead, DecodeStatus expected)
    {
        Decode(BinanceSamples.AggregateTrade.Replace(text, instead)).ShouldBe(expected);
        _message.Kind.ShouldBe(VenueMessageKind.None);
        _message.Trades.Count.ShouldBe(0);
    }

    [Fact]
    public void Fields_that_are_not_known_are_passed_whatever_they_hold()
    {
        var frame = BinanceSamples.AggregateTrade.Replace("{\"e\"", """{"nq":"1","Z":{"a":[1,{"b":null}],"c":"\"}"},"e" """);
        Decode(frame).ShouldBe(DecodeStatus.Decoded);
        _message.Trades[0].Id.ShouldBe(42);
    }

    [Fact]
    public void Events_that_are_not_known_are_counted_by_name()
    {
        Decode("""{"e":"newThing","E":1}""").ShouldBe(DecodeStatus.Ignored);
        Decode("""{"stream":"x@newThing","data":{"E":1,"e":"newThing"}}""").ShouldBe(DecodeStatus.Ignored);
        _decoder.Counters.UnknownEvents.ShouldBe([new(new ShortText("newThing"), 2)]);
        _decoder.Counters.CountOf(DecodeStatus.Ignored).ShouldBe(2);
    }

    [Fact]
    public void Names_of_unknown_events_are_kept_up_to_a_bound()
    {
        for (var i = 0; i < DecodeCounters.UnknownNamesMax + 10; i++)
            Decode($$"""{"e":"new{{i}}"}""");
        _decoder.Counters.UnknownEvents.Count.ShouldBe(DecodeCounters.UnknownNamesMax + 1);
        _decoder.Counters.UnknownEvents[DecodeCounters.OtherName].ShouldBe(10);
    }

    [Fact]
    public void Values_of_enumerations_that_are_not_known_are_counted()
    {
        Decode(BinanceSamples.Liquidation.Replace("SELL", "SIDEWAYS")).ShouldBe(DecodeStatus.Decoded);
        _message.Liquidations[0].Side.ShouldBeNull();
        Decode(BinanceSamples.Trade.Replace("MARKET", "NEW")).ShouldBe(DecodeStatus.Decoded);
        _message.Trades[0].IsMarket.ShouldBeFalse();
        _decoder.Counters.UnknownValueCount.ShouldBe(2);
    }

    [Fact]
    public void The_partial_book_of_spot_has_the_symbol_of_its_stream_wherever_that_stands()
    {
        const string Payload = """{"lastUpdateId":160,"bids":[["0.0024","10"]],"asks":[["0.0026","100"]]}""";
        foreach (var frame in new[] { BinanceSamples.PartialDepth, $$"""{"data":{{Payload}},"stream":"bnbbtc@depth5"}""" })
        {
            Decode(frame).ShouldBe(DecodeStatus.Decoded);
            _message.Kind.ShouldBe(VenueMessageKind.PartialDepth);
            _message.Depths[0].Symbol.ToString().ShouldBe("BNBBTC");
            _message.AsksOf(_message.Depths[0])[0].Quantity.ToDecimal().ShouldBe(100);
        }
        Decode(BinanceSamples.FuturesDepth.Replace("@depth@", "@depth20@")).ShouldBe(DecodeStatus.Decoded);
        _message.Kind.ShouldBe(VenueMessageKind.PartialDepth);
    }

    [Fact]
    public void An_array_holds_an_entry_for_each_symbol()
    {
        Decode(BinanceSamples.Tickers).ShouldBe(DecodeStatus.Decoded);
        _message.Tickers.Count.ShouldBe(2);
        _message.Tickers[1].Symbol.ToString().ShouldBe("ETHBTC");
    }

    [Fact]
    public void Dated_contracts_have_neither_funding_rate_nor_funding_time()
    {
        Decode(BinanceSamples.MarkPrice.Replace("\"-0.00038167\"", "\"\"").Replace("1700006400000", "0"))
            .ShouldBe(DecodeStatus.Decoded);
        _message.MarkPrices[0].FundingRate.ShouldBeNull();
        _message.MarkPrices[0].NextFundingTime.ShouldBe(default);
        Decode(BinanceSamples.MarkPrice).ShouldBe(DecodeStatus.Decoded);
        _message.MarkPrices[0].FundingRate!.Value.ToDecimal().ShouldBe(-0.00038167m);
    }

    [Fact]
    public void Answers_carry_the_id_of_the_request_and_the_code_of_a_refusal()
    {
        Decode(BinanceSamples.Acknowledgement).ShouldBe(DecodeStatus.Decoded);
        _message.Reply.ShouldBe(new VenueReply(312, 0));
        Decode(BinanceSamples.Error).ShouldBe(DecodeStatus.Decoded);
        _message.Kind.ShouldBe(VenueMessageKind.Error);
        _message.Reply.ShouldBe(new VenueReply(312, 2));
        Decode("""{"code":-1121,"msg":"Invalid symbol."}""").ShouldBe(DecodeStatus.Decoded);
        _message.Reply.ShouldBe(new VenueReply(null, -1121));
    }

    [Fact]
    public void Nesting_ends_at_a_bound()
    {
        var depth = JsonScanner.DepthMax + 1;
        var frame = $$"""{"e":"new","x":{{new string('[', depth)}}{{new string(']', depth)}}}""";
        Decode(frame).ShouldBe(DecodeStatus.LimitExceeded);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_frame_that_is_cut_off_anywhere_is_refused(string frame)
    {
        Decode(frame).ShouldBe(DecodeStatus.Decoded);
        for (var length = 0; length < frame.Length; length++)
        {
            Decode(frame[..length]).ShouldBe(DecodeStatus.Truncated, frame[..length]);
            _message.Kind.ShouldBe(VenueMessageKind.None);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Decoding_allocates_nothing_once_the_lists_have_grown(string frame)
    {
        var bytes = Encoding.UTF8.GetBytes(frame);
        for (var round = 0; round < WarmUpRounds; round++)
            _decoder.Decode(bytes, _message);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < WarmUpRounds; round++)
            _decoder.Decode(bytes, _message);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private DecodeStatus Decode(string frame) => _decoder.Decode(Encoding.UTF8.GetBytes(frame), _message);
}
