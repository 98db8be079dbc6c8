using System.Text;
using System.Text.Json;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Binance;

namespace Aetherion.Domain.Tests.Venues.Binance;

/// <summary>The recorded sessions, with the counts by type that the description of the data states.</summary>
public sealed class BinanceRecordingTests
{
    private const string Night = "20240808T2354";

    /// <summary>File, lines, frames by kind, and lines that are no market data: connections and exchangeInfo.</summary>
    public static TheoryData<string, string, int> Recordings { get; } = new()
    {
        { "ws/cryptofeed-binance-coinm", "BookTicker 2240 DepthUpdate 2047 AggregateTrade 51 Kline 33 DepthSnapshot 10", 2 },
        { "ws/cryptofeed-binance-spot", "DepthUpdate 177 BookTicker 84 AggregateTrade 2 Kline 2 DepthSnapshot 4", 2 },
        { "ws/cryptofeed-binance-tr", "BookTicker 47 DepthUpdate 84 Kline 8 DepthSnapshot 3", 2 },
        { "ws/cryptofeed-binance-us", "DepthUpdate 336 BookTicker 128 AggregateTrade 11 Kline 5 DepthSnapshot 4", 2 },
        { "ws/cryptofeed-binance-usdm", "BookTicker 613 DepthUpdate 764 Kline 67 AggregateTrade 91 DepthSnapshot 4", 2 },
        {
            $"orderbook/binance-coinm-btcusdperp-depth-trade-bookticker-{Night}-20240809T0005",
            "DepthUpdate 44795 BookTicker 48355 Trade 5235 DepthSnapshot 1", 0
        },
        {
            $"orderbook/binance-spot-btcusdt-depth-trade-bookticker-{Night}-20240809T0005",
            "DepthUpdate 6495 BookTicker 73174 Trade 19904 DepthSnapshot 1", 0
        },
        {
            $"orderbook/binance-spot-ethusdt-depth-trade-bookticker-{Night}-20240809T0005",
            "BookTicker 58758 DepthUpdate 6470 DepthSnapshot 1 Trade 14515", 0
        },
        {
            $"orderbook/binance-usdm-btcusdt-depth-trade-bookticker-{Night}",
            "DepthUpdate 6551 BookTicker 66089 Trade 21313 DepthSnapshot 1", 0
        },
        {
            "orderbook/binance-usdm-btcusdt-depth-trade-bookticker-markprice-20230404T2358",
            "BookTicker 6765 Trade 2197 DepthSnapshot 1 DepthUpdate 4322 MarkPrice 99", 0
        },
        {
            $"orderbook/binance-usdm-ethusdt-depth-trade-bookticker-{Night}",
            "DepthUpdate 6586 BookTicker 53992 Trade 14076 DepthSnapshot 1", 0
        },
        {
            "orderbook/binance-spot-ethbtc-depth-aggtrade-20201101T09-11",
            "DepthUpdate 7199 AggregateTrade 3501 DepthSnapshot 2", 0
        },
        { "trades/binance-spot-btcusdt-aggtrade-ws-20201101T09", "AggregateTrade 18054", 0 },
        { "trades/binance-spot-ethusdt-aggtrade-ws-20201101T09", "AggregateTrade 8905", 0 },
    };

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Every_frame_decodes_to_what_a_general_parser_reads_and_none_is_lost(
        string file, string counts, int otherLines)
    {
        BinanceDecoder decoder = new();
        VenueMessage message = new();
        var others = 0;
        foreach (var line in VenueRecording.Lines($"{file}.jsonl.gz"))
        {
            if (IsNoMarketData(line))
            {
                others++;
                continue;
            }
            var frame = VenueRecording.Frame(line).ToString();
            decoder.Decode(Encoding.UTF8.GetBytes(frame), message).ShouldBe(DecodeStatus.Decoded, frame);
            using var json = JsonDocument.Parse(frame);
            JsonOracle.Describe(message).ShouldBe(JsonOracle.Describe(json.RootElement));
        }

        Describe(decoder.Counters).ShouldBe(string.Join(' ', Ordered(counts)));
        others.ShouldBe(otherLines);
        decoder.Counters.UnknownValueCount.ShouldBe(0);
        decoder.Counters.UnknownEvents.ShouldBeEmpty();
        decoder.Counters.UnknownFields.ShouldBeEmpty();
    }

    private static bool IsNoMarketData(string line) =>
        line.StartsWith("{\"t\":\"connect\"", StringComparison.Ordinal)
        || line.Contains("/exchangeInfo\"", StringComparison.Ordinal);

    private static IEnumerable<string> Ordered(string counts) =>
        counts.Split(' ').Chunk(2).Select(c => string.Join(' ', c)).Order();

    private static string Describe(DecodeCounters counters) => string.Join(
        ' ',
        Enum.GetValues<VenueMessageKind>().Where(k => counters.CountOf(k) > 0)
            .Select(k => $"{k} {counters.CountOf(k)}").Order());
}
