using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Lab.Replay;

/// <summary>
/// Gives bars of the past to the same grains that live data goes through. The market side takes the next batch while
/// the strategy and its bot deal with the one before; it never runs further ahead than that. A replay that was
/// interrupted goes on with the first bar after the symbol's last checkpoint; whoever has seen a bar drops it.
/// </summary>
public sealed class BarReplay(IGrainFactory grains, TimeProvider time)
{
    /// <summary>How many bars go to the symbol at once.</summary>
    private const int BatchBars = 1024;

    public async Task<ReplayOutcome> RunAsync(
        ReplayRequest request, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        CallerContext.Current = Caller.OfService(request.Bot.Tenant);
        var symbol = grains.GetGrain<ISymbolGrain>(request.Key.ToString());
        var regime = new RegimeKey(request.Key, ReplayRequest.BarTimeframe);
        var strategy = grains.GetGrain<IStrategyGrain>(
            new StrategyKey(request.Bot.Tenant, request.Strategy, regime).ToString());
        await UseModelsAsync(symbol, request);
        await StartBotAsync(request);

        var seen = (await symbol.GetSnapshot()).LastBarTimes;
        var pace = new ReplayPace(request.Speed, BatchBars, time);
        long done = 0;
        long skipped = 0;
        long fed = 0;
        if (seen.TryGetValue(ReplayRequest.BarTimeframe, out var last))
            skipped = done = request.Bars.TakeWhile(b => b.OpenTime <= last).LongCount();
        foreach (var batch in request.Bars.SkipWhile(b => skipped > 0 && b.OpenTime <= last).Chunk(pace.BatchBars))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await pace.WaitAsync(batch[0].OpenTime, cancellationToken);
            var result = await AddAsync(
                symbol, new CandleBatch(request.Key, ReplayRequest.BarTimeframe, ImmutableArray.Create(batch)));
            await WaitForAsync(strategy, fed, cancellationToken);
            fed = result.LastSequence;
            done += batch.Length;
            progress?.Report(new ReplayProgress(done, request.BarCount));
        }
        fed = (await symbol.GetSnapshot()).LastMinuteBarSequence;
        await WaitForAsync(strategy, fed, cancellationToken);
        Require(await grains.GetGrain<IBotGrain>(request.Bot.ToString())
            .Stop(StopMode.KeepPosition, expectedVersion: null));
        await StoreAsync(symbol, request.Key);
        return new ReplayOutcome(done, skipped, await EquityAsync(request));
    }

    /// <summary>How a replay that was completed before ended.</summary>
    public async Task<ReplayOutcome> ReadOutcomeAsync(ReplayRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        CallerContext.Current = Caller.OfService(request.Bot.Tenant);
        return new ReplayOutcome(request.BarCount, request.BarCount, await EquityAsync(request));
    }

    private static async Task UseModelsAsync(ISymbolGrain symbol, ReplayRequest request)
    {
        foreach (var (timeframe, version) in request.Models)
        {
            var used = await symbol.UseModel(ModelFamilies.Regime, timeframe, version);
            if (used.Refusal is { } refusal)
                throw new ReplayException($"The replay cannot use its model: {refusal.Message} ({refusal.Code})");
        }
    }

    private static async Task<IngestResult> AddAsync(ISymbolGrain symbol, CandleBatch batch)
    {
        try
        {
            return await symbol.AddBars(batch);
        }
        catch (TimeoutException exception)
        {
            throw new ReplayException(
                $"The bars from {batch.Candles[0].OpenTime:u} on were not dealt with in time: {exception.Message} When the "
                + "database is back, run the same command again: it goes on where it stopped.");
        }
    }

    /// <summary>
    /// Starts the bot of the run. It is not on the tenant's list: that belongs to the service, which may be running.
    /// </summary>
    private async Task StartBotAsync(ReplayRequest request)
    {
        await grains.GetGrain<IAccountGrain>(request.Account.ToString())
            .Open(request.Instrument.QuoteCurrency, request.InitialBalance);
        var bot = grains.GetGrain<IBotGrain>(request.Bot.ToString());
        Require(await bot.Create(new BotConfiguration(
            $"Replay {request.Key.Run}",
            request.Key,
            ReplayRequest.BarTimeframe,
            request.Strategy,
            request.Account,
            Exposure: 1)));
        Require(await bot.Start(expectedVersion: null));
    }

    private static void Require(BotResult result)
    {
        if (result.Refusal is { } refusal)
            throw new ReplayException($"The replay's bot was refused: {refusal.Message} ({refusal.Code})");
    }

    private static async Task WaitForAsync(
        IStrategyGrain strategy, long sequence, CancellationToken cancellationToken)
    {
        if (await strategy.WaitUntilProcessedAsync(sequence, cancellationToken) is { } reached)
            throw new ReplayException(
                $"The strategy does not get past bar {reached}, so bar {sequence} was not dealt with. Look at the log, then run "
                + "the same command again: it goes on where it stopped.");
    }

    private async Task StoreAsync(ISymbolGrain symbol, SymbolKey key)
    {
        await symbol.Checkpoint();
        foreach (var timeframe in Timeframes.WithRegimes)
            await grains.GetGrain<IRegimeGrain>(new RegimeKey(key, timeframe).ToString()).Checkpoint();
    }

    private async Task<decimal> EquityAsync(ReplayRequest request)
    {
        var account = await grains.GetGrain<IAccountGrain>(request.Account.ToString()).GetSnapshot()
            ?? throw new ReplayException($"The account {request.Account} is not there any more.");
        var bot = await grains.GetGrain<IBotGrain>(request.Bot.ToString()).GetSnapshot()
            ?? throw new ReplayException($"The bot {request.Bot} is not there any more.");
        var held = account.Positions.Where(p => p.Symbol == request.Key).Sum(
            p => request.Instrument.ToDecimal(p.Quantity));
        return account.Balance + (held * (bot.MarkPrice ?? 0));
    }
}
