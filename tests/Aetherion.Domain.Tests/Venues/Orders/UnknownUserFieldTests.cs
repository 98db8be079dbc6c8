using System.Text;
using System.Text.Json.Nodes;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Binance;
using Aetherion.Domain.Venues.Orders.Coinbase;
using Aetherion.Domain.Venues.Orders.Weex;

namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>Fields that a venue has added to what it tells of an account count, and change nothing.</summary>
public sealed class UnknownUserFieldTests
{
    private const string Invented = "invented";

    /// <summary>What stands in a known field and is not read, or holds a message whose own fields are.</summary>
    private static readonly string[] PassedOver = ["P", "positions"];

    public static TheoryData<string, string, string> Files { get; } = new()
    {
        { "binance", "binance", "binance-net nautilus-binance tardis-node-exchange-messages binance-spot-docs-samples xchange-binance" },
        { "coinbase-advanced", "coinbase", "coinbase-net nautilus-coinbase" },
        { "coinbase", "coinbase", "coinbase-exchange-node" },
        { "weex", "weex", "weex-net" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_sample_is_without_anything_unknown_and_a_field_that_is_added_is_counted(string venue, string exchange, string files)
    {
        HashSet<string> kinds = [];
        foreach (var frame in files.Split(' ').SelectMany(file => FixtureFrames.Of(file, exchange)))
        {
            var reader = ReaderOf(venue);
            if (!reader.TryRead(Encoding.UTF8.GetBytes(frame), out var plain)
                || plain.Kind is not (UserEventKind.Orders or UserEventKind.Balances))
                continue;
            Unknown(reader).ShouldBeEmpty(frame);
            kinds.Add(plain.Name);
            for (var i = 0; i < ObjectsOf(JsonNode.Parse(frame)).Count(); i++)
            {
                var root = JsonNode.Parse(frame);
                ObjectsOf(root).ElementAt(i)[Invented] = 1;
                reader = ReaderOf(venue);
                reader.TryRead(Encoding.UTF8.GetBytes(root!.ToJsonString()), out var read).ShouldBeTrue();
                Unknown(reader).ShouldHaveSingleItem().ShouldEndWith($".{Invented}=1");
                (read.Kind, read.Reports.Length, read.Balances.Length).ShouldBe((plain.Kind, plain.Reports.Length, plain.Balances.Length));
            }
        }
        kinds.ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Unknown(IUserStreamReader reader) =>
        reader.Counters.Unknown.Counts.Select(name => $"{name.Key}={name.Value}");

    private static IUserStreamReader ReaderOf(string venue) => venue switch
    {
        "binance" => new BinanceUserStreamReader(),
        "coinbase" => new CoinbaseExchangeUserStreamReader(),
        "coinbase-advanced" => new CoinbaseUserStreamReader(),
        _ => new WeexUserStreamReader(),
    };

    private static IEnumerable<JsonObject> ObjectsOf(JsonNode? node) => node switch
    {
        JsonObject whole => IsEnvelope(whole) ? Inside(whole) : [whole, .. Inside(whole)],
        JsonArray list => list.SelectMany(ObjectsOf),
        _ => [],
    };

    private static IEnumerable<JsonObject> Inside(JsonObject whole) =>
        whole.Where(field => !PassedOver.Contains(field.Key)).SelectMany(field => ObjectsOf(field.Value));

    private static bool IsEnvelope(JsonObject whole) => whole["event"] is JsonObject || whole["data"] is JsonObject;
}
