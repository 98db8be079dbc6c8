using Aetherion.GrainInterfaces;
using Aetherion.Grains.Access;
using Aetherion.Grains.Tests.Bots;
using Aetherion.Model;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Grains.Tests.Access;

/// <summary>The grains' own layer of isolation, on grains directly.</summary>
public sealed class TenantCallFilterTests
{
    /// <summary>Every call that a tenant's grains take; a new one has to be added here.</summary>
    private static readonly Dictionary<string, Func<TradingWorld, Task>> Calls = new()
    {
        ["ITenantGrain.CreateBot"] = world => world.Tenant.CreateBot(new("x", world.Configure(), 100m)),
        ["ITenantGrain.ListBots"] = world => world.Tenant.ListBots(),
        ["ITenantGrain.ListAccounts"] = world => world.Tenant.ListAccounts(),
        ["ITenantGrain.CountSymbols"] = world => world.Tenant.CountSymbols(),
        ["ITenantLimitsGrain.GetPlan"] = world => Limits(world).GetPlan(),
        ["ITenantLimitsGrain.SetPlan"] = world => Limits(world).SetPlan("none"),
        ["ITenantLimitsGrain.TakeOrder"] = world => Limits(world).TakeOrder(),
        ["ITenantLimitsGrain.Settle"] = world => Limits(world).Settle(new LimitUsage("test", 0, 0, 0)),
        ["ITenantLimitsGrain.GetUse"] = world => Limits(world).GetUse(),
        ["ITenantGrain.DeleteBot"] = world => world.Tenant.DeleteBot(new TenantKey("local", "none")),
        ["IBotGrain.Create"] = world => world.Bot.Create(world.Configure()),
        ["IBotGrain.Start"] = world => world.Bot.Start(null),
        ["IBotGrain.StartAt"] = world => world.Bot.StartAt(default),
        ["IBotGrain.Pause"] = world => world.Bot.Pause(null),
        ["IBotGrain.Stop"] = world => world.Bot.Stop(StopMode.KeepPosition, null),
        ["IBotGrain.Delete"] = world => world.Bot.Delete(),
        ["IBotGrain.RequestLive"] = world => world.Bot.RequestLive("hash", "me"),
        ["IBotGrain.ConfirmLive"] = world => world.Bot.ConfirmLive("hash", "me", false),
        ["IBotGrain.UsePaper"] = world => world.Bot.UsePaper(),
        ["IBotGrain.GetSnapshot"] = world => world.Bot.GetSnapshot(),
        ["IBotGrain.GetKeyTies"] = world => world.Bot.GetKeyTies(),
        ["IVenueOrderGrain.GetKeyTies"] = world => world.VenueOrder.GetKeyTies(ScriptedMarket.Instrument.Id, false),
        ["IVenueOrderGrain.CheckVenue"] = world => world.VenueOrder.CheckVenue(ScriptedMarket.Instrument.Id, false),
        ["IVenueOrderGrain.Fit"] = world => world.VenueOrder.Fit(VenueRequest(world)),
        ["IVenueOrderGrain.Place"] = world => world.VenueOrder.Place(VenueRequest(world)),
        ["IBotGrain.CancelOrders"] = world => world.Bot.CancelOrders(null),
        ["IBotGrain.SettleOrder"] = world => world.Bot.SettleOrder(new OrderSettlement("none", [], ""), null),
        ["IVenueOrderGrain.Cancel"] = world => world.VenueOrder.Cancel("none"),
        ["IVenueOrderGrain.Settle"] = world => world.VenueOrder.Settle(new OrderSettlement("none", [], "")),
        ["IVenueOrderGrain.IsSettledBy"] = world => world.VenueOrder.IsSettledBy(new OrderSettlement("none", [], "")),
        ["IVenueOrderGrain.GetWatch"] = world => world.VenueOrder.GetWatch(),
        ["IVenueOrderGrain.Acknowledge"] = world => world.VenueOrder.Acknowledge("none"),
        ["IVenueOrderGrain.GetProgress"] = world => world.VenueOrder.GetProgress("none"),
        ["IAccountGrain.Open"] = world => world.Account.Open("USD", 100m),
        ["IAccountGrain.GetSnapshot"] = world => world.Account.GetSnapshot(),
        ["IAccountGrain.Reserve"] = world => world.Account.Reserve(new(
            "o", TradingWorld.BotKey, ScriptedMarket.Instrument, world.Market.Key.Symbol, Side.Buy, new Quantity(1), 1m, 0m)),
        ["IAccountGrain.Settle"] = world => world.Account.Settle("none", []),
        ["IAccountGrain.SetTradingState"] = world => world.Account.SetTradingState(TradingState.Active),
        ["IStrategyGrain.Follow"] = world => world.Strategy().Follow(0),
        ["IStrategyGrain.GetSnapshot"] = world => world.Strategy().GetSnapshot(),
        ["IStrategyGrain.WhenProcessed"] = world => world.Strategy().WhenProcessed(0),
    };

    public static TheoryData<string> CallNames => [.. Calls.Keys];

    [Fact]
    public void There_is_a_sample_of_every_call_and_every_grain_of_a_tenant_says_so()
    {
        var ofTenants = typeof(OfTenantAttribute).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(OfTenantAttribute), inherit: false)).ToList();
        ofTenants.SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}"))
            .ShouldBe(Calls.Keys, ignoreOrder: true);
        // Whose state is kept in the tenants' store belongs to a tenant.
        var stored = typeof(TenantCallFilter).Assembly.GetTypes()
            .Where(type => type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
                .Any(parameter => parameter.GetCustomAttributes(typeof(PersistentStateAttribute), false)
                    .Cast<PersistentStateAttribute>().Any(state => state.StorageName == StorageNames.Tenant)));
        foreach (var type in stored)
            type.GetInterfaces().ShouldContain(
                face => face.IsDefined(typeof(OfTenantAttribute), false), $"{type.Name} needs [OfTenant] on its interface.");
    }

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task A_call_is_taken_of_the_tenant_and_of_nobody_else(string call)
    {
        await using var world = await WorldAsync(isFiltered: true);
        foreach (var caller in (Caller?[])[null, Caller.OfService("other"), Caller.OfService("loca"), Caller.OfService("")])
            (await FailureOfAsync(world, call, caller)).ShouldBeOfType<NotOfTenantException>();
        (await FailureOfAsync(world, call, Caller.OfService("local"))).ShouldNotBeOfType<NotOfTenantException>();
    }

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task Without_the_filter_the_same_call_is_taken_of_anybody(string call)
    {
        await using var world = await WorldAsync(isFiltered: false);
        (await FailureOfAsync(world, call, Caller.OfService("other"))).ShouldNotBeOfType<NotOfTenantException>();
    }

    [Theory]
    [InlineData("bot", "alpha/one", "account", "alpha/main", null, true)]
    [InlineData("bot", "alpha/one", "account", "beta/main", null, false)]
    [InlineData("bot", "alpha/one", "account", "beta/main", "alpha", false)]
    [InlineData("bot", "alpha/one", "account", "beta/main", "beta", false)]
    [InlineData("bot", "alpha/one", "account", "alpha/main", "beta", false)]
    [InlineData("tenant", "alpha", "bot", "alpha/one", "alpha", true)]
    [InlineData("tenant", "alpha", "bot", "alphabet/one", null, false)]
    [InlineData("symbol", "sim:BTC-USD", "bot", "alpha/one", null, true)]
    [InlineData("symbol", "sim:BTC-USD", "bot", "alpha/one", "beta", false)]
    [InlineData("bot", "alpha/one", "symbol", "sim:BTC-USD", "beta", true)]
    public async Task A_grain_calls_those_of_its_own_tenant_and_those_that_all_share(
        string source, string sourceKey, string target, string targetKey, string? caller, bool isTaken)
    {
        CallerContext.Current = caller is null ? null : Caller.OfService(caller);
        var call = new ScriptedCall(GrainId.Create(source, sourceKey), GrainId.Create(target, targetKey));
        if (isTaken)
            await new TenantCallFilter().Invoke(call);
        else
            await Should.ThrowAsync<NotOfTenantException>(async () => await new TenantCallFilter().Invoke(call));
        call.IsInvoked.ShouldBe(isTaken);
    }

    [Fact]
    public async Task A_bot_trades_on_without_anybody_who_asks()
    {
        await using var world = await WorldAsync(isFiltered: true);
        CallerContext.Current = Caller.OfService("local");
        await world.CreateBotAsync();
        await world.Bot.Start(null);
        CallerContext.Current = null;
        await world.Process.CloseBarsAsync(600);

        CallerContext.Current = Caller.OfService("local");
        await world.AwaitAsync();
        world.Journal.Fills.ShouldNotBeEmpty();
        await world.ShouldBeConsistentAsync();
    }

    [Fact]
    public void The_refusal_says_nothing_of_what_is_there() =>
        new NotOfTenantException().Message.ShouldBe("There is nothing of this key for the caller.");

    private static ITenantLimitsGrain Limits(TradingWorld world) =>
        world.Process.Grains.GetGrain<ITenantLimitsGrain>(TradingWorld.BotKey.Tenant);

    private static async Task<TradingWorld> WorldAsync(bool isFiltered) =>
        await TradingWorld.StartAsync(
            ScriptedMarket.Walk("run-1", seed: 1, count: 600), filter: isFiltered ? new TenantCallFilter() : null);

    private static async Task<Exception?> FailureOfAsync(TradingWorld world, string call, Caller? caller)
    {
        CallerContext.Current = caller;
        try
        {
            await Calls[call](world).WaitAsync(TimeSpan.FromSeconds(2));
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static VenueOrderRequest VenueRequest(TradingWorld world) => new(
        "o", world.Market.Key.Symbol, Side.Buy, new Quantity(1_000), 40_000m, 41_000m, world.Market.GetUtcNow().UtcDateTime, 0);
}
