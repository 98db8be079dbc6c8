using System.Collections.Immutable;
using Aetherion.Domain.Strategies;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.Grains.Strategies;

/// <summary>
/// A <see cref="SignalGenerator"/> behind a key. It needs no outbox: what it publishes follows from its stored
/// checkpoint and the stored bars alone, bit for bit. A batch is dealt with in this order: switches to the journal,
/// signals to the bots (which is over when every bot has stored what follows), then the checkpoint. After a failure in
/// between the same switches and signals are made again from the last checkpoint, and journal and bots drop what they
/// have seen.
/// </summary>
internal sealed class StrategyGrain(
    [PersistentState("strategy", StorageNames.Tenant)] IPersistentState<StrategyGrainState> stored,
    IRegimeHistory history,
    ITradingJournal journal,
    ILogger<StrategyGrain> logger) : Grain, IStrategyGrain, IAsyncObserver<RegimeBarBatch>
{
    /// <summary>How many bars are dealt with between two checkpoints at most.</summary>
    private const int BarsPerCheckpointMax = 1_000;

    /// <summary>How many bars are read back at once.</summary>
    private const int PageSize = 500;

    /// <summary>How often bars that nobody holds are looked for before the strategy goes on without them.</summary>
    private const int GapAttemptsMax = 10;

    /// <summary>The time between two attempts to catch up.</summary>
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly SequenceWaiters _waiters = new();
    private SignalGenerator? _generator;
    private IGrainTimer? _retry;
    private Task? _following;
    private int _gapAttempts;
    private bool _mustReload;

    private StrategyKey Key => StrategyKey.Parse(this.GetPrimaryKeyString());

    private SignalGenerator Generator => _generator ??= Restore();

    private IRegimeGrain Regime => GrainFactory.GetGrain<IRegimeGrain>(Key.Regime.ToString());

    private IAsyncStream<RegimeBarBatch> Bars => this.GetStreamProvider(StreamNames.BorderProvider)
        .GetStream<RegimeBarBatch>(StreamNames.RegimeBarsOf(Key.Regime));

    private IAsyncStream<SignalBatch> Signals =>
        this.GetStreamProvider(StreamNames.TenantProvider).GetStream<SignalBatch>(StreamNames.SignalsOf(Key));

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!stored.State.IsFollowing)
            return;
        await Listen();
        CatchUpSoon(TimeSpan.Zero);
    }

    public async Task Follow(long? afterSequence)
    {
        // Calls interleave, so that a bot may ask while this grain waits for that very bot; one of them does the work.
        if (stored.State.IsFollowing && _following is null)
            return;
        var following = _following ??= Begin(afterSequence);
        try
        {
            await following;
        }
        finally
        {
            _following = null;
        }
        CatchUpSoon(TimeSpan.Zero);
    }

    public Task<StrategySnapshot> GetSnapshot() => Task.FromResult(new StrategySnapshot(
        Key,
        Generator.ActiveStrategy,
        Generator.Regime,
        Generator.IsReady,
        Generator.TargetExposure,
        stored.State.Cursor,
        Generator.SwitchCount));

    public Task WhenProcessed(long sequence)
    {
        if (stored.State.Cursor >= sequence)
            return Task.CompletedTask;
        // The stream may have left the last bars out, and none may come after them.
        if (_retry is null)
            CatchUpSoon(RetryDelay);
        return _waiters.Wait(sequence);
    }

    /// <summary>Deals with bars that follow on what was dealt with; catches up first when some are missing.</summary>
    public async Task OnNextAsync(RegimeBarBatch item, StreamSequenceToken? token = null)
    {
        if (item.Bars.IsEmpty || item.Key != Key.Regime)
            return;
        await OnTurn(() => CatchUp(item.Bars[0].Sequence - 1, item.Bars));
    }

    /// <summary>The stream left something out, because this grain was too slow or too long away.</summary>
    public Task OnErrorAsync(Exception ex)
    {
        CatchUpSoon(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    private async Task Begin(long? afterSequence)
    {
        var newest = afterSequence ?? (await Regime.GetEstimate())?.Sequence ?? 0;
        await Listen();
        stored.State = stored.State with
        {
            IsFollowing = true,
            Cursor = Math.Max(0, newest - Generator.WarmUpPeriod),
            PublishAfter = newest,
        };
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = stored.State with { IsFollowing = false };
            throw;
        }
    }

    private Task CatchUpToNewest()
    {
        _retry?.Dispose();
        _retry = null;
        return OnTurn(async () => await CatchUp((await Regime.GetEstimate())?.Sequence ?? 0, []));
    }

    /// <summary>
    /// Runs a turn; when it fails, the next one begins with the checkpoint and is not long in coming.
    /// </summary>
    private async Task OnTurn(Func<Task> turn)
    {
        if (!stored.State.IsFollowing || _following is not null)
            return;
        if (_mustReload)
        {
            await stored.ReadStateAsync();
            (_generator, _mustReload) = (null, false);
        }
        try
        {
            await turn();
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "Strategy {Key} goes back to bar {Cursor}", Key, stored.State.Cursor);
            _mustReload = true;
            CatchUpSoon(RetryDelay);
            throw;
        }
    }

    /// <summary>
    /// Deals with the stored bars up to a sequence, page by page, and then with those that follow it.
    /// </summary>
    private async Task CatchUp(long sequence, ImmutableArray<RegimeBar> following)
    {
        while (stored.State.Cursor < sequence)
        {
            var page = await ReadPage();
            if (page.IsEmpty && !TryGiveUp(following))
                return;
            if (page.IsEmpty)
                break;
            _gapAttempts = 0;
            // The table may hold bars whose regime is not decided yet; those read with the one before.
            await Process([.. page.TakeWhile(b => b.Sequence <= sequence)]);
        }
        await Process(following);
    }

    private async Task<ImmutableArray<RegimeBar>> ReadPage()
    {
        var page = await Regime.GetRecentBars(stored.State.Cursor, PageSize);
        return page.IsEmpty
            ? await history.ReadRegimeBarsAsync(Key.Regime, stored.State.Cursor, PageSize, CancellationToken.None)
            : page;
    }

    /// <summary>
    /// Bars may be on their way to the table, so they are looked for again; true when that was done often enough and
    /// there are later ones to go on with.
    /// </summary>
    private bool TryGiveUp(ImmutableArray<RegimeBar> following)
    {
        if (_gapAttempts >= GapAttemptsMax)
            return !following.IsEmpty;
        _gapAttempts++;
        CatchUpSoon(RetryDelay);
        return false;
    }

    private async Task Process(ImmutableArray<RegimeBar> bars)
    {
        for (var start = 0; start < bars.Length; start += BarsPerCheckpointMax)
        {
            var part = bars.Skip(start).Take(BarsPerCheckpointMax);
            await ProcessPart([.. part.Where(b => b.Sequence > stored.State.Cursor)]);
        }
    }

    private async Task ProcessPart(ImmutableArray<RegimeBar> bars)
    {
        if (bars.IsEmpty)
            return;
        var lost = bars[0].Sequence - stored.State.Cursor - 1;
        if (lost > 0)
        {
            // Averages over a gap would be wrong: the strategies warm up again, and nobody trades until they have.
            logger.LogWarning("Strategy {Key} goes on without {Count} bars that nobody holds", Key, lost);
            Generator.WarmUpAgain();
        }
        var signals = ImmutableArray.CreateBuilder<Signal>(bars.Length);
        var switches = ImmutableArray.CreateBuilder<StrategySwitch>();
        foreach (var bar in bars)
        {
            var signal = Generator.Update(bar, out var change);
            if (bar.Sequence > stored.State.PublishAfter)
                signals.Add(signal);
            if (change is not null)
                switches.Add(change);
        }
        if (switches.Count > 0)
            await journal.AppendAsync(switches.ToImmutable(), CancellationToken.None);
        if (signals.Count > 0)
            await Signals.OnNextAsync(new SignalBatch(Key, signals.ToImmutable()));
        await Checkpoint(bars[^1].Sequence, lost);
    }

    private async Task Checkpoint(long cursor, long lost)
    {
        stored.State = stored.State with
        {
            Cursor = cursor,
            LostBarCount = stored.State.LostBarCount + lost,
            Generator = Generator.Save(),
        };
        await stored.WriteStateAsync();
        _waiters.Reach(cursor);
    }

    private SignalGenerator Restore()
    {
        var generator = new SignalGenerator(Key);
        if (stored.State.Generator is { } kept)
            generator.Restore(kept);
        return generator;
    }

    private async Task Listen()
    {
        var handles = await Bars.GetAllSubscriptionHandles();
        if (handles.Count == 0)
            await Bars.SubscribeAsync(this);
        foreach (var handle in handles)
            await handle.ResumeAsync(this);
    }

    private void CatchUpSoon(TimeSpan delay)
    {
        _retry?.Dispose();
        _retry = this.RegisterGrainTimer(CatchUpToNewest, delay, Timeout.InfiniteTimeSpan);
    }
}
