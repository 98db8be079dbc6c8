using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Recordings;

/// <summary>
/// The bots on one symbol of a replay: applies what was done with them at its place, and waits until strategies and bots are through
/// with all bars, so that the books on which these closed are still kept.
/// </summary>
internal sealed class SymbolBots(
    IGrainFactory grains, ISymbolGrain symbol, SymbolKey key, ReplayedBots? bots, Queue<BotCommand> commands, CancellationToken cancellationToken)
{
    private readonly Dictionary<StrategyKey, IStrategyGrain> _strategies = [];

    /// <summary>What is to be done next; null when nothing is.</summary>
    public BotCommand? Next => commands.TryPeek(out var command) ? command : null;

    /// <summary>Takes the next command, to be applied in the place that the market has reached by then.</summary>
    public Func<Task> Take()
    {
        var command = commands.Dequeue();
        return () => ApplyAsync(command);
    }

    /// <summary>From now on it is waited for this strategy.</summary>
    public void Await(string strategy, Timeframe timeframe)
    {
        StrategyKey strategyKey = new(TenantKey.LocalTenant, strategy, new RegimeKey(key, timeframe));
        _strategies.TryAdd(strategyKey, grains.GetGrain<IStrategyGrain>(strategyKey.ToString()));
    }

    /// <summary>Waits until strategies and bots are through with every bar that has closed.</summary>
    public async Task SettleAsync()
    {
        CallerContext.Current = Caller.OfService(TenantKey.LocalTenant);
        foreach (var (strategyKey, strategy) in _strategies)
        {
            var moment = await symbol.GetMoment(strategyKey.Regime.Timeframe, lastBar: null, reached: default, depth: 1);
            if (moment.Position.BarSequence > 0)
                await WaitForAsync(strategy, moment.Position.BarSequence);
        }
    }

    private async Task ApplyAsync(BotCommand command)
    {
        CallerContext.Current = Caller.OfService(TenantKey.LocalTenant);
        await SettleAsync();
        var configuration = command.Configuration;
        await bots!.ApplyAsync(command, new SymbolKey(configuration.Symbol.Instrument, key.Run));
        if (!BotScript.IsStart(command))
            return;
        Await(configuration.Strategy, configuration.Timeframe);
        // Also for a bot that is not made again: others may hear of the same strategy later.
        StrategyKey strategyKey = new(TenantKey.LocalTenant, configuration.Strategy, new RegimeKey(key, configuration.Timeframe));
        await _strategies[strategyKey].Follow(command.Position.BarSequence);
    }

    private async Task WaitForAsync(IStrategyGrain strategy, long sequence)
    {
        if (await strategy.WaitUntilProcessedAsync(sequence, cancellationToken) is { } reached)
            throw new RecordingException(
                $"The strategy does not get past bar {reached}, so bar {sequence} was not dealt with. Look at the log, then run "
                + "the same command again: it goes on where it stopped.");
    }
}
