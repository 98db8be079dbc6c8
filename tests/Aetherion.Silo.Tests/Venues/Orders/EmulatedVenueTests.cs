using Aetherion.Domain.Venues.Orders;
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

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    public static MatrixTheoryData<string, string> Schedules => new(
        ["binance", "coinbase", "coinbase-advanced", "weex", "weex-futures"],
        [
            "error-executed:probability=0.5",
            "error-not-executed:probability=0.5",
            "error-executed:probability=0.3;error-not-executed:probability=0.3;drop:stream=rest,probability=0.1",
        ]);

    [Theory]
    [MemberData(nameof(Schedules))]
    public async Task No_order_is_placed_twice_and_none_is_lost(string name, string faults)
    {
        using CancellationTokenSource patience = new(Patience);
        var venue = VenueCase.Of(name);
        await using var host = await StartAsync(venue, faults, patience.Token);
        await using GatewayWorld world = new(new Uri(host.Address, venue.Prefix), name) { Secret = venue.Secret };
        List<OrderLife> placed = [];
        for (var i = 0; i < OrderCount; i++)
            placed.Add(await EmulatedOrders.PlaceAsync(world, venue.Symbol, i, patience.Token));
        placed.ShouldContain(life => life.Phase == OrderPhase.Unknown, "faults were struck");
        var lives = await Task.WhenAll(placed.Select(life => EmulatedOrders.ResolveAsync(world, life, patience.Token)));
        lives.ShouldAllBe(life => life.IsOver);
        await EmulatedOrders.ShouldAgreeAsync(world, lives, faults, patience.Token);
        lives.ShouldContain(life => life.FilledQuantity > 0);
        world.ShouldKnowEverything();
    }

    private static Task<EmulatorHost> StartAsync(VenueCase venue, string faults, CancellationToken cancellationToken)
    {
        FaultyVenue faulty = new(venue.Create(1, EmulatedOrders.Now()), 1);
        foreach (var rule in FaultText.Parse(faults))
            faulty.Add(rule, EmulatedOrders.Now());
        return EmulatorHost.StartAsync(faulty, port: 0, TimeProvider.System, cancellationToken);
    }
}
