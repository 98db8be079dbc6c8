using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>Orders over real sockets through schedules of faults, with a process that dies while an order is on its way.</summary>
public sealed class OrderScheduleTests
{
    private const string Symbol = "BTCUSDT";
    private const int ManySchedules = 200;
    private const int FewSchedules = 6;
    private const int AtOnce = 4;
    private const int OrdersInSchedule = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    /// <summary>So long the faults go on while it is found out what became of the orders.</summary>
    private static readonly TimeSpan FaultyTime = TimeSpan.FromSeconds(3);

    /// <summary>In every schedule two of them, on both markets in turn.</summary>
    private static readonly string[] Faults =
    [
        "error-executed:probability=0.6", "error-not-executed:probability=0.6", "drop:probability=0.4,stream=rest",
        "delay:probability=0.5,stream=rest,duration=400ms", "delay:probability=0.5,stream=userData,duration=700ms",
        "disconnect:probability=0.5,stream=userData", "duplicate:probability=0.5,stream=userData",
        "reorder:probability=0.5,stream=userData", "clock-skew:duration=3s", "maintenance:duration=700ms",
        "malformed:probability=0.3,stream=userData",
    ];

    [Fact]
    public Task After_faults_and_restarts_on_sockets_orders_are_those_of_the_venue() => RunAsync(FewSchedules);

    [Fact(Explicit = true)]
    public Task After_two_hundred_schedules_on_sockets_orders_are_those_of_the_venue() => RunAsync(ManySchedules);

    private static Task RunAsync(int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (number, _) => await RunScheduleAsync(number));

    private static async Task RunScheduleAsync(int number)
    {
        using CancellationTokenSource patience = new(Patience);
        var other = (number / Faults.Length * 3) + 1 + number;
        var faults = $"{Faults[number % Faults.Length]};{Faults[other % Faults.Length]}";
        await using var host = await StartAsync(faults, patience.Token);
        var (venue, key) = (number % 2 == 0 ? "binance" : "binance-usdm", EmulatorKey.Presets[0]);
        var secret = new VenueSecret(key.Key, key.Secret);
        List<OrderLife> placed = [];
        await using (GatewayWorld world = new(host.Address, venue) { Secret = secret })
        {
            for (var i = 1; i < OrdersInSchedule; i++)
                placed.Add(await EmulatedOrders.PlaceAsync(world, Symbol, i, patience.Token));
            // The process dies with this one on its way.
            placed.Add(EmulatedOrders.Begin(Symbol, OrdersInSchedule));
            _ = EmulatedOrders.SendAsync(world, placed[^1], patience.Token);
            await Task.Delay(TimeSpan.FromMilliseconds(number % 7 * 3), patience.Token);
        }
        await using GatewayWorld next = new(host.Address, venue) { Secret = secret };
        var resolving = Task.WhenAll(placed.Select(life =>
            EmulatedOrders.ResolveAsync(next, OrderLifeRules.Restart(life, EmulatedOrders.Now()), patience.Token)));
        await Task.WhenAny(resolving, Task.Delay(FaultyTime, patience.Token));
        await ClearFaultsAsync(host, patience.Token);
        await EmulatedOrders.ShouldAgreeAsync(next, await resolving, $"schedule {number}: {faults}", patience.Token);
    }

    private static async Task ClearFaultsAsync(EmulatorHost host, CancellationToken cancellationToken)
    {
        using HttpClient http = new();
        using var reply = await http.DeleteAsync(new Uri(host.Address, "/emulator/faults"), cancellationToken);
        reply.EnsureSuccessStatusCode();
    }

    private static Task<EmulatorHost> StartAsync(string faults, CancellationToken cancellationToken)
    {
        BinanceVenueOptions options = new()
        {
            SimulatedSymbols = [Symbol],
            SimulatedMarkets = [BinanceMarketKind.Spot, BinanceMarketKind.UsdFutures],
            History = TimeSpan.FromMinutes(5),
        };
        FaultyVenue faulty = new(new BinanceVenue(options, EmulatedOrders.Now()), 1);
        foreach (var rule in FaultText.Parse(faults))
            faulty.Add(rule, EmulatedOrders.Now());
        return EmulatorHost.StartAsync(faulty, port: 0, TimeProvider.System, cancellationToken);
    }
}
