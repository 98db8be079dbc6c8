using Aetherion.Model;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>A replay of a year must not wait for the disk: states are small and are not written for each bar.</summary>
public sealed class WriteCountTests
{
    private const int Batch = 500;
    private const int Batches = 6;

    /// <summary>Listing the bot, opening its account, making and starting it, and following.</summary>
    private const int SetUpWritesMax = 8;

    [Fact]
    public async Task A_batch_costs_three_writes_at_most_and_an_order_three_more()
    {
        await using var world = await TradingWorld.StartAsync(ScriptedMarket.Walk("run-1", seed: 4, Batch * Batches));
        await world.CreateBotAsync();
        await world.Bot.Start(null);
        for (var i = 0; i < Batches; i++)
            await world.CloseAndAwaitAsync(Batch);
        var orders = world.Journal.Orders.Length;
        orders.ShouldBeGreaterThan(50);
        world.Disk.WriteCount.ShouldBeLessThanOrEqualTo(SetUpWritesMax + 3 * Batches + 3 * orders);
    }

    [Fact]
    public async Task States_stay_small_however_many_orders_there_are()
    {
        await using var world = await TradingWorld.StartAsync(ScriptedMarket.Walk("run-1", seed: 4, Batch * Batches));
        await world.CreateBotAsync(world.Configure(StrategyNames.MeanReversion));
        await world.Bot.Start(null);
        for (var i = 0; i < Batches; i++)
            await world.CloseAndAwaitAsync(Batch);
        world.Disk.LargestWrite.ShouldBeLessThan(80_000);
    }
}
