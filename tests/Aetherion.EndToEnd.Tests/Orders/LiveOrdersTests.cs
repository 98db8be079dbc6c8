using System.Text;
using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>
/// `run` with bots that trade with money on spot and on futures of a venue at once, against the emulator over sockets: in peace, and
/// with faults of every kind that concern orders while the service is killed in the middle of them. Most of it is waiting for bars, so
/// that each venue has a class: classes run side by side.
/// </summary>
public abstract class LiveOrdersTests(string name, ITestOutputHelper output)
{
    private const int CalmBots = 1;
    private const int FaultyBots = 4;

    /// <summary>Each takes most of a minute to be proved, one after the other where they are a bot's.</summary>
    private const int OtherDoubtsMax = 2;

    private const int LogCharacters = 20_000;

    private const string Executed = "error-executed";
    private const string NotExecuted = "error-not-executed";
    private const string Executions = $"{Executed}:probability=1,count=1;{Executed}:probability=0.4";
    private const string OnceNotExecuted = $"{NotExecuted}:probability=1,count=1";

    /// <summary>Bars of a minute are waited for, and doubts take minutes each.</summary>
    private static readonly TimeSpan TradeTimeout = TimeSpan.FromMinutes(11);

    [Fact(Explicit = true)]
    public async Task What_live_bots_trade_is_what_the_venue_executed_also_where_user_data_alone_tells_it()
    {
        await using var venue = await TradedVenue.StartAsync(name);
        using LiveRun run = new(venue);
        using var service = await run.StartAsync();
        using GraphQLClient client = new(service.Address);
        var bots = await run.StartBotsAsync(client, CalmBots);

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
        ShouldHoldNoSecret(service, venue, run);
    }

    [Fact(Explicit = true)]
    public async Task Live_bots_place_no_order_twice_and_lose_none_through_faults_and_kills()
    {
        await using var venue = await TradedVenue.StartAsync(name);
        using LiveRun run = new(venue);
        var service = await run.StartAsync();
        try
        {
            using GraphQLClient first = new(service.Address);
            await venue.SetFaultsAsync(
                $"{LiveRun.LatePast};{FaultsOfPurchases(venue)};delay:stream=rest,probability=0.2,duration=1500ms;"
                + "disconnect:stream=userData,probability=0.3;drop:path=order,probability=0.15");
            var killed = KillAsync(venue, run, service, arrivedMax: 3, isBefore: true);
            var bots = await run.StartBotsAsync(first, FaultyBots);
            service = await killed;
            using GraphQLClient second = new(service.Address);
            await UntilAsync(second, bots, "purchases through faults and a kill", LiveBot.HasBought);
            var bought = venue.Witness.NewOrders.Count;
            var struck = await venue.StrikesAsync();
            Say($"bought, {bought} orders so far, struck: {Told(struck)}");
            struck[Executed].ShouldBePositive("an order was carried out behind an error");
            bought.ShouldBeGreaterThanOrEqualTo(bots.Count + struck.GetValueOrDefault(NotExecuted), "what was not carried out is bought anew");

            await venue.SetFaultsAsync(
                $"clock-skew:duration=4s;{FaultsOfSales(venue)};"
                + "disconnect:stream=userData,probability=0.2;delay:stream=userData,probability=0.3,duration=2s");
            killed = KillAsync(venue, run, service, arrivedMax: 2, isBefore: false);
            await Task.WhenAll(bots.Select(bot => TryFlattenAsync(second, bot, killed)));
            service = await killed;
            using GraphQLClient third = new(service.Address);
            await FlattenAllAsync(third, bots);
            struck = await venue.StrikesAsync();
            var settled = bots.Sum(bot => bot.Settled);
            Say($"sold, {venue.Witness.NewOrders.Count} orders in all, {settled} of them settled by a person, struck: {Told(struck)}");
            struck[Executed].ShouldBePositive("an order was carried out behind an error");
            struck[NotExecuted].ShouldBePositive("an order was not carried out behind the same error");
            // Cancellations of bots that are stopped may be struck too, so that the strikes are no count of sales.
            venue.Witness.NewOrders.Count.ShouldBeGreaterThan(bought + bots.Count, "and was sold anew");
            (settled > 0).ShouldBe(venue.Dialect.LeavesDoubts, $"{settled} orders were settled by a person");

            await venue.ClearFaultsAsync();
            await ShouldAgreeAsync(third, venue, bots);
            (await service.StopAsync()).ShouldBe(0, service.Errors);
            ShouldHoldNoSecret(service, venue, run);
        }
        catch
        {
            Say($"the service said last:\n{LastOf(service.Errors)}");
            throw;
        }
        finally
        {
            service.Dispose();
        }
    }

    /// <summary>
    /// One order at least is carried out behind an error. Of others that are not, each is bought anew with a later bar, once time has
    /// proved it; where only a person can say so, it takes too long.
    /// </summary>
    private static string FaultsOfPurchases(TradedVenue venue) =>
        venue.Dialect.LeavesDoubts ? Executions : $"{Executions};{OnceNotExecuted};{NotExecuted}:probability=0.4,count={OtherDoubtsMax}";

    /// <summary>One order at least of each kind; where a person has to end the doubt, which takes minutes, one at most is not carried out.</summary>
    private static string FaultsOfSales(TradedVenue venue) =>
        venue.Dialect.LeavesDoubts ? $"{Executions};{OnceNotExecuted}" : FaultsOfPurchases(venue);

    private static string Told(IReadOnlyDictionary<string, int> struck) =>
        string.Join(", ", struck.Where(kind => kind.Value > 0).Select(kind => $"{kind.Key} {kind.Value}"));

    private static string LastOf(string log) => log.Length <= LogCharacters ? log : log[^LogCharacters..];

    private static bool IsFlat(JsonElement bot) =>
        bot.GetProperty("status").GetString() == "STOPPED" && LiveBot.Held(bot) == 0 && LiveBot.IsQuiet(bot);

    private static async Task UntilAsync(
        GraphQLClient client, IReadOnlyList<LiveBot> bots, string what, Predicate<JsonElement> holds) =>
        await Task.WhenAll(bots.Select(bot => GraphQLClient.UntilAsync(what, () => bot.LookAsync(client), holds, TradeTimeout)));

    private static Task FlattenAllAsync(GraphQLClient client, IReadOnlyList<LiveBot> bots) =>
        Task.WhenAll(bots.Select(bot => FlattenAsync(client, bot, isOver: () => false)));

    /// <summary>
    /// A sale that was not executed, or was denied since the clock of the venue was off and the feed with it, leaves the bot with what
    /// it held; who stops it again sells it.
    /// </summary>
    private static async Task FlattenAsync(GraphQLClient client, LiveBot bot, Func<bool> isOver)
    {
        while (!IsFlat(await GraphQLClient.UntilAsync(
            "no order under way", () => bot.LookAsync(client), state => isOver() || LiveBot.IsQuiet(state), TradeTimeout)))
        {
            await GraphQLClient.UntilAsync("a live feed", () => bot.IsFedAsync(client), isFed => isFed || isOver(), TradeTimeout);
            if (isOver())
                return;
            await bot.FlattenAsync(client);
        }
    }

    private static async Task TryFlattenAsync(GraphQLClient client, LiveBot bot, Task killed)
    {
        try
        {
            await FlattenAsync(client, bot, () => killed.IsCompleted);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The service died of another bot's order.
        }
    }

    /// <summary>Waits for the next orders to come in, kills the service at one of them, and starts it again.</summary>
    private async Task<ServiceProcess> KillAsync(
        TradedVenue venue, LiveRun run, ServiceProcess service, int arrivedMax, bool isBefore)
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
        return await run.StartAsync(service.Address.Port);
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
            dust.ShouldBeInRange(0m, isSpot ? TradedVenue.SpotStep * executed.Count : 0, "what is held, less what is too little to sell");
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

    /// <summary>The secret is in no file of the database and in no line of the log.</summary>
    private static void ShouldHoldNoSecret(ServiceProcess service, TradedVenue venue, LiveRun run)
    {
        var secret = Encoding.UTF8.GetBytes(venue.Dialect.Secret);
        foreach (var file in Directory.EnumerateFiles(run.Data, "*", SearchOption.AllDirectories))
            File.ReadAllBytes(file).AsSpan().IndexOf(secret).ShouldBe(-1, file);
        (service.Output + service.Errors).ShouldNotContain(venue.Dialect.Secret);
    }

    private void Say(string text) => output.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {text}");
}
