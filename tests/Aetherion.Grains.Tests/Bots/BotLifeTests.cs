using Aetherion.Domain.Execution;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Bots;

public sealed class BotLifeTests
{
    private const string Replay = "run-1";

    /// <summary>The strategy warms up on 360 bars; price dips at bars 361 and 401.</summary>
    private const int Holding = 363;

    [Fact]
    public async Task A_bot_is_created_started_trades_and_is_stopped_flat()
    {
        await using var world = await TradingWorld.StartAsync(ScriptedMarket.Walk(Replay, seed: 1, count: 600));
        var created = await world.CreateBotAsync();
        created.Refusal.ShouldBeNull();
        created.Bot!.Status.ShouldBe(BotStatus.Created);
        (await world.Bot.Start(created.Bot.Version)).Bot!.Status.ShouldBe(BotStatus.WarmingUp);
        await world.CloseAndAwaitAsync(600);

        var running = await world.SnapshotAsync();
        running.Status.ShouldBe(BotStatus.Running);
        running.MarkPrice.ShouldNotBeNull();
        world.Journal.Orders.Count(o => o.State == OrderState.Filled).ShouldBeGreaterThan(3);

        var stopped = await world.Bot.Stop(StopMode.FlattenPosition, null);
        stopped.Refusal.ShouldBeNull();
        stopped.Bot!.Status.ShouldBe(BotStatus.Stopped);
        stopped.Bot.Position.Quantity.Lots.ShouldBe(0);
        await world.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task A_replays_order_executes_at_the_open_of_the_next_bar()
    {
        await using var world = await StartedAsync(Replay, Holding);
        var fill = world.Journal.Fills.ShouldHaveSingleItem();
        var next = world.Market.Bars[(int)world.Journal.Orders[0].BarSequence];
        fill.Time.ShouldBe(next.Candle.OpenTime);
        fill.Price.Ticks.ShouldBeInRange(next.Candle.Open.Ticks + 1, (long)(next.Candle.Open.Ticks * 1.0001));
    }

    [Fact]
    public async Task Every_start_begins_with_a_warm_up()
    {
        await using var world = await StartedAsync(Replay, Holding);
        await world.Bot.Pause(null);
        var paused = await world.SnapshotAsync();
        paused.Status.ShouldBe(BotStatus.Paused);
        paused.Position.Quantity.Lots.ShouldBeGreaterThan(0);

        await world.CloseAndAwaitAsync(10);
        world.Journal.Orders.Length.ShouldBe(1, "a paused bot sends nothing");
        (await world.Bot.Start(null)).Bot!.WarmUpBarsLeft.ShouldBe(BotLife.WarmUpBars);
        await world.CloseAndAwaitAsync(BotLife.WarmUpBars);
        world.Journal.Orders.Length.ShouldBe(1, "a bot that warms up sends nothing");
        await world.CloseAndAwaitAsync(2);
        world.Journal.Orders.Length.ShouldBe(2);
        await world.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task What_is_held_on_paper_is_never_sold_with_money()
    {
        await using var world = await StartedAsync(Replay, Holding);
        await world.Bot.Stop(StopMode.KeepPosition, null);
        var refused = (await world.Bot.RequestLive("hash", "me")).Refusal!;
        refused.Code.ShouldBe("BOT_HAS_POSITION");
        refused.Message.ShouldEndWith("flatten the position before it is switched to live trading.");
        (await world.Bot.ConfirmLive("hash", "me", mustBeAnother: false)).Refusal!.Code.ShouldBe("BOT_HAS_POSITION");
        (await world.SnapshotAsync()).Mode.ShouldBe(TradingMode.Paper);

        (await world.Bot.Stop(StopMode.FlattenPosition, null)).Refusal.ShouldBeNull();
        (await world.Bot.RequestLive("hash", "me")).Refusal.ShouldBeNull();
        (await world.Bot.ConfirmLive("hash", "me", mustBeAnother: false)).Refusal.ShouldBeNull();
        (await world.SnapshotAsync()).Mode.ShouldBe(TradingMode.Live);
    }

    [Fact]
    public async Task A_bot_is_deleted_only_when_it_is_stopped_and_flat()
    {
        await using var world = await StartedAsync(Replay, Holding);
        (await world.Tenant.DeleteBot(TradingWorld.BotKey)).Refusal!.Code.ShouldBe("BOT_NOT_STOPPED");
        (await world.Bot.Stop(StopMode.KeepPosition, null)).Bot!.Position.Quantity.Lots.ShouldBeGreaterThan(0);
        (await world.Tenant.DeleteBot(TradingWorld.BotKey)).Refusal!.Code.ShouldBe("BOT_HAS_POSITION");
        (await world.Bot.Stop(StopMode.FlattenPosition, null)).Refusal.ShouldBeNull();
        (await world.Tenant.DeleteBot(TradingWorld.BotKey)).Refusal.ShouldBeNull();

        (await world.Bot.GetSnapshot()).ShouldBeNull();
        (await world.Tenant.ListBots()).ShouldBeEmpty();
        (await world.Tenant.DeleteBot(TradingWorld.BotKey)).Refusal!.Code.ShouldBe("BOT_NOT_FOUND");
        (await world.Bot.Start(null)).Refusal!.Code.ShouldBe("BOT_NOT_FOUND");
    }

    [Fact]
    public async Task A_bot_made_again_after_a_deletion_tells_its_events_under_new_numbers()
    {
        await using var world = await StartedAsync(Replay, Holding);
        await world.Bot.Stop(StopMode.FlattenPosition, null);
        await world.Tenant.DeleteBot(TradingWorld.BotKey);
        var before = world.Journal.Events.Length;

        (await world.CreateBotAsync()).Refusal.ShouldBeNull();
        world.Journal.Events.Length.ShouldBe(before + 1);
        world.Journal.Events[^1].Sequence.ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_request_for_another_version_changes_nothing()
    {
        await using var world = await StartedAsync(Replay, Holding);
        var version = (await world.SnapshotAsync()).Version;
        var refused = await world.Bot.Pause(version - 1);
        refused.Refusal!.Code.ShouldBe("VERSION_CONFLICT");
        refused.Bot!.Status.ShouldBe(BotStatus.Running);
        (await world.Bot.Pause(version)).Bot!.Version.ShouldBe(version + 1);
    }

    [Fact]
    public async Task Only_a_started_bot_can_be_paused()
    {
        await using var world = await TradingWorld.StartAsync(ScriptedMarket.Walk(Replay, seed: 1, count: 10));
        await world.CreateBotAsync();
        (await world.Bot.Pause(null)).Refusal!.Code.ShouldBe("BOT_NOT_RUNNING");
    }

    [Fact]
    public async Task A_stopped_bot_hears_no_signals_until_it_is_started_again()
    {
        await using var world = await StartedAsync(Replay, Holding);
        await world.Bot.Stop(StopMode.KeepPosition, null);
        var stopped = await world.SnapshotAsync();
        await world.CloseAndAwaitAsync(20);
        (await world.SnapshotAsync()).ShouldBe(stopped);
        await world.Bot.Start(null);
        await world.CloseAndAwaitAsync(20);
        (await world.SnapshotAsync()).Status.ShouldBe(BotStatus.Running);
        await world.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Two_bots_of_one_account_share_its_balance()
    {
        await using var world = await StartedAsync(Replay, Holding - 10);
        var second = new TenantKey(TradingWorld.BotKey.Tenant, "bot-2");
        await world.Tenant.CreateBot(new("bot-2", world.Configure(exposure: 0.9m), 1m));
        await world.Process.Grains.GetGrain<GrainInterfaces.IBotGrain>(second.ToString()).Start(null);
        // Bars close one by one: inside a batch each bot goes through its signals at its own pace.
        for (var i = 0; i < 11; i++)
            await world.CloseAndAwaitAsync(1);

        var orders = world.Journal.Orders
            .Where(o => o is { Side: Side.Buy, State: OrderState.Filled }).ToArray();
        orders.Length.ShouldBe(2);
        orders.Sum(o => o.FilledQuantity.Lots * o.AveragePrice!.Value * 0.00001m)
            .ShouldBeInRange(9_500m, TradingWorld.InitialBalance);
        (await world.Account.GetSnapshot())!.Balance.ShouldBeGreaterThan(0);
        (await world.Tenant.ListBots()).ShouldBe([TradingWorld.BotKey, second]);
    }

    /// <summary>A world with a started bot after some bars.</summary>
    private static async Task<TradingWorld> StartedAsync(string run, int bars)
    {
        var world = await TradingWorld.StartAsync(ScriptedMarket.Walk(run, seed: 1, count: 600));
        await world.CreateBotAsync();
        await world.Bot.Start(null);
        await world.CloseAndAwaitAsync(bars);
        return world;
    }
}
