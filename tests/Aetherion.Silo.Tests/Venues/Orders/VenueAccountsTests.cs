using Aetherion.Domain.Venues.Orders;
using Aetherion.Model;
using Aetherion.Silo.Venues;
using Aetherion.Silo.Venues.Orders;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>What accounts hold at emulated derivatives venues, asked for over HTTP with a key.</summary>
public sealed class VenueAccountsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("binance-usdm")]
    [InlineData("weex-futures")]
    public async Task What_was_bought_is_a_position_until_it_is_sold(string name)
    {
        using CancellationTokenSource patience = new(Patience);
        await using var host = await StartAsync(name, patience.Token);
        await using var world = WorldOf(name, host);
        var accounts = AccountsOf(world, host, TimeSpan.Zero);

        (await accounts.ReadAsync("local", null, patience.Token)).ShouldHaveSingleItem().Positions.ShouldBeEmpty();
        var bought = await EmulatedOrders.PlaceAsync(world, "BTCUSDT", 1, patience.Token);
        bought = await EmulatedOrders.ResolveAsync(world, bought, patience.Token);
        var status = (await accounts.ReadAsync("local", name, patience.Token)).ShouldHaveSingleItem();
        (status.Venue, status.KeyId, status.Problem).ShouldBe((name, "key-1", null));
        var position = status.Positions.ShouldHaveSingleItem();
        (position.Symbol, position.Side, position.Quantity).ShouldBe(("BTCUSDT", Side.Buy, bought.FilledQuantity));
        position.OpenValue.ShouldBe(bought.Fills.Sum(fill => fill.Price * fill.Quantity), 0.0001m);
        position.LiquidationPrice.ShouldBeNull();
        world.Priorities.ShouldContain(VenueRequestPriority.Account, "orders go first when the budget is short");

        VenueOrder sale = bought.Order with { ClientOrderId = ClientOrderIds.Make("sale", EmulatedOrders.Now()), Side = Side.Sell };
        (await world.PlaceAsync(sale)).Kind.ShouldBe(ReplyKind.Done);
        (await accounts.ReadAsync("local", name, patience.Token)).ShouldHaveSingleItem().Positions.ShouldBeEmpty();
        (await accounts.ReadAsync("local", "another", patience.Token)).ShouldBeEmpty();
    }

    /// <summary>What a bot does with a position that was closed or made smaller by hand.</summary>
    [Theory]
    [InlineData("binance-usdm")]
    [InlineData("weex-futures")]
    public async Task A_sale_of_more_than_is_held_never_opens_a_short_position(string name)
    {
        using CancellationTokenSource patience = new(Patience);
        await using var host = await StartAsync(name, patience.Token);
        await using var world = WorldOf(name, host);
        var accounts = AccountsOf(world, host, TimeSpan.Zero);
        var bought = await EmulatedOrders.PlaceAsync(world, "BTCUSDT", 1, patience.Token);
        var held = (await EmulatedOrders.ResolveAsync(world, bought, patience.Token)).FilledQuantity;

        var life = Sell(world, number: 2, held * 2);
        life = OrderLifeRules.Place(life, await EmulatedOrders.SendAsync(world, life, patience.Token), EmulatedOrders.Now());
        life = await EmulatedOrders.ResolveAsync(world, life, patience.Token);
        life.FilledQuantity.ShouldBe(held);
        (await accounts.ReadAsync("local", null, patience.Token)).ShouldHaveSingleItem().Positions.ShouldBeEmpty();

        var again = await EmulatedOrders.SendAsync(world, Sell(world, number: 3, held), patience.Token);
        again.Kind.ShouldBe(ReplyKind.Refused);
        (again.Code == OrderReply.NothingToReduceCode).ShouldBe(name == "binance-usdm", again.Text);
        (await accounts.ReadAsync("local", null, patience.Token)).ShouldHaveSingleItem().Positions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_looks_again_at_once_is_told_the_same_without_another_question()
    {
        using CancellationTokenSource patience = new(Patience);
        await using var host = await StartAsync("weex-futures", patience.Token);
        await using var world = WorldOf("weex-futures", host);
        var accounts = AccountsOf(world, host, TimeSpan.FromHours(1));

        var first = await accounts.ReadAsync("local", null, patience.Token);
        var second = await accounts.ReadAsync("local", null, patience.Token);
        second.ShouldHaveSingleItem().ShouldBeSameAs(first.ShouldHaveSingleItem());
        world.Priorities.Count(priority => priority == VenueRequestPriority.Account).ShouldBe(1);
    }

    [Fact]
    public async Task A_venue_that_refuses_the_key_has_a_problem_in_place_of_positions()
    {
        using CancellationTokenSource patience = new(Patience);
        await using var host = await StartAsync("weex-futures", patience.Token);
        await using GatewayWorld world = new(new Uri(host.Address, "futures/"), "weex-futures");
        var accounts = AccountsOf(world, host, TimeSpan.Zero);

        var status = (await accounts.ReadAsync("local", null, patience.Token)).ShouldHaveSingleItem();
        status.Problem.ShouldNotBeNull().ShouldContain("status 4");
        status.Problem.ShouldNotContain(GatewayWorld.ApiSecret);
        status.Positions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Spot_has_no_accounts_of_positions()
    {
        using CancellationTokenSource patience = new(Patience);
        await using var host = await StartAsync("weex", patience.Token);
        await using GatewayWorld world = new(host.Address, "weex") { Secret = VenueCase.Of("weex").Secret };

        (await AccountsOf(world, host, TimeSpan.Zero).ReadAsync("local", null, patience.Token)).ShouldBeEmpty();
        (await world.Gateway.AskPositionsAsync(world.AccountHere, patience.Token)).Problem.ShouldBe("the venue has no positions");
    }

    private static OrderLife Sell(GatewayWorld world, int number, decimal quantity)
    {
        var life = EmulatedOrders.Begin("BTCUSDT", number);
        return life with
        {
            Order = life.Order with
            {
                Side = Side.Sell, Quantity = quantity, IsReduceOnly = world.Gateway.SalesMustReduce(world.Venue),
            },
        };
    }

    private static VenueAccounts AccountsOf(GatewayWorld world, EmulatorHost host, TimeSpan lifetime) => new(
        world.Gateway,
        new OrderGatewayOptions
        {
            Venues = [OrderVenues.Find(world.Venue, VenueEndpoint.Of(host.Address), isOwnAddress: false)!],
            PositionsLifetime = lifetime,
        },
        TimeProvider.System);

    private static GatewayWorld WorldOf(string name, EmulatorHost host) => name == "binance-usdm"
        ? new GatewayWorld(host.Address, name) { Secret = VenueCase.Of("binance").Secret }
        : new GatewayWorld(new Uri(host.Address, VenueCase.Of(name).Prefix), name) { Secret = VenueCase.Of(name).Secret };

    private static Task<EmulatorHost> StartAsync(string name, CancellationToken cancellationToken) => EmulatorHost.StartAsync(
        new FaultyVenue(VenueOf(name), 1), port: 0, TimeProvider.System, cancellationToken);

    private static IEmulatedVenue VenueOf(string name) => name == "binance-usdm"
        ? new BinanceVenue(
            new BinanceVenueOptions
            {
                SimulatedSymbols = ["BTCUSDT"], SimulatedMarkets = [BinanceMarketKind.UsdFutures], History = TimeSpan.Zero,
            },
            EmulatedOrders.Now())
        : VenueCase.Of(name).Create(1, EmulatedOrders.Now());
}
