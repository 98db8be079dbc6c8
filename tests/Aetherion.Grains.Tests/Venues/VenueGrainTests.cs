using Aetherion.GrainInterfaces;
using Aetherion.Grains.Tests.Symbols;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Venues;

public sealed class VenueGrainTests
{
    private static readonly Instrument Bitcoin = new(
        new InstrumentId("binance", "BTCUSDT"), Market.Crypto, "BTC", "USDT", 0.01m, 0.00000001m, 5)
    {
        OrderStep = 0.00001m,
    };

    [Fact]
    public async Task A_ban_outlives_a_restart_and_holds_for_everything()
    {
        await using var world = await MarketWorld.StartAsync();
        (await Budget(world).Take(250, VenueRequestPriority.MarketData)).ShouldBe(TimeSpan.Zero);
        (await Budget(world).Get()).Used.ShouldBe(250);
        await Budget(world).Block(TimeSpan.FromHours(1));
        await world.RestartAsync();

        var wait = await Budget(world).Take(1, VenueRequestPriority.Order);

        wait.TotalMinutes.ShouldBeInRange(50, 60);
        (await Budget(world).Get()).BlockedUntil.ShouldNotBeNull();
        (await world.Process.Grains.GetGrain<IVenueBudgetGrain>("coinbase/default").Take(1, VenueRequestPriority.Order))
            .ShouldBe(TimeSpan.Zero, "another venue is not concerned");
    }

    [Fact]
    public async Task What_a_venue_listed_is_known_after_a_restart_in_its_latest_form()
    {
        await using var world = await MarketWorld.StartAsync();
        await Catalog(world).Keep(Bitcoin with { MinNotional = 10 });
        await Catalog(world).Keep(Bitcoin);
        await world.RestartAsync();

        (await Catalog(world).GetAll()).ShouldBe([Bitcoin]);
    }

    [Fact]
    public async Task An_instrument_keeps_the_steps_that_what_is_stored_of_it_is_counted_in()
    {
        await using var world = await MarketWorld.StartAsync();
        await Catalog(world).Keep(Bitcoin);
        Instrument finer = new(Bitcoin.Id, Market.Crypto, "BTC", "USDT", 0.001m, 0.00000001m, 5) { OrderStep = 0.00001m };
        Instrument smaller = new(Bitcoin.Id, Market.Crypto, "BTC", "USDT", 0.01m, 0.000000001m, 5) { OrderStep = 0.00001m };

        await Should.ThrowAsync<InvalidDataException>(() => Catalog(world).Keep(finer));
        await Should.ThrowAsync<InvalidDataException>(() => Catalog(world).Keep(smaller));

        (await Catalog(world).GetAll()).ShouldBe([Bitcoin]);
    }

    [Fact]
    public async Task Which_venue_fed_a_symbol_when_is_known_after_a_restart_newest_first_and_once()
    {
        await using var world = await MarketWorld.StartAsync();
        FeedSwitch first = new(
            new DateTime(2026, 1, 5, 12, 0, 0, DateTimeKind.Utc), null, Bitcoin.Id, FeedSwitchReason.First, FeedReason.None);
        FeedSwitch second = new(
            first.Time.AddMinutes(1), Bitcoin.Id, new InstrumentId("coinbase", "BTC-USD"), FeedSwitchReason.Lost,
            FeedReason.Disconnected);
        await Switches(world).Keep(first);
        await Switches(world).Keep(second);
        await Switches(world).Keep(second);
        await world.RestartAsync();

        (await Switches(world).GetAll()).ShouldBe([second, first]);
    }

    [Fact]
    public async Task What_was_paid_at_funding_times_is_known_after_a_restart_newest_first_and_once()
    {
        await using var world = await MarketWorld.StartAsync();
        FundingPayment first = new(new DateTime(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc), 0.0001m, 100);
        FundingPayment second = first with { Time = first.Time.AddHours(8), Rate = -0.0002m };
        await Funding(world).Keep(first);
        await Funding(world).Keep(second);
        await Funding(world).Keep(second);
        await Funding(world).Keep(first);
        await world.RestartAsync();

        (await Funding(world).GetAll()).ShouldBe([second, first]);
    }

    private static IFundingGrain Funding(MarketWorld world) =>
        world.Process.Grains.GetGrain<IFundingGrain>("binance-usdm:BTCUSDT");

    private static IFeedSwitchesGrain Switches(MarketWorld world) =>
        world.Process.Grains.GetGrain<IFeedSwitchesGrain>("fallback:BTC-USD");

    private static IVenueBudgetGrain Budget(MarketWorld world) =>
        world.Process.Grains.GetGrain<IVenueBudgetGrain>("binance/default");

    private static IVenueCatalogGrain Catalog(MarketWorld world) =>
        world.Process.Grains.GetGrain<IVenueCatalogGrain>("binance");
}
