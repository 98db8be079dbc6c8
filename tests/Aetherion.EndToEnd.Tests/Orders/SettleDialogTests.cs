using System.Globalization;
using System.Text.Json;
using Aetherion.Client.Tests;
using Aetherion.Dashboard.Tests;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>
/// Two orders in doubt at a venue that cannot prove what became of them, one executed behind an error while its questions and user
/// data are lost, one not executed behind the same error: a person looks at the venue and ends both in the dashboard.
/// </summary>
public sealed class SettleDialogTests(ITestOutputHelper output)
{
    private const string Faults =
        "error-executed:probability=1,count=1,path=/api/v3/order;drop:probability=1,path=/api/v3/order;"
        + "error-not-executed:probability=1,count=1,path=/capi/v3/order;drop:probability=1,stream=userData";

    /// <summary>A bar of a minute, and the two minutes after which a person is told.</summary>
    private static readonly TimeSpan DoubtTimeout = TimeSpan.FromMinutes(8);

    private static readonly TimeSpan SettledTimeout = TimeSpan.FromMinutes(2);

    [Fact(Explicit = true)]
    public async Task Orders_in_doubt_are_settled_in_the_dashboard_and_end_as_the_venue_shows()
    {
        if (Browser.ReasonToSkip() is { } reason)
            Assert.Skip(reason);
        File.Exists(Path.Combine(RepositoryPaths.Root, "api", "dashboard", "dist", "index.html")).ShouldBeTrue("build first: ./aetherion build");
        await using var venue = await TradedVenue.StartAsync("weex");
        using LiveRun run = new(venue);
        using var service = await run.StartAsync();
        using GraphQLClient client = new(service.Address);
        await venue.SetFaultsAsync(Faults);
        var bots = await run.StartBotsAsync(client, countOnEach: 1);
        var (executed, refused) = (bots.Single(bot => bot.IsSpot), bots.Single(bot => !bot.IsSpot));
        var (bought, lost) = (await DoubtAsync(client, executed), await DoubtAsync(client, refused));
        var listed = (await venue.OrdersAsync(isSpot: true)).ShouldHaveSingleItem();
        listed.ClientOrderId.ShouldBe(bought.VenueId, "by the id that the service tells, the order is found");
        var trades = (await venue.TradesAsync(isSpot: true)).Where(trade => trade.OrderId == listed.Id).ToList();
        trades.ShouldNotBeEmpty("the order of spot was executed");
        (await venue.OrdersAsync(isSpot: false)).ShouldBeEmpty("nothing came of the order of futures");

        await SettleAsync(service.Address, [Finding(executed, bought, trades), Finding(refused, lost, [])]);
        var (holder, filled) = await SettledAsync(client, executed, bought.Order);
        filled.GetProperty("state").GetString().ShouldBe("FILLED", holder.ToString());
        (trades.Sum(trade => trade.Held) - LiveBot.Held(holder)).ShouldBeInRange(0, TradedVenue.SpotStep, "what is too little to sell");
        (LiveBot.Number(holder.GetProperty("account"), "balance") - LiveBot.Balance).ShouldBe(trades.Sum(trade => trade.Cash), "money");
        var (_, ended) = await SettledAsync(client, refused, lost.Order);
        (ended.GetProperty("state").GetString(), ended.GetProperty("reasonCode").GetString()).ShouldBe(("REJECTED", "SETTLED_NOT_EXECUTED"));

        // With its questions answered the venue could say otherwise; it lists the same order, once.
        await venue.ClearFaultsAsync();
        (await venue.OrdersAsync(isSpot: true)).ShouldHaveSingleItem().Executed.ShouldBe(trades.Sum(trade => trade.Quantity));
        foreach (var bot in bots)
            (await bot.ReadAsync(client)).GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
        (await service.StopAsync()).ShouldBe(0, service.Errors);
    }

    /// <summary>What a person types into the dialog of a bot's order.</summary>
    private static object Finding(LiveBot bot, (JsonElement Order, string VenueId) doubt, IReadOnlyList<VenueTrade> trades) => new
    {
        bot = bot.Name,
        clientOrderId = doubt.VenueId,
        quantity = doubt.Order.GetProperty("quantity").GetString(),
        executions = trades.Select(trade => new Dictionary<string, string>
        {
            ["Trade id"] = trade.Id,
            ["Filled quantity"] = trade.Quantity.ToString(CultureInfo.InvariantCulture),
            ["Price"] = trade.Price.ToString(CultureInfo.InvariantCulture),
            ["Commission"] = trade.Commission.ToString(CultureInfo.InvariantCulture),
            ["Paid in"] = trade.CommissionAsset,
        }),
    };

    /// <summary>Waits for the bot's order in doubt, of which nobody has told an execution.</summary>
    private static async Task<(JsonElement Order, string VenueId)> DoubtAsync(GraphQLClient client, LiveBot bot)
    {
        var state = await GraphQLClient.UntilAsync(
            "an order in doubt", () => bot.ReadAsync(client), found => LiveBot.Orders(found).Any(LiveBot.IsInDoubt) && LiveBot.VenueIdOfDoubt(found) is not null,
            DoubtTimeout);
        LiveBot.Held(state).ShouldBe(0);
        return (LiveBot.Orders(state).Single(LiveBot.IsInDoubt), LiveBot.VenueIdOfDoubt(state)!);
    }

    private static async Task<(JsonElement Bot, JsonElement Order)> SettledAsync(GraphQLClient client, LiveBot bot, JsonElement doubted)
    {
        var id = doubted.GetProperty("id").GetString();
        JsonElement OrderIn(JsonElement state) => LiveBot.Orders(state).Single(order => order.GetProperty("id").GetString() == id);
        var settled = await GraphQLClient.UntilAsync(
            "the settled order", () => bot.ReadAsync(client),
            state => !LiveBot.IsInDoubt(OrderIn(state)) && LiveBot.IsQuiet(state), SettledTimeout);
        return (settled, OrderIn(settled));
    }

    private async Task SettleAsync(Uri dashboard, object[] findings)
    {
        var folder = Path.Combine(RepositoryPaths.Root, "tests", "Aetherion.Dashboard.Tests", "node");
        output.WriteLine(await NodeProgram.DoAsync(
            folder, "node", "settleLive.mjs", dashboard.AbsoluteUri, JsonSerializer.Serialize(findings)));
    }
}
