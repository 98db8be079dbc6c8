using System.Text;
using System.Text.Json.Nodes;
using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>Fields and words that a venue has added to its answers about orders count, and change nothing.</summary>
public sealed class UnknownAnswerTests
{
    private const string Invented = "invented";

    /// <summary>Known fields whose objects say nothing that is wanted: what is inside them is not looked into.</summary>
    private static readonly string[] PassedOver =
    [
        "assets", "cancelResponse", "exchangeFilters", "rateLimits", "sors", "error_response", "errors", "order_configuration",
        "success_response", "edit_history", "fcm_trading_session_details", "future_product_details", "pagination",
    ];

    public static TheoryData<string> Venues { get; } = [.. AnswerSamples.Venues];

    [Theory]
    [MemberData(nameof(Venues))]
    public void Every_sample_is_without_anything_unknown(string venue)
    {
        var count = 0;
        foreach (var (request, sample, json) in AnswerSamples.Of(venue))
        {
            var protocol = AnswerSamples.ProtocolOf(venue);
            AnswerSamples.Read(protocol, request, json).ShouldNotContain("cannot be read", Case.Sensitive, $"{request}: {sample} {json}");
            Describe(protocol.Unknown).ShouldBeEmpty($"{request}: {sample}");
            count++;
        }
        count.ShouldBeGreaterThanOrEqualTo(6);
    }

    [Theory]
    [MemberData(nameof(Venues))]
    public void A_field_that_is_added_is_counted_and_changes_nothing(string venue)
    {
        var counted = 0;
        foreach (var (request, sample, json) in AnswerSamples.Of(venue))
        {
            var plain = AnswerSamples.Read(AnswerSamples.ProtocolOf(venue), request, json);
            var places = ObjectsOf(JsonNode.Parse(json)).Count();
            for (var i = 0; i < places; i++)
            {
                var root = JsonNode.Parse(json);
                var (path, changed) = ObjectsOf(root).ElementAt(i);
                changed[Invented] = JsonNode.Parse("""[{"a":[1,"}"],"b":null}]""");
                var protocol = AnswerSamples.ProtocolOf(venue);

                AnswerSamples.Read(protocol, request, root!.ToJsonString()).ShouldBe(plain, $"{request}: {sample} {path}");

                var unknown = Describe(protocol.Unknown);
                if (unknown.Length == 0)
                    path.Split('.').ShouldContain(part => PassedOver.Contains(part), $"{request}: {sample} {path}");
                else
                    unknown.ShouldHaveSingleItem().ShouldMatch($@"^field [a-z ]+\.{Invented}=1$");
                counted += unknown.Length;
            }
        }
        counted.ShouldBeGreaterThanOrEqualTo(6);
    }

    [Theory]
    [InlineData("binance", "query", """{"symbol":"A","clientOrderId":"a","orderId":1,"status":"HALF_ASLEEP","executedQty":"0","side":"HOLD"}""", "side HOLD=1; status HALF_ASLEEP=1")]
    [InlineData("binance", "replace", """{"cancelResult":"SUCCESS","newOrderResult":"PERHAPS"}""", "newOrderResult PERHAPS=1")]
    [InlineData("binance", "place", """{"code":-7654,"msg":"m"}""", "code -7654=1")]
    [InlineData("binance", "rules", """{"symbols":[{"symbol":"A","status":"DOZING","baseAsset":"A","quoteAsset":"Q","filters":[{"filterType":"MOON_PHASE"}]}]}""", "filterType MOON_PHASE=1; status DOZING=1")]
    [InlineData("binance-usdm", "orders", """[{"symbol":"A","clientOrderId":"a","orderId":1,"status":"HALF_ASLEEP","executedQty":"0","side":"BUY"}]""", "status HALF_ASLEEP=1")]
    [InlineData("coinbase", "query", """{"id":"v","product_id":"BTC-USD","side":"hold","filled_size":"0","status":"dozing"}""", "side hold=1; status dozing=1")]
    [InlineData("coinbase", "query", """{"id":"v","product_id":"BTC-USD","side":"buy","filled_size":"0","status":"done","done_reason":"bored"}""", "done_reason bored=1")]
    [InlineData("coinbase-advanced", "query", """{"order":{"order_id":"v","client_order_id":"c","product_id":"BTC-USD","side":"HOLD","status":"DOZING"}}""", "side HOLD=1; status DOZING=1")]
    [InlineData("coinbase-advanced", "trades", """{"fills":[{"trade_id":"1","order_id":"v","trade_type":"GIFT","price":"1","size":"1","commission":"0"}]}""", "trade_type GIFT=1")]
    [InlineData("coinbase-advanced", "rules", """{"products":[{"product_id":"A","status":"dozing","quote_increment":"1","base_min_size":"1","base_max_size":"1","base_increment":"1","quote_min_size":"1","quote_max_size":"1"}]}""", "status dozing=1")]
    [InlineData("weex", "query", """{"symbol":"A","orderId":1,"status":"HALF_ASLEEP","executedQty":"0","side":"HOLD"}""", "side HOLD=1; status HALF_ASLEEP=1")]
    [InlineData("weex-futures", "orders", """[{"symbol":"A","orderId":1,"status":"HALF_ASLEEP","executedQty":"0","side":"SELL"}]""", "status HALF_ASLEEP=1")]
    [InlineData("weex-futures", "positions", """[{"symbol":"A","side":"BOTH","size":"1","openValue":"1","unrealizePnl":"0"}]""", "position side BOTH=1")]
    public void A_word_that_is_not_known_is_counted_by_what_it_is_said_of(string venue, string request, string json, string unknown)
    {
        var protocol = AnswerSamples.ProtocolOf(venue);
        AnswerSamples.Read(protocol, request, json);
        string.Join("; ", Describe(protocol.Unknown)).ShouldBe(unknown);
    }

    [Fact]
    public void Names_beyond_the_bounds_count_together_and_each_name_is_first_once()
    {
        var protocol = AnswerSamples.ProtocolOf("weex");
        List<string> first = [];
        var met = 0;
        protocol.Unknown.Met += (name, isFirst) =>
        {
            met++;
            if (isFirst)
                first.Add(name.ToString());
        };
        for (var round = 0; round < 2; round++)
        {
            var fields = string.Concat(Enumerable.Range(0, 100).Select(i => $",\"new{i}\":[{i}]"));
            AnswerSamples.Read(
                protocol, "place", $$"""{"orderId":1,"clientOrderId":"a"{{fields}},"{{new string('x', UnknownNames.NameLengthMax + 1)}}":1}""");
        }

        var counts = protocol.Unknown.Counts;
        counts.Count.ShouldBe(UnknownNames.NamesMax + 1);
        counts.Values.Sum().ShouldBe(202);
        counts[new UnknownName(UnknownNameType.Field, "placed", UnknownNames.OtherName)].ShouldBe(2 * (100 + 1 - UnknownNames.NamesMax));
        met.ShouldBe(202);
        first.Distinct().Count().ShouldBe(first.Count);
        first.Count.ShouldBe(counts.Count);
    }

    [Fact]
    public void A_long_name_is_not_kept_and_a_name_with_escapes_is_known()
    {
        var protocol = AnswerSamples.ProtocolOf("weex");
        AnswerSamples.Read(
            protocol, "place", $$"""{"order\u0049d":1,"clientOrderId":"a","{{new string('x', UnknownNames.NameLengthMax + 1)}}":1}""");
        Describe(protocol.Unknown).ShouldBe([$"field placed.{UnknownNames.LongName}=1"]);
    }

    /// <summary>Half a character is JSON and no text: readers that look for any field of an object fall over it.</summary>
    [Theory]
    [MemberData(nameof(Venues))]
    public void A_name_with_half_a_character_is_counted_and_changes_nothing(string venue)
    {
        var counted = 0;
        foreach (var (request, sample, json) in AnswerSamples.Of(venue))
        {
            var plain = AnswerSamples.Read(AnswerSamples.ProtocolOf(venue), request, json);
            var places = ObjectsOf(JsonNode.Parse(json)).Count();
            for (var i = 0; i < places; i++)
            {
                var root = JsonNode.Parse(json);
                var (path, changed) = ObjectsOf(root).ElementAt(i);
                changed[Invented] = 1;
                var protocol = AnswerSamples.ProtocolOf(venue);
                var text = root!.ToJsonString().Replace(Invented, "\\ud83d", StringComparison.Ordinal);

                AnswerSamples.Read(protocol, request, text).ShouldBe(plain, $"{request}: {sample} {path}");

                counted += Describe(protocol.Unknown).Length;
            }
        }
        counted.ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public void A_name_whose_bytes_are_no_text_costs_nothing_but_itself()
    {
        const string Rules =
            """{"symbols":[{"symbol":"A","status":"TRADING","baseAsset":"A","quoteAsset":"Q","filters":[],"?":1},{"symbol":"?","?":1}]}""";
        var bytes = Encoding.UTF8.GetBytes(Rules).Select(each => each == (byte)'?' ? (byte)0xFF : each).ToArray();
        var protocol = AnswerSamples.ProtocolOf("binance");

        protocol.TryReadRules(bytes, out var book).ShouldBeTrue();

        book.UnreadableCount.ShouldBe(1);
        Describe(protocol.Unknown).ShouldBe(
        [
            $"field instrument.{UnknownNames.UnreadableName}=2", $"unreadable instrument {UnknownNames.UnreadableName}=1",
        ]);
    }

    private static string[] Describe(UnknownNames unknown) =>
        [.. unknown.Counts.Select(name => $"{name.Key}={name.Value}").Order(StringComparer.Ordinal)];

    private static IEnumerable<(string Path, JsonObject Object)> ObjectsOf(JsonNode? node, string path = "") => node switch
    {
        JsonObject whole => [(path, whole), .. whole.SelectMany(field => ObjectsOf(field.Value, $"{path}.{field.Key}"))],
        JsonArray list => list.SelectMany(item => ObjectsOf(item, path)),
        _ => [],
    };
}
