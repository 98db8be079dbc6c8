using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>
/// Orders over real sockets to the venue emulator, while it carries orders out that it answers with an error, refuses
/// others with the same words, and cuts connections: none is placed twice, none is lost, every doubt ends.
/// </summary>
public sealed class EmulatedVenueTests
{
    private const int OrderCount = 24;
    private const int SocketSchedules = 200;
    private const int FewSchedules = 6;
    private const int AtOnce = 4;
    private const int OrdersInSchedule = 4;

    /// <summary>In every schedule two of them, on both markets in turn.</summary>
    private static readonly string[] Faults =
    [
        "error-executed:probability=0.6", "error-not-executed:probability=0.6", "drop:probability=0.4,stream=rest",
        "delay:probability=0.5,stream=rest,duration=400ms", "delay:probability=0.5,stream=userData,duration=700ms",
        "disconnect:probability=0.5,stream=userData", "duplicate:probability=0.5,stream=userData", "reorder:probability=0.5,stream=userData",
        "clock-skew:duration=3s", "maintenance:duration=700ms", "malformed:probability=0.3,stream=userData",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SchedulePatience = TimeSpan.FromSeconds(150);

    /// <summary>So long the faults go on while it is found out what became of the orders.</summary>
    private static readonly TimeSpan FaultyTime = TimeSpan.FromSeconds(3);

    /// <summary>The emulator carries out at once what it carries out, so what is proved in half a minute takes a second here.</summary>
    private static readonly NonExecutionRule Quick = new(
        CanProve: true, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(40));

    [Theory]
    [InlineData("error-executed:probability=0.5")]
    [InlineData("error-not-executed:probability=0.5")]
    [InlineData("error-executed:probability=0.3;error-not-executed:probability=0.3;drop:stream=rest,probability=0.2")]
    public async Task No_order_is_placed_twice_and_none_is_lost(string faults)
    {
        using CancellationTokenSource patience = new(Patience);
        await using var host = await StartAsync(faults, patience.Token);
        var key = EmulatorKey.Presets[0];
        await using GatewayWorld world = new(host.Address) { Secret = new VenueSecret(key.Key, key.Secret) };
        List<OrderLife> placed = [];
        for (var i = 0; i < OrderCount; i++)
            placed.Add(await PlaceAsync(world, i, patience.Token));
        placed.ShouldContain(life => life.Phase == OrderPhase.Unknown, "faults were struck");
        var lives = await Task.WhenAll(placed.Select(life => ResolveAsync(world, life, patience.Token)));
        lives.ShouldAllBe(life => life.IsOver);
        await ShouldAgreeAsync(world, lives, faults, patience.Token);
        lives.ShouldContain(life => life.FilledQuantity > 0);
    }

    [Fact]
    public Task After_faults_and_restarts_on_sockets_orders_are_those_of_the_venue() => RunSchedulesAsync(FewSchedules);

    [Fact(Explicit = true)]
    public Task After_two_hundred_schedules_on_sockets_orders_are_those_of_the_venue() => RunSchedulesAsync(SocketSchedules);

    private static Task RunSchedulesAsync(int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (number, _) => await RunScheduleAsync(number));

    private static async Task RunScheduleAsync(int number)
    {
        using CancellationTokenSource patience = new(SchedulePatience);
        var faults = $"{Faults[number % Faults.Length]};{Faults[(number / Faults.Length * 3 + 1 + number) % Faults.Length]}";
        await using var host = await StartAsync(faults, patience.Token);
        var (venue, key) = (number % 2 == 0 ? "binance" : "binance-usdm", EmulatorKey.Presets[0]);
        var secret = new VenueSecret(key.Key, key.Secret);
        List<OrderLife> placed = [];
        await using (GatewayWorld world = new(host.Address, venue) { Secret = secret })
        {
            for (var i = 1; i < OrdersInSchedule; i++)
                placed.Add(await PlaceAsync(world, i, patience.Token));
            // The process dies with this one on its way.
            placed.Add(BeginOrder(OrdersInSchedule));
            _ = SendAsync(world, placed[^1], patience.Token);
            await Task.Delay(TimeSpan.FromMilliseconds(number % 7 * 3), patience.Token);
        }
        await using GatewayWorld next = new(host.Address, venue) { Secret = secret };
        var resolving = Task.WhenAll(placed.Select(life => ResolveAsync(next, OrderLifeRules.Restart(life, Now()), patience.Token)));
        await Task.WhenAny(resolving, Task.Delay(FaultyTime, patience.Token));
        await ClearFaultsAsync(host, patience.Token);
        var lives = await resolving;
        await ShouldAgreeAsync(next, lives, $"schedule {number}: {faults}", patience.Token);
    }

    private static async Task ClearFaultsAsync(EmulatorHost host, CancellationToken cancellationToken)
    {
        using HttpClient http = new();
        using var reply = await http.DeleteAsync(new Uri(host.Address, "/emulator/faults"), cancellationToken);
        reply.EnsureSuccessStatusCode();
    }

    private static async Task ShouldAgreeAsync(
        GatewayWorld world, OrderLife[] lives, string what, CancellationToken cancellationToken)
    {
        var known = await HistoryAsync(world, lives[0], cancellationToken);
        known.Select(o => o.ClientOrderId).ShouldBeUnique(what);
        known.Select(o => o.ClientOrderId).Except(lives.Select(life => life.Order.ClientOrderId)).ShouldBeEmpty(what);
        foreach (var life in lives)
        {
            var order = known.SingleOrDefault(o => o.ClientOrderId == life.Order.ClientOrderId);
            (order is null).ShouldBe(life.Phase == OrderPhase.Rejected, $"{what}: {life}");
            life.FilledQuantity.ShouldBe(order?.ExecutedQuantity ?? 0, $"{what}: {life}");
        }
    }

    private static OrderLife BeginOrder(int number) => OrderLifeRules.Begin(
        new VenueOrder(ClientOrderIds.Make($"o-{number}", Now()), "BTCUSDT", Side.Buy, VenueOrderType.Market, 0.01m), Now());

    private static Task<OrderReply> SendAsync(GatewayWorld world, OrderLife life, CancellationToken cancellationToken) =>
        world.Gateway.PlaceAsync(world.AccountHere, life.Order, life.SentTime + OrderLifeRules.SendWithin, cancellationToken);

    private static async Task<OrderLife> PlaceAsync(GatewayWorld world, int number, CancellationToken cancellationToken)
    {
        var life = BeginOrder(number);
        return OrderLifeRules.Place(life, await SendAsync(world, life, cancellationToken), Now());
    }

    private static async Task<OrderLife> ResolveAsync(
        GatewayWorld world, OrderLife life, CancellationToken cancellationToken)
    {
        OrderLifeRules rules = new(Quick);
        while (!life.IsOver)
        {
            foreach (var report in world.Gateway.TakeNews(world.AccountHere, life.Reference))
                life = OrderLifeRules.Observe(life, report, Now());
            if (rules.Ask(life, Now()) is { } question)
            {
                var asked = Now();
                var reply = await world.Gateway.AskAsync(world.AccountHere, question, life, cancellationToken);
                life = rules.Answer(life, question, reply, asked, Now());
            }
            // The rules say when to ask next; nothing else happens meanwhile.
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
        return life;
    }

    private static async Task<IReadOnlyList<OrderReport>> HistoryAsync(
        GatewayWorld world, OrderLife first, CancellationToken cancellationToken)
    {
        while (true)
        {
            var reply = await world.Gateway.AskAsync(world.AccountHere, OrderQuestion.History, first, cancellationToken);
            if (reply.Kind == ReplyKind.Done)
                return reply.Reports;
        }
    }

    private static Task<EmulatorHost> StartAsync(string faults, CancellationToken cancellationToken)
    {
        BinanceVenueOptions options = new()
        {
            SimulatedSymbols = ["BTCUSDT"],
            SimulatedMarkets = [BinanceMarketKind.Spot, BinanceMarketKind.UsdFutures],
            History = TimeSpan.FromMinutes(5),
        };
        BinanceVenue venue = new(options, Now());
        FaultyVenue faulty = new(venue, 1);
        foreach (var rule in FaultText.Parse(faults))
            faulty.Add(rule, Now());
        return EmulatorHost.StartAsync(faulty, port: 0, TimeProvider.System, cancellationToken);
    }

    private static DateTime Now() => TimeProvider.System.GetUtcNow().UtcDateTime;
}
