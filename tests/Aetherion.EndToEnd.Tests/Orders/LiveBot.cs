using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>A bot that trades with money, as a person drives it by the API.</summary>
internal sealed partial class LiveBot(TradedVenue venue, string name, bool isSpot)
{
    public const decimal Balance = 20_000m;

    private readonly HashSet<string> _settled = [];
    private int _requests;

    /// <summary>How many orders were left to a person.</summary>
    public int Settled => _settled.Count;

    public string Name => name;

    public bool IsSpot => isSpot;

    public string Instrument => $"{venue.Dialect.NameOf(isSpot)}:{TradedVenue.Symbol}";

    private string Id => $"local/{name}";

    /// <summary>Made, switched to live by two words, and started.</summary>
    public async Task StartAsync(GraphQLClient client)
    {
        await ChangeAsync(client, "createBot", $$"""
            name: "{{name}}", instrumentId: "{{Instrument}}", strategy: "trend-following", exposure: "0.5",
            initialBalance: "{{Balance}}"
            """);
        var asked = await client.AskAsync($$"""mutation { requestLiveTrading(input: { botId: "{{Id}}" }) { challenge } }""");
        var challenge = asked.GetProperty("requestLiveTrading").GetProperty("challenge").GetString();
        var confirmed = await client.AskAsync(
            $$"""mutation { confirmLiveTrading(input: { botId: "{{Id}}", challenge: "{{challenge}}" }) { bot { mode } } }""");
        confirmed.GetProperty("confirmLiveTrading").GetProperty("bot").GetProperty("mode").GetString().ShouldBe("LIVE");
        await ChangeAsync(client, "startBot", $$"""id: "{{Id}}", idempotencyKey: "{{Next()}}" """);
    }

    /// <summary>Stops it and sells what it holds; the refusal, or null.</summary>
    public async Task<string?> FlattenAsync(GraphQLClient client)
    {
        var data = await client.AskAsync(
            $$"""
            mutation { stopBot(input: { id: "{{Id}}", mode: FLATTEN_POSITION, idempotencyKey: "{{Next()}}" })
              { errors { ... on UserError { code } } } }
            """);
        var errors = data.GetProperty("stopBot").GetProperty("errors");
        return errors.GetArrayLength() == 0 ? null : errors[0].GetProperty("code").GetString();
    }

    /// <summary>Whether orders for its instrument may be sent.</summary>
    public async Task<bool> IsFedAsync(GraphQLClient client) =>
        (await client.AskAsync($$"""{ instrument(id: "{{Instrument}}") { venueSymbol { state } } }"""))
        .GetProperty("instrument").GetProperty("venueSymbol") is { ValueKind: JsonValueKind.Object } symbol
        && symbol.GetProperty("state").GetString() == "LIVE";

    /// <summary>
    /// Looks, and does what a person has to: of an order that the service can find out nothing about, it is said what the venue lists.
    /// </summary>
    public async Task<JsonElement> LookAsync(GraphQLClient client)
    {
        var bot = await ReadAsync(client);
        if (venue.Dialect.LeavesDoubts && VenueIdOfDoubt(bot) is { } venueId)
        {
            foreach (var order in Orders(bot).Where(IsInDoubt))
                await SettleAsync(client, order, venueId);
        }
        return bot;
    }

    private async Task SettleAsync(GraphQLClient client, JsonElement order, string clientOrderId)
    {
        var listed = (await venue.OrdersAsync(isSpot)).SingleOrDefault(row => row.ClientOrderId == clientOrderId);
        var executions = (await venue.TradesAsync(isSpot)).Where(trade => trade.OrderId == listed?.Id).Select(trade =>
            FormattableString.Invariant(
                $$"""
                { tradeId: "{{trade.Id}}", price: "{{trade.Price}}", quantity: "{{trade.Quantity}}",
                  commission: "{{trade.Commission}}", commissionCurrency: "{{trade.CommissionAsset}}" }
                """));
        await ChangeAsync(client, "settleOrder", $$"""
            orderId: "{{order.GetProperty("id").GetString()}}", executions: [{{string.Join(", ", executions)}}],
            reason: "what the venue lists", idempotencyKey: "{{Next()}}"
            """);
        _settled.Add(clientOrderId);
    }

    public async Task<JsonElement> ReadAsync(GraphQLClient client) => (await client.AskAsync(
        $$"""
        { bot(id: "{{Id}}") { status mode error warmUpBarsLeft position { quantity } account { balance reserved }
          orders(first: 50) { nodes { id side state quantity filledQuantity averagePrice fee reasonCode reasonText } } } }
        """)).GetProperty("bot");

    public static IEnumerable<JsonElement> Orders(JsonElement bot) =>
        bot.GetProperty("orders").GetProperty("nodes").EnumerateArray();

    public static decimal Number(JsonElement element, string name) =>
        decimal.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    public static decimal Held(JsonElement bot) => Number(bot.GetProperty("position"), "quantity");

    /// <summary>Whether it holds something, and no order of it is under way.</summary>
    public static bool HasBought(JsonElement bot) => Held(bot) > 0 && IsQuiet(bot);

    public static bool IsQuiet(JsonElement bot) =>
        Orders(bot).All(order => order.GetProperty("state").GetString() is "FILLED" or "CANCELLED" or "REJECTED" or "DENIED")
        && Number(bot.GetProperty("account"), "reserved") == 0;

    public static bool IsInDoubt(JsonElement order) => order.GetProperty("state").GetString() == "OUTCOME_UNKNOWN";

    /// <summary>By what id to look for the order in doubt at the venue, as the bot's error says it; null without one.</summary>
    public static string? VenueIdOfDoubt(JsonElement bot) =>
        VenueId().Match(bot.GetProperty("error").ToString()) is { Success: true } id ? id.Value : null;

    private string Next() => $"{name}-{++_requests}";

    private static async Task ChangeAsync(GraphQLClient client, string mutation, string input)
    {
        var payload = await client.AskAsync(
            $$"""mutation { {{mutation}}(input: { {{input}} }) { errors { ... on UserError { code message } } } }""");
        payload.GetProperty(mutation).GetProperty("errors").GetArrayLength().ShouldBe(0, payload.ToString());
    }

    [GeneratedRegex("ae000000(-[0-9a-f]+){4}")]
    private static partial Regex VenueId();
}
