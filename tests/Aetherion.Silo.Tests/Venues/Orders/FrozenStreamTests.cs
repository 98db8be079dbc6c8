using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>
/// A user stream whose connection died without a word: what it did not tell is found out by asking, and another takes its place.
/// </summary>
public sealed class FrozenStreamTests
{
    private const string Symbol = "BTCUSDT";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData("binance")]
    [InlineData("binance-usdm")]
    public async Task A_stream_that_answers_no_ping_is_given_up_and_what_it_missed_is_found_out(string name)
    {
        using CancellationTokenSource patience = new(Patience);
        await using var host = await StartAsync(patience.Token);
        await using FreezingProxy proxy = new(host.Address);
        var key = EmulatorKey.Presets[0];
        VenueSecret secret = new(key.Key, key.Secret);
        await using GatewayWorld world = new(
            proxy.Address, name,
            options => options with { PingInterval = TimeSpan.FromSeconds(1), PongTimeout = TimeSpan.FromSeconds(3) })
        {
            Secret = secret,
        };
        await UntilToldAsync(world, 0, patience.Token);
        proxy.SocketCount.ShouldBe(1, "a stream that is answered is kept");

        var resting = await RestAsync(world, patience.Token);
        await proxy.FreezeAsync();
        await using (GatewayWorld other = new(host.Address, name) { Secret = secret })
            (await other.Gateway.CancelAsync(other.AccountHere, resting.Reference, patience.Token)).Kind.ShouldBe(ReplyKind.Done);

        var found = await EmulatedOrders.ResolveAsync(world, resting, patience.Token);
        found.Phase.ShouldBe(OrderPhase.Cancelled);
        await UntilToldAsync(world, 1_000, patience.Token);
        proxy.SocketCount.ShouldBeGreaterThan(1);
        world.Written.ShouldContain("broke");
    }

    /// <summary>Orders until the stream tells of one: those from before it was open are told of by nobody.</summary>
    private static async Task UntilToldAsync(GatewayWorld world, int number, CancellationToken cancellationToken)
    {
        while (true)
        {
            var life = await EmulatedOrders.PlaceAsync(world, Symbol, number++, cancellationToken);
            for (var i = 0; i < 25; i++)
            {
                if (!world.Gateway.TakeNews(world.AccountHere, life.Reference).IsEmpty)
                    return;
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <summary>An order that rests, and whose news were taken.</summary>
    private static async Task<OrderLife> RestAsync(GatewayWorld world, CancellationToken cancellationToken)
    {
        var price = await PriceAsync(world, cancellationToken);
        var life = OrderLifeRules.Begin(
            new VenueOrder(ClientOrderIds.Make("rest", EmulatedOrders.Now()), Symbol, Side.Buy, VenueOrderType.Limit, 0.01m, price),
            EmulatedOrders.Now());
        life = OrderLifeRules.Place(life, await EmulatedOrders.SendAsync(world, life, cancellationToken), EmulatedOrders.Now());
        life.Phase.ShouldBe(OrderPhase.Acknowledged, $"{life}");
        while (world.Gateway.TakeNews(world.AccountHere, life.Reference).IsEmpty)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        return life;
    }

    /// <summary>Well below what was paid last.</summary>
    private static async Task<decimal> PriceAsync(GatewayWorld world, CancellationToken cancellationToken)
    {
        var life = await EmulatedOrders.PlaceAsync(world, Symbol, 500, cancellationToken);
        var bought = await EmulatedOrders.ResolveAsync(world, life, cancellationToken);
        return decimal.Round(bought.Fills[0].Price * 0.97m, 0);
    }

    private static Task<EmulatorHost> StartAsync(CancellationToken cancellationToken)
    {
        BinanceVenueOptions options = new()
        {
            SimulatedSymbols = [Symbol],
            SimulatedMarkets = [BinanceMarketKind.Spot, BinanceMarketKind.UsdFutures],
            History = TimeSpan.FromMinutes(5),
        };
        return EmulatorHost.StartAsync(
            new FaultyVenue(new BinanceVenue(options, EmulatedOrders.Now()), 1), port: 0, TimeProvider.System, cancellationToken);
    }
}
