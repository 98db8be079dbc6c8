using System.Text;
using System.Text.Json.Nodes;
using Aetherion.Domain.Tests.Venues.Binance;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Binance;
using Aetherion.Domain.Venues.Coinbase;
using Aetherion.Domain.Venues.Weex;

namespace Aetherion.Domain.Tests.Venues;

/// <summary>Fields that a venue has added count, and change nothing.</summary>
public sealed class UnknownFieldTests
{
    /// <summary>Longer frames differ from others in their number of entries only.</summary>
    private const int FrameMax = 8000;

    private static readonly string[] Invented = ["invented", "Z", "z9", "9", "a_name_that_is_longer_than_others"[..32]];

    /// <summary>Known fields that hold objects and mean nothing here: what is inside them is nobody's concern.</summary>
    private static readonly string[] PassedOver =
    [
        "channels", "currencies", "details", "assets", "rateLimits", "result", "snapshotVos", "subscriptions", "pagination",
        "fcm_trading_session_details", "future_product_details",
    ];

    /// <summary>The decoder, the exchange's name in collections of several, and files.</summary>
    public static TheoryData<string, string, string> Files { get; } = new()
    {
        {
            "binance", "binance",
            "ws/cryptofeed-binance-coinm ws/cryptofeed-binance-spot ws/cryptofeed-binance-tr ws/cryptofeed-binance-us "
            + "ws/cryptofeed-binance-usdm fixtures/binance-net fixtures/nautilus-binance fixtures/tardis-node-exchange-messages "
            + "fixtures/binance-spot-docs-samples fixtures/xchange-binance"
        },
        {
            "coinbase", "coinbase",
            "ws/cryptofeed-coinbase-exchange fixtures/coinbase-exchange-node fixtures/xchange-coinbase "
            + "fixtures/tardis-node-exchange-messages"
        },
        {
            "coinbase-advanced", "coinbase",
            "ws/cryptofeed-coinbase-advanced-btcusd-ethusd-20260809 fixtures/coinbase-net fixtures/nautilus-coinbase"
        },
        { "weex", "weex", "fixtures/weex-net" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_that_was_recorded_has_a_field_whose_name_is_not_known(string venue, string exchange, string files)
    {
        var decoder = DecoderOf(venue);
        VenueMessage message = new();
        foreach (var file in files.Split(' '))
        {
            foreach (var frame in FramesOf(file, exchange))
                decoder.Decode(Encoding.UTF8.GetBytes(frame), message);
        }

        decoder.Counters.CountOf(DecodeStatus.Decoded).ShouldBeGreaterThan(10);
        Describe(decoder.Counters).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_field_that_nobody_knows_is_counted_and_changes_nothing_else(string venue, string exchange, string files)
    {
        HashSet<VenueMessageKind> kinds = [];
        HashSet<string> shapes = [];
        VenueMessage message = new();
        foreach (var frame in files.Split(' ').SelectMany(file => FramesOf(file, exchange)).Where(f => f.Length <= FrameMax))
        {
            if (DecoderOf(venue).Decode(Encoding.UTF8.GetBytes(frame), message) != DecodeStatus.Decoded
                || !shapes.Add($"{message.Kind} {ShapeOf(JsonNode.Parse(frame))}"))
                continue;
            kinds.Add(message.Kind);
            var content = VenueMessageContent.Describe(message);
            var kind = message.Kind;
            foreach (var (name, changed) in WithOneFieldMore(frame))
            {
                var decoder = DecoderOf(venue);
                decoder.Decode(Encoding.UTF8.GetBytes(changed), message).ShouldBe(DecodeStatus.Decoded, changed);
                VenueMessageContent.Describe(message).ShouldBe(content, changed);
                Describe(decoder.Counters).ShouldBe([$"{kind}.{name}=1"], changed);
            }
        }
        kinds.Count.ShouldBeGreaterThanOrEqualTo(6, string.Join(' ', kinds));
    }

    [Fact]
    public void Names_beyond_the_bounds_count_together()
    {
        BinanceDecoder decoder = new();
        VenueMessage message = new();
        for (var frame = 0; frame < 10; frame++)
        {
            var fields = string.Concat(Enumerable.Range(0, 20).Select(i => $",\"new{frame}of{i}\":[{i}]"));
            decoder.Decode(Encoding.UTF8.GetBytes(BinanceSamples.SpotQuote[..^1] + fields + "}"), message)
                .ShouldBe(DecodeStatus.Decoded);
            message.UnknownFields.Items.Length.ShouldBe(UnknownFields.NamesMax + 1);
        }
        decoder.Counters.UnknownFieldCount.ShouldBe(200);
        decoder.Counters.UnknownFields.Count.ShouldBe(DecodeCounters.UnknownNamesMax);
        decoder.Counters.UnknownFields.Values.Sum().ShouldBe(200);
    }

    /// <summary>The frame with one field more in one of its objects, for each of those that are read.</summary>
    private static IEnumerable<(string Name, string Frame)> WithOneFieldMore(string frame)
    {
        var count = ObjectsOf(JsonNode.Parse(frame)).Count();
        for (var i = 0; i < count; i++)
        {
            var root = JsonNode.Parse(frame);
            var name = Invented[i % Invented.Length];
            ObjectsOf(root).ElementAt(i)[name] = JsonNode.Parse("""[{"a":[1,"}"],"b":null}]""");
            yield return (name, root!.ToJsonString());
        }
    }

    private static IEnumerable<JsonObject> ObjectsOf(JsonNode? node) => node switch
    {
        JsonObject whole => [whole, .. whole.Where(f => IsRead(whole, f.Key)).SelectMany(f => ObjectsOf(f.Value))],
        JsonArray list => list.SelectMany(ObjectsOf),
        _ => [],
    };

    /// <summary>What a refusal or an answer to another request has in <c>data</c> is not read; an event's is.</summary>
    private static bool IsRead(JsonObject whole, string name) =>
        !PassedOver.Contains(name) && (name != "data" || !whole.ContainsKey("code"));

    private static string ShapeOf(JsonNode? node) => node switch
    {
        JsonObject whole => $"{{{string.Join(',', whole.Select(f => f.Key + ShapeOf(f.Value)))}}}",
        JsonArray list => $"[{string.Join(',', list.Select(ShapeOf).Distinct())}]",
        _ => "",
    };

    private static IEnumerable<string> Describe(DecodeCounters counters) =>
        counters.UnknownFields.Select(f => $"{f.Key.Kind}.{f.Key.Name}={f.Value}");

    private static VenueDecoder DecoderOf(string venue) => venue switch
    {
        "binance" => new BinanceDecoder(),
        "coinbase" => new CoinbaseExchangeDecoder(),
        "coinbase-advanced" => new CoinbaseAdvancedDecoder(),
        _ => new WeexDecoder(),
    };

    private static IEnumerable<string> FramesOf(string file, string exchange) =>
        file.StartsWith("fixtures/", StringComparison.Ordinal)
            ? FixtureFrames.Of(file["fixtures/".Length..], exchange)
            : VenueRecording.Lines($"{file}.jsonl.gz").Where(IsReceived).Select(line => VenueRecording.Frame(line).ToString());

    private static bool IsReceived(string line) =>
        !line.StartsWith("{\"t\":\"sent\"", StringComparison.Ordinal) && !line.StartsWith("{\"t\":\"send\"", StringComparison.Ordinal)
        && !line.StartsWith("{\"t\":\"connect\"", StringComparison.Ordinal) && !line.StartsWith("{\"t\":\"header\"", StringComparison.Ordinal);
}
