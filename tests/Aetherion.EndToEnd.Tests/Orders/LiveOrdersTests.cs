using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>
/// `run` with bots that trade with money on spot and on futures of a venue at once, against the emulator over sockets: in peace, and
/// with faults of every kind that concern orders while the service is killed in the middle of them.
/// </summary>
public sealed class LiveOrdersTests(ITestOutputHelper output) : IDisposable
{
    private const int CalmBots = 1;
    private const int FaultyBots = 4;
    private const int DoubtsMax = 2;
    private const decimal SpotStep = 0.00001m;

    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(3);

    /// <summary>Bars of a minute are waited for, and doubts take a minute each.</summary>
    private static readonly TimeSpan TradeTimeout = TimeSpan.FromMinutes(11);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory(Explicit = true)]
    [InlineData("binance")]
    [InlineData("weex")]
    public async Task What_live_bots_trade_is_what_the_venue_executed_also_where_user_data_alone_tells_it(string name)
    {
        await using var venue = await TradedVenue.StartAsync(name);
        using var service = await StartAsync(venue, "0");
        using GraphQLClient client = new(service.Address);
        var bots = await StartBotsAsync(client, venue, CalmBots);

        await UntilAsync(client, bots, "purchases in peace", LiveBot.HasBought);
        await ShouldAgreeAsync(client, venue, bots);
        venue.Witness.NewOrders.Count.ShouldBe(bots.Count);
        Say("bought");

        // With every answer cut, what became of the sales comes by the streams of user data.
        await venue.SetFaultsAsync("drop:stream=rest,probability=1");
        foreach (var bot in bots)
            (await bot.FlattenAsync(client)).ShouldBeNull();
        await UntilAsync(client, bots, "sales told by user data", IsFlat);
        await venue.ClearFaultsAsync();
        await ShouldAgreeAsync(client, venue, bots);
        venue.Witness.NewOrders.Count.ShouldBe(2 * bots.Count);
        Say("sold");

        (await service.StopAsync()).ShouldBe(0, service.Errors);
        ShouldHoldNoSecret(service, venue);
    }

    [Theory(Explicit = true)]
    [InlineData("binance")]
    public async Task Live_bots_place_no_order_twice_and_lose_none_through_faults_and_kills(string name)
    {
        await using var venue = await TradedVenue.StartAsync(name);
        var service = await StartAsync(venue, "0");
        try
        {
            var port = service.Address.Port.ToString(CultureInfo.InvariantCulture);
            // Each doubt that only a person can end takes minutes, and then the order is to be placed anew.
            var notExecuted = "error-not-executed:probability=0.4" + (venue.Dialect.LeavesDoubts ? $",count={DoubtsMax}" : "");
            await venue.SetFaultsAsync(
                $"error-executed:probability=0.4;{notExecuted};delay:stream=rest,probability=0.2,duration=1500ms;"
                + "disconnect:stream=userData,probability=0.3;drop:stream=rest,probability=0.1");
            var killed = KillAsync(venue, service, port, arrivedMax: 3, isBefore: true);
            using GraphQLClient first = new(service.Address);
            var bots = await StartBotsAsync(first, venue, FaultyBots);
            service = await killed;
            using GraphQLClient second = new(service.Address);
            await UntilAsync(second, bots, "purchases through faults and a kill", LiveBot.HasBought);
            Say($"bought, {venue.Witness.NewOrders.Count} orders so far");
            var bought = venue.Witness.NewOrders.Count;
            bought.ShouldBeGreaterThan(bots.Count, "faults were struck");

            await venue.SetFaultsAsync(
                $"clock-skew:duration=4s;error-executed:probability=0.4;{notExecuted};"
                + "disconnect:stream=userData,probability=0.2;delay:stream=userData,probability=0.3,duration=2s");
            killed = KillAsync(venue, service, port, arrivedMax: 2, isBefore: false);
            await Task.WhenAll(bots.Select(bot => TryFlattenAsync(second, bot)));
            service = await killed;
            using GraphQLClient third = new(service.Address);
            await FlattenAllAsync(third, bots);
            Say($"sold, {venue.Witness.NewOrders.Count} orders in all, {bots.Sum(bot => bot.Settled)} of them settled by a person");
            venue.Witness.NewOrders.Count.ShouldBeGreaterThan(bought + bots.Count, "faults were struck");

            await venue.ClearFaultsAsync();
            await ShouldAgreeAsync(third, venue, bots);
            (await service.StopAsync()).ShouldBe(0, service.Errors);
            ShouldHoldNoSecret(service, venue);
        }
        finally
        {
            service.Dispose();
        }
    }

    private static async Task<IReadOnlyList<LiveBot>> StartBotsAsync(GraphQLClient client, TradedVenue venue, int countOnEach)
    {
        await AddKeysAsync(client, venue);
        List<LiveBot> bots =
        [
            .. Enumerable.Range(1, countOnEach).SelectMany(i => (LiveBot[])[new(venue, $"spot-{i}", isSpot: true), new(venue, $"futures-{i}", isSpot: false)]),
        ];
        foreach (var bot in bots)
            await GraphQLClient.UntilAsync("the instrument", () => client.AskAsync(LiveBot.AskFor(bot.Instrument)), LiveBot.IsThere, ReadyTimeout);
        await Task.WhenAll(bots.Select(bot => bot.StartAsync(client)));
        return bots;
    }

    private static bool IsFlat(JsonElement bot) =>
        bot.GetProperty("status").GetString() == "STOPPED" && LiveBot.Held(bot) == 0 && LiveBot.IsQuiet(bot);

    private static async Task UntilAsync(
        GraphQLClient client, IReadOnlyList<LiveBot> bots, string what, Predicate<JsonElement> holds) =>
        await Task.WhenAll(bots.Select(bot => GraphQLClient.UntilAsync(what, () => bot.LookAsync(client), holds, TradeTimeout)));

    /// <summary>A sale that was not executed leaves the bot with what it held; who stops it again sells it.</summary>
    private static Task FlattenAllAsync(GraphQLClient client, IReadOnlyList<LiveBot> bots) => Task.WhenAll(bots.Select(async bot =>
    {
        while (!IsFlat(await GraphQLClient.UntilAsync("no order under way", () => bot.LookAsync(client), LiveBot.IsQuiet, TradeTimeout)))
            await bot.FlattenAsync(client);
    }));

    private static async Task TryFlattenAsync(GraphQLClient client, LiveBot bot)
    {
        try
        {
            await bot.FlattenAsync(client);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The service died of another bot's order.
        }
    }

    /// <summary>Waits for the next orders to come in, kills the service at one of them, and starts it again.</summary>
    private async Task<ServiceProcess> KillAsync(TradedVenue venue, ServiceProcess service, string port, int arrivedMax, bool isBefore)
    {
        TaskCompletionSource death = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = 0;
        void Arrive()
        {
            if (Interlocked.Increment(ref arrived) != arrivedMax)
                return;
            service.KillAsync().Wait();
            death.SetResult();
        }
        venue.Witness.Arrived = isBefore ? Arrive : () => { };
        venue.Witness.Answered = isBefore ? () => { } : Arrive;
        await death.Task.WaitAsync(TradeTimeout);
        service.Dispose();
        Say($"killed {(isBefore ? "before" : "after")} order {arrivedMax} of the phase was carried out");
        return await StartAsync(venue, port);
    }

    /// <summary>
    /// What the service says of orders, positions and money is what the venue says, to the last decimal; each order came in
    /// once and none is missing on either side.
    /// </summary>
    private static async Task ShouldAgreeAsync(GraphQLClient client, TradedVenue venue, IReadOnlyList<LiveBot> bots)
    {
        venue.Witness.NewOrders.Select(venue.Dialect.ClientOrderIdOf).ShouldBeUnique("an order is sent once");
        foreach (var isSpot in (bool[])[true, false])
        {
            var states = await Task.WhenAll(bots.Where(bot => bot.IsSpot == isSpot).Select(bot => bot.LookAsync(client)));
            var (orders, trades) = (await venue.OrdersAsync(isSpot), await venue.TradesAsync(isSpot));
            orders.Select(order => order.ClientOrderId).ShouldBeUnique();

            var executed = orders.Where(order => order.Executed > 0).ToList();
            var booked = states.SelectMany(LiveBot.Orders).Where(order => LiveBot.Number(order, "filledQuantity") > 0).ToList();
            booked.Select(order => (order.GetProperty("side").GetString()!, LiveBot.Number(order, "quantity"))).Order()
                .ShouldBe(executed.Select(order => (order.Side, order.Quantity)).Order(), "each intent is one order there");
            foreach (var state in states)
                ShouldHaveTradedOnce(state);

            states.Sum(state => LiveBot.Number(state.GetProperty("account"), "balance") - LiveBot.Balance)
                .ShouldBe(trades.Sum(trade => trade.Cash), "money");
            var dust = trades.Sum(trade => trade.Held) - states.Sum(LiveBot.Held);
            dust.ShouldBeInRange(0m, isSpot ? SpotStep * executed.Count : 0, "what is held, less what is too little to sell");
        }
    }

    /// <summary>Of its purchases one was executed, and what it sold is what it had bought.</summary>
    private static void ShouldHaveTradedOnce(JsonElement bot)
    {
        var filled = LiveBot.Orders(bot).Where(order => LiveBot.Number(order, "filledQuantity") > 0).ToList();
        filled.Count(order => order.GetProperty("side").GetString() == "BUY").ShouldBe(1, bot.ToString());
        var sums = filled.ToLookup(
            order => order.GetProperty("side").GetString()!, order => LiveBot.Number(order, "filledQuantity"));
        (sums["BUY"].Sum() - sums["SELL"].Sum()).ShouldBe(LiveBot.Held(bot), bot.ToString());
        bot.GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null, bot.ToString());
    }

    private static async Task AddKeysAsync(GraphQLClient client, TradedVenue venue)
    {
        foreach (var name in venue.Names)
        {
            var answer = await client.AskAsync(
                $$"""
                mutation { addVenueKey(input: { venue: "{{name}}", name: "main", {{venue.Dialect.KeyInput}} })
                  { venueKey { id } errors { ... on UserError { message } } } }
                """);
            answer.GetProperty("addVenueKey").GetProperty("errors").GetArrayLength().ShouldBe(0, answer.ToString());
        }
    }

    /// <summary>The secret is in no file of the database and in no line of the log.</summary>
    private void ShouldHoldNoSecret(ServiceProcess service, TradedVenue venue)
    {
        var secret = Encoding.UTF8.GetBytes(venue.Dialect.Secret);
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories))
            File.ReadAllBytes(file).AsSpan().IndexOf(secret).ShouldBe(-1, file);
        (service.Output + service.Errors).ShouldNotContain(venue.Dialect.Secret);
    }

    private string Data => Path.Combine(_folder.Path, "data");

    private async Task<ServiceProcess> StartAsync(TradedVenue venue, string port)
    {
        var masterKeys = Path.Combine(_folder.Path, "master.keys");
        var configuration = Path.Combine(_folder.Path, "aetherion.json");
        if (!File.Exists(masterKeys))
        {
            await File.WriteAllTextAsync(masterKeys, $"first {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}\n");
            File.SetUnixFileMode(masterKeys, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            await File.WriteAllTextAsync(configuration, $$"""{ "masterKeyFile": "{{masterKeys}}" }""");
        }
        var service = ServiceProcess.StartWith(
            venue.Environment,
            "run", "--config", configuration, "--port", port, "--data", Data, "--feed", string.Join(',', venue.Names),
            "--symbols", TradedVenue.Symbol, "--backfill", "24h");
        await service.WaitUntilReadyAsync(ReadyTimeout);
        return service;
    }

    private void Say(string text) => output.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {text}");
}
