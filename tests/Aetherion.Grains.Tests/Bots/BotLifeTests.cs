using Aetherion.Model;

namespace Aetherion.Grains.Tests.Bots;

public sealed class BotLifeTests
{
    private const string Replay = "run-1";

    [Fact]
    public async Task A_bot_is_created_started_trades_and_is_stopped_flat()
    {
        await using var world = await TradingWorld.StartAsync(Market.Walk(Replay, seed: 1, count: 600));
        var created = await world.CreateBotAsync();
        created.Refusal.ShouldBeNull();
        created.Bot!.Status.ShouldBe(BotStatus.Created);
        (await world.Bot.Start(created.Bot.Version)).Bot!.Status.ShouldBe(BotStatus.WarmingUp);
        await world.CloseAndAwaitAsync(600);

        var running = await world.SnapshotAsync();
        running.Status.ShouldBe(BotStatus.Running);
        world.Journal.Orders.Count(o => o.State == OrderState.Filled).ShouldBeGreaterThan(3);

        var stopped = await world.Bot.Stop(StopMode.FlattenPosition, null);
        stopped.Refusal.ShouldBeNull();
        stopped.Bot!.Status.ShouldBe(BotStatus.Stopped);
        stopped.Bot.Position.Quantity.Lots.ShouldBe(0);
        await world.ShouldBeConsistentAsync();
    }
}
