using Aetherion.Domain.Strategies;
using Aetherion.Grains.Tests.Bots;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Strategies;

public sealed class StrategyGrainTests
{
    [Fact]
    public async Task A_strategy_that_begins_on_live_data_is_warm_at_once()
    {
        var market = ScriptedMarket.Walk(SymbolKey.LiveRun, seed: 3, count: 1_100);
        market.ClosedCount = 1_000;
        await using var world = await TradingWorld.StartAsync(market);
        await world.Strategy().Follow(afterSequence: null);
        await world.AwaitAsync();
        var snapshot = await world.Strategy().GetSnapshot();
        snapshot.IsReady.ShouldBeTrue();
        snapshot.LastSequence.ShouldBe(1_000);
    }

    [Fact]
    public async Task Its_signals_are_those_of_the_strategy_on_the_same_bars()
    {
        var market = ScriptedMarket.Walk("run-1", seed: 3, count: 700);
        await using var world = await TradingWorld.StartAsync(market);
        await world.Strategy().Follow(0);
        await world.CloseAndAwaitAsync(700);
        var expected = new SignalGenerator(new StrategyKey("local", StrategyNames.MeanReversion, market.Key));
        foreach (var bar in market.Bars)
            expected.Update(bar, out _);
        var snapshot = await world.Strategy().GetSnapshot();
        (snapshot.TargetExposure, snapshot.Regime, snapshot.ActiveStrategy)
            .ShouldBe((expected.TargetExposure, expected.Regime, expected.ActiveStrategy));
    }

    [Fact]
    public async Task Bars_that_the_stream_left_out_are_read_back_and_seen_ones_are_dropped()
    {
        var market = ScriptedMarket.Walk("run-1", seed: 3, count: 700);
        market.RecentMax = 50;
        await using var world = await TradingWorld.StartAsync(market);
        await world.Strategy().Follow(0);
        await world.CloseAndAwaitAsync(200);
        market.ClosedCount = 600;
        await world.Process.PublishAsync(market.Bars[150..220]);
        await world.Process.PublishAsync(market.Bars[580..600]);
        await world.AwaitAsync();
        market.ReadBackCount.ShouldBeGreaterThan(300);
        var caughtUp = await world.Strategy().GetSnapshot();

        await using var undisturbed = await TradingWorld.StartAsync(ScriptedMarket.Walk("run-1", seed: 3, count: 600));
        await undisturbed.Strategy().Follow(0);
        await undisturbed.CloseAndAwaitAsync(600);
        (await undisturbed.Strategy().GetSnapshot()).ShouldBe(caughtUp);
    }

    [Fact]
    public async Task Switches_are_journalled_once_and_numbered()
    {
        await using var world = await TradingWorld.StartAsync(ScriptedMarket.Walk("run-1", seed: 3, count: 700));
        await world.Strategy(StrategyNames.RegimeSwitching).Follow(0);
        await world.CloseAndAwaitAsync(350, StrategyNames.RegimeSwitching);
        await world.RestartAsync();
        await world.CloseAndAwaitAsync(350, StrategyNames.RegimeSwitching);
        var switches = world.Journal.Switches;
        switches.Length.ShouldBeGreaterThan(3);
        switches.Select(s => s.Number).ShouldBe(Enumerable.Range(1, switches.Length).Select(i => (long)i));
        var snapshot = await world.Strategy(StrategyNames.RegimeSwitching).GetSnapshot();
        snapshot.SwitchCount.ShouldBe(switches.Length);
        switches[^1].Current.ShouldBe(snapshot.ActiveStrategy);
        foreach (var (previous, current) in switches.Zip(switches.Skip(1)))
            current.Previous.ShouldBe(previous.Current);
    }

    [Fact]
    public async Task Following_again_changes_nothing()
    {
        await using var world = await TradingWorld.StartAsync(ScriptedMarket.Walk("run-1", seed: 3, count: 100));
        await Task.WhenAll(world.Strategy().Follow(0), world.Strategy().Follow(50), world.Strategy().Follow(0));
        await world.CloseAndAwaitAsync(100);
        await world.Strategy().Follow(0);
        (await world.Strategy().GetSnapshot()).LastSequence.ShouldBe(100);
    }
}
