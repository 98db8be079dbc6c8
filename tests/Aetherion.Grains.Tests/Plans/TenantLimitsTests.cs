using Aetherion.GrainInterfaces;
using Aetherion.Grains.Tests.Bots;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Plans;

public sealed class TenantLimitsTests
{
    [Fact]
    public async Task A_tenant_has_the_default_plan_until_it_is_given_another_which_survives_a_restart()
    {
        await using var world = await StartAsync();
        (await Limits(world).GetPlan()).ShouldBe(Plan.Local);

        (await Limits(world).SetPlan("free")).ShouldBe(Plan.Free);
        (await Limits(world).SetPlan("gold")).ShouldBeNull();
        await world.RestartAsync();

        (await Limits(world).GetPlan()).ShouldBe(Plan.Free);
    }

    [Fact]
    public async Task Bots_beyond_the_plan_are_refused()
    {
        await using var world = await StartAsync();
        await Limits(world).SetPlan("free");
        for (var number = 1; number <= Plan.Free.Bots; number++)
            (await CreateAsync(world, $"bot-{number}")).Refusal.ShouldBeNull();

        var refusal = (await CreateAsync(world, "bot-9")).Refusal!;
        refusal.Code.ShouldBe("QUOTA_EXCEEDED");
        refusal.Quota.ShouldBe(new QuotaUse(QuotaKind.Bots, Plan.Free.Bots, Plan.Free.Bots, ResetsTime: null));
        refusal.RetryAfter.ShouldBeNull("waiting alone frees no bot");
        await world.Tenant.DeleteBot(new TenantKey(TradingWorld.BotKey.Tenant, "bot-1"));
        (await CreateAsync(world, "bot-9")).Refusal.ShouldBeNull();
        (await world.Tenant.CountSymbols()).ShouldBe(1);
    }

    [Fact]
    public async Task Orders_of_a_minute_are_counted_and_come_back_with_time()
    {
        await using var world = await StartAsync();
        await Limits(world).SetPlan("free");
        for (var order = 0; order < Plan.Free.OrdersPerMinute; order++)
            (await Limits(world).TakeOrder()).ShouldBeNull();

        var refusal = (await Limits(world).TakeOrder())!;
        refusal.Code.ShouldBe("QUOTA_EXCEEDED");
        refusal.Quota!.Kind.ShouldBe(QuotaKind.OrdersPerMinute);
        var pause = TimeSpan.FromMinutes(1) / Plan.Free.OrdersPerMinute;
        refusal.RetryAfter!.Value.ShouldBeInRange(TimeSpan.FromTicks(1), pause);
        var use = (await Limits(world).GetUse()).Single(quota => quota.Kind == QuotaKind.OrdersPerMinute);
        (use.Limit, use.Used).ShouldBe((Plan.Free.OrdersPerMinute, Plan.Free.OrdersPerMinute));
        use.ResetsTime.ShouldNotBeNull();
    }

    [Fact]
    public async Task Each_process_hears_once_what_the_others_let_pass()
    {
        await using var world = await StartAsync();
        await SettleAsync(world, "one", 0);
        await SettleAsync(world, "two", 0);

        (await SettleAsync(world, "one", 100)).OtherRequests.ShouldBe(0);
        (await SettleAsync(world, "two", 30)).OtherRequests.ShouldBe(100);
        (await SettleAsync(world, "two", 5)).OtherRequests.ShouldBe(0);
        (await SettleAsync(world, "one", 0)).OtherRequests.ShouldBe(35);
        // One that is new begins where the others stand.
        (await SettleAsync(world, "three", 0)).OtherRequests.ShouldBe(135);
    }

    [Fact]
    public async Task Open_subscriptions_of_other_processes_are_told()
    {
        await using var world = await StartAsync();
        await Limits(world).Settle(new LimitUsage("one", 0, 0, 3));

        (await Limits(world).Settle(new LimitUsage("two", 0, 0, 4))).OtherSubscriptions.ShouldBe(3);
        (await Limits(world).Settle(new LimitUsage("one", 0, 0, 1))).OtherSubscriptions.ShouldBe(4);
    }

    /// <summary>
    /// The same course as in the kill tests, where a bot places several orders; here two bots want the same.
    /// </summary>
    [Fact]
    public async Task A_purchase_beyond_the_orders_of_a_minute_is_denied_and_a_sale_is_not()
    {
        var market = ScriptedMarket.Walk(SymbolKey.LiveRun, seed: 2, count: 1_047);
        market.ClosedCount = 1_034;
        var plans = new PlanOptions { Plans = [Plan.Local with { OrdersPerMinute = 1 }] };
        await using var world = await TradingWorld.StartAsync(market, plans: plans);
        await world.CreateBotAsync(world.Configure(StrategyNames.RegimeSwitching, exposure: 0.1m));
        await world.Tenant.CreateBot(new CreateBotRequest(
            "bot-2", world.Configure(StrategyNames.RegimeSwitching, exposure: 0.1m), 100m));
        await world.Bot.Start(expectedVersion: null);
        await world.Process.Grains.GetGrain<IBotGrain>(new TenantKey(TradingWorld.BotKey.Tenant, "bot-2").ToString())
            .Start(expectedVersion: null);
        await world.AwaitAsync(StrategyNames.RegimeSwitching);
        while (market.ClosedCount < 1_047)
            await world.CloseAndAwaitAsync(1, StrategyNames.RegimeSwitching);

        var purchases = world.Journal.Orders.Where(order => order.Side == Side.Buy).ToLookup(order => order.BarSequence);
        purchases.ShouldContain(bar => bar.Count() == 2);
        foreach (var bar in purchases.Where(bar => bar.Count() == 2))
        {
            bar.Count(order => order.State == OrderState.Filled).ShouldBe(1);
            bar.Single(order => order.State == OrderState.Denied).ReasonCode.ShouldBe("QUOTA_EXCEEDED");
        }
        world.Journal.Orders.Where(order => order.Side == Side.Sell)
            .ShouldAllBe(order => order.ReasonCode != "QUOTA_EXCEEDED");
    }

    private static Task<TradingWorld> StartAsync() =>
        TradingWorld.StartAsync(ScriptedMarket.Walk("run-1", seed: 1, count: 10));

    private static ITenantLimitsGrain Limits(TradingWorld world) =>
        world.Process.Grains.GetGrain<ITenantLimitsGrain>(TradingWorld.BotKey.Tenant);

    private static Task<LimitSettlement> SettleAsync(TradingWorld world, string process, long requests) =>
        Limits(world).Settle(new LimitUsage(process, requests, 0, 0));

    private static Task<BotResult> CreateAsync(TradingWorld world, string id) =>
        world.Tenant.CreateBot(new CreateBotRequest(id, world.Configure() with { Name = id }, 100m));
}
