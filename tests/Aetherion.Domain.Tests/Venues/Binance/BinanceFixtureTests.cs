using System.Text;
using System.Text.Json;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Binance;

namespace Aetherion.Domain.Tests.Venues.Binance;

/// <summary>
/// Single messages of five collections: what is no market data is counted by name, and nothing else is refused.
/// </summary>
public sealed class BinanceFixtureTests
{
    /// <summary>
    /// Refused for a reason: candles cut short by their collector, an aggregate of 2019 without an id, and options,
    /// whose events have the names but not the fields of the others.
    /// </summary>
    private static readonly string[] Incomplete =
    [
        "{ \"stream\": \"btcusd@kline_8h\"", "{ \"stream\": \"btcusd@kline_1h\"",
        "{ \"stream\": \"btcusdt@kline_8h\"", "{ \"stream\": \"btcusdt@kline_1h\"",
        "{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":1568693103463,",
        "{\"stream\":\"DOGE-", "{\"stream\":\"BTC-",
    ];

    private static readonly string[] KnownEvents =
    [
        "trade", "aggTrade", "depthUpdate", "bookTicker", "kline", "continuous_kline", "24hrTicker", "24hrMiniTicker",
        "markPriceUpdate", "forceOrder", "serverShutdown",
    ];

    /// <summary>What tells the forms that have no event's name.</summary>
    private static readonly string[] KnownFields = ["bids", "B", "result", "error", "code"];

    [Theory]
    [InlineData("binance-net", "Kline 3")]
    [InlineData("nautilus-binance", "Liquidation 1")]
    [InlineData("tardis-node-exchange-messages", "MarkPrice 4")]
    [InlineData("binance-spot-docs-samples", "ServerShutdown 2")]
    [InlineData("xchange-binance", "Ticker 1")]
    public void Every_sample_decodes_is_counted_as_unknown_or_lacks_a_field(string file, string kind)
    {
        BinanceDecoder decoder = new();
        VenueMessage message = new();
        var count = 0;
        foreach (var frame in FixtureFrames.Of(file, "binance"))
        {
            count++;
            var status = decoder.Decode(Encoding.UTF8.GetBytes(frame), message);
            if (status is DecodeStatus.Decoded or DecodeStatus.Ignored)
                (status == DecodeStatus.Decoded).ShouldBe(IsKnown(frame), frame);
            else
                Incomplete.ShouldContain(start => frame.StartsWith(start, StringComparison.Ordinal), $"{status}: {frame}");
        }

        var counters = decoder.Counters;
        Enum.GetValues<DecodeStatus>().Sum(counters.CountOf).ShouldBe(count);
        counters.UnknownEvents.Values.Sum().ShouldBe(counters.CountOf(DecodeStatus.Ignored));
        var expected = kind.Split(' ');
        counters.CountOf(Enum.Parse<VenueMessageKind>(expected[0])).ToString().ShouldBe(expected[1]);
    }

    private static bool IsKnown(string frame)
    {
        using var json = JsonDocument.Parse(frame);
        var payload = json.RootElement;
        if (payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("stream", out _))
            payload = payload.GetProperty("data");
        return payload.ValueKind == JsonValueKind.Array
            ? payload.GetArrayLength() > 0 && payload.EnumerateArray().All(IsKnown)
            : IsKnown(payload);
    }

    private static bool IsKnown(JsonElement payload) =>
        payload.ValueKind == JsonValueKind.Object && (payload.TryGetProperty("e", out var name)
            ? KnownEvents.Contains(name.GetString())
            : KnownFields.Any(f => payload.TryGetProperty(f, out _)));
}
