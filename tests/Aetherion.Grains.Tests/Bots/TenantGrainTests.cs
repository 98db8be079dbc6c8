using Aetherion.GrainInterfaces;
using Aetherion.Grains.Bots;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Bots;

public sealed class TenantGrainTests
{
    [Fact]
    public async Task What_is_wrong_with_a_new_bot_is_refused_with_its_code()
    {
        await using var world = await TradingWorld.StartAsync(ScriptedMarket.Walk("run-1", seed: 1, count: 10));
        var good = world.Configure();
        var unknown = new SymbolKey(InstrumentId.Parse("sim:NOTHING"));
        var unfed = new SymbolKey(InstrumentId.Parse("sim:SIM999-USD"));
        var elsewhere = TenantKey.Parse("other/main");
        (string Code, CreateBotRequest Request)[] cases =
        [
            ("BAD_USER_INPUT", new("Not An Id", good, 100m)),
            ("BAD_USER_INPUT", new("", good, 100m)),
            ("BAD_USER_INPUT", new("b", good with { Name = " " }, 100m)),
            ("BAD_USER_INPUT", new("b", good with { Timeframe = Timeframe.S1 }, 100m)),
            ("BAD_USER_INPUT", new("b", good with { Exposure = 0 }, 100m)),
            ("BAD_USER_INPUT", new("b", good with { Exposure = 1.01m }, 100m)),
            ("BAD_USER_INPUT", new("b", good, 0m)),
            ("UNKNOWN_STRATEGY", new("b", good with { Strategy = "hope" }, 100m)),
            ("UNKNOWN_INSTRUMENT", new("b", good with { Symbol = unknown }, 100m)),
            ("UNKNOWN_INSTRUMENT", new("b", good with { Symbol = unfed }, 100m)),
            ("ACCOUNT_NOT_FOUND", new("b", good with { Account = elsewhere }, 100m)),
        ];
        foreach (var (code, request) in cases)
        {
            var result = await world.Tenant.CreateBot(request);
            result.Refusal.ShouldNotBeNull().Code.ShouldBe(code);
            result.Refusal.Message.ShouldNotBeEmpty();
            result.Bot.ShouldBeNull();
        }
        (await world.Tenant.ListBots()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_id_twice_is_refused_and_changes_nothing()
    {
        await using var world = await TradingWorld.StartAsync(ScriptedMarket.Walk("run-1", seed: 1, count: 10));
        await world.CreateBotAsync();
        (await world.CreateBotAsync(world.Configure(exposure: 0.9m))).Refusal!.Code.ShouldBe("BOT_EXISTS");
        (await world.SnapshotAsync()).Configuration.Exposure.ShouldBe(0.5m);
    }

    [Fact]
    public async Task There_is_a_bound_on_the_bots_of_a_tenant()
    {
        await using var world = await TradingWorld.StartAsync(
            ScriptedMarket.Walk("run-1", seed: 1, count: 10), options: new TradingOptions { BotsMax = 1 });
        await world.CreateBotAsync();
        var second = await world.Tenant.CreateBot(new CreateBotRequest("bot-2", world.Configure(), 100m));
        second.Refusal!.Code.ShouldBe("QUOTA_EXCEEDED");
    }

    [Fact]
    public async Task There_is_a_bound_on_the_instruments_of_a_tenant_and_none_on_the_bots_of_one()
    {
        var plans = new PlanOptions { Plans = [Plan.Local with { Symbols = 1 }] };
        await using var world = await TradingWorld.StartAsync(
            ScriptedMarket.Walk("run-1", seed: 1, count: 10), plans: plans);
        var elsewhere = world.Configure() with { Symbol = new SymbolKey(ScriptedMarket.QuietInstrument.Id) };
        (await world.CreateBotAsync()).Refusal.ShouldBeNull();

        var refusal = (await world.Tenant.CreateBot(new CreateBotRequest("bot-2", elsewhere, 100m))).Refusal;

        refusal.ShouldNotBeNull().Code.ShouldBe("QUOTA_EXCEEDED");
        refusal.Message.ShouldContain("bots on 1 instruments");
        (await world.Tenant.ListBots()).Length.ShouldBe(1);
        (await world.Tenant.CreateBot(new CreateBotRequest("bot-2", world.Configure(), 100m))).Refusal.ShouldBeNull();

        // With the last bot of an instrument its place is free again.
        (await world.Tenant.DeleteBot(TradingWorld.BotKey)).Refusal.ShouldBeNull();
        (await world.Tenant.DeleteBot(TenantKey.Parse("local/bot-2"))).Refusal.ShouldBeNull();
        (await world.Tenant.CreateBot(new CreateBotRequest("bot-3", elsewhere, 100m))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_tenant_deletes_no_bot_of_another()
    {
        await using var world = await TradingWorld.StartAsync(ScriptedMarket.Walk("run-1", seed: 1, count: 10));
        await world.CreateBotAsync();
        var other = world.Process.Grains.GetGrain<ITenantGrain>("other");
        (await other.DeleteBot(TradingWorld.BotKey)).Refusal!.Code.ShouldBe("BOT_NOT_FOUND");
        (await world.Bot.GetSnapshot()).ShouldNotBeNull();
    }
}
