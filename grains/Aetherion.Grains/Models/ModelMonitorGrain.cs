using System.Collections.Immutable;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Anomalies;
using Aetherion.Grains.Regimes;
using Aetherion.Model;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Aetherion.Grains.Models;

/// <summary>
/// A monitor behind a key. The market waits for who takes its bars, so whatever goes wrong here is logged and left for the
/// next bars: the monitor falls back to its checkpoint and sees the stored bars since again, with the same alerts.
/// </summary>
[ImplicitStreamSubscription(StreamNames.ClosedBars)]
public sealed partial class ModelMonitorGrain(
    [PersistentState(ModelMonitorState.Name, StorageNames.Market)] IPersistentState<ModelMonitorState> state,
    ModelMonitorOptions options,
    RegimeGrainOptions regimes,
    IRegimeModels models,
    IAnomalyModels anomalyModels,
    IModelRegistry registry,
    IMarketDataHistory history,
    TimeProvider time,
    ILogger<ModelMonitorGrain> logger)
    : Grain, IModelMonitorGrain, IStreamSubscriptionObserver, IAsyncObserver<ClosedBarBatch>
{
    /// <summary>Who promotes and demotes on behalf of a monitor.</summary>
    private const string Actor = "monitor";

    /// <summary>Inputs are warmed from whole days of bars, so that the same bars fill the same places of all windows.</summary>
    private const int DayBars = 1_440;

    private RegimeKey _key;
    private RegimeMonitor _monitor = null!;
    private bool _isReady;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = RegimeKey.Parse(this.GetPrimaryKeyString());
        _monitor = NewMonitor();
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_isReady && _monitor.Sequence > state.State.Monitor.Sequence)
            await Checkpoint();
    }

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<ClosedBarBatch>().ResumeAsync(this);

    public Task OnNextAsync(ClosedBarBatch item, StreamSequenceToken? token = null) =>
        _key.Symbol.IsLive && item.ModelVersion.Length > 0 && !item.Bars.IsEmpty
            ? TryAsync("its bars", cancel => TakeAsync(item, cancel))
            : Task.CompletedTask;

    public Task<MonitorSnapshot> GetSnapshot() => Task.FromResult(MonitorSnapshots.Of(_key, _monitor));

    public Task Refresh() => TryAsync("its challengers", async cancel =>
    {
        await PrepareAsync(cancel);
        await FindChallengerAsync(cancel);
        // Stored at once: a kill does not move the bar at which it began.
        if (await TryChangeAnomalyChallengerAsync(cancel) && _monitor.Champion is not null)
            await Checkpoint();
    });

    public async Task Checkpoint()
    {
        var stored = state.State;
        state.State = new ModelMonitorState { Monitor = _monitor.Save() };
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // What is fallen back to, and told to be stored, is what was.
            state.State = stored;
            throw;
        }
    }

    private async Task TryAsync(string what, Func<CancellationToken, Task> action)
    {
        using var timeout = new CancellationTokenSource(options.StoreTimeout, time);
        try
        {
            await action(timeout.Token);
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "The monitor of {Key} could not deal with {What}; it tries again later.", _key, what);
            FallBack();
        }
    }

    /// <summary>What comes next begins at the checkpoint.</summary>
    private void FallBack()
    {
        _monitor = NewMonitor();
        _isReady = false;
    }

    private async Task TakeAsync(ClosedBarBatch batch, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        var first = batch.Bars[0].Sequence;
        if (_monitor.Champion is not null && first > _monitor.Sequence + 1)
            await CatchUpAsync(first, cancellationToken);
        await WatchAsync(batch, cancellationToken);
        if (_monitor.Sequence - state.State.Monitor.Sequence >= options.CheckpointBars)
            await Checkpoint();
    }

    /// <summary>Restores what was stored, once; a state that does not fit its models any more is left behind.</summary>
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
            return;
        var saved = state.State.Monitor;
        try
        {
            if (saved.Champion is { } champion)
            {
                _monitor.Restore(
                    saved,
                    await ModelAsync(champion.Version, cancellationToken),
                    await ReferenceAsync(champion.Version, cancellationToken),
                    saved.Challenger is { } other ? await ModelAsync(other.Version, cancellationToken) : null,
                    await TrainingAsync(saved.Classifier?.Version, cancellationToken),
                    await TrainingAsync(saved.ClassifierChallenger?.Version, cancellationToken),
                    await AnomalyReferenceAsync(saved.Anomalies?.Version, cancellationToken),
                    await AnomalyReferenceAsync(saved.AnomalyChallenger?.Version, cancellationToken));
            }
        }
        catch (InvalidDataException exception)
        {
            logger.LogWarning(exception, "The monitor of {Key} begins anew.", _key);
            _monitor = NewMonitor();
        }
        await WarmDriftAsync(cancellationToken);
        await WarmInputsAsync(_monitor.Classifiers.Drift, _monitor.Sequence + 1, cancellationToken);
        await WarmInputsAsync(_monitor.Anomalies.Drift, _monitor.Sequence + 1, cancellationToken);
        await FindChallengerAsync(cancellationToken);
        await TryChangeAnomalyChallengerAsync(cancellationToken);
        _isReady = true;
    }

    /// <summary>Sees the stored bars that were missed, below a sequence and not from too far back.</summary>
    private async Task CatchUpAsync(long beforeSequence, CancellationToken cancellationToken)
    {
        for (var after = Math.Max(_monitor.Sequence, beforeSequence - 1 - options.CatchUpBars); after + 1 < beforeSequence;)
        {
            var page = await ReadAsync(after, beforeSequence, cancellationToken);
            if (page.Bars.IsEmpty)
                return;
            if (page.ModelVersion.Length > 0)
                await WatchAsync(page, cancellationToken);
            after = page.Bars[^1].Sequence;
        }
    }

    private async Task WatchAsync(ClosedBarBatch batch, CancellationToken cancellationToken)
    {
        if (_monitor.Champion?.Model.Version != batch.ModelVersion
            && !await TryChangeChampionAsync(batch.ModelVersion, batch.Bars[0].Sequence, cancellationToken))
            return;
        await ChangeAnomalyModelAsync(batch.AnomalyVersion, batch.Bars[0].Sequence, cancellationToken);
        await WarmAnomalyChallengerAsync(batch.Bars[0].Sequence, cancellationToken);
        foreach (var bar in batch.Bars)
        {
            var isStored = true;
            foreach (var alert in _monitor.Update(bar))
                isStored &= await TellAsync(alert, cancellationToken);
            // Once all alerts of the bar are told: one that is not would be taken for told.
            if (!isStored)
                await Checkpoint();
        }
    }

    /// <summary>False for one that cannot be loaded: its bars are left out, those of the next one are not.</summary>
    private async Task<bool> TryChangeChampionAsync(
        string version, long beforeSequence, CancellationToken cancellationToken)
    {
        try
        {
            _monitor.SetChampion(
                await ModelAsync(version, cancellationToken), await ReferenceAsync(version, cancellationToken));
        }
        catch (InvalidDataException exception)
        {
            logger.LogWarning(exception, "The bars of {Key} that {Version} closed are not watched.", _key, version);
            return false;
        }
        await WarmAsync(beforeSequence, bars => _monitor.WarmChampion(bars.AsSpan()), cancellationToken);
        await WarmInputsAsync(_monitor.Classifiers.Drift, beforeSequence, cancellationToken);
        return true;
    }

    private async Task FindChallengerAsync(CancellationToken cancellationToken)
    {
        var version = await registry.FindChallengerAsync(
            ModelFamilies.Regime, _key.Symbol.Instrument, _key.Timeframe, cancellationToken);
        if (version == _monitor.Challenger?.Model.Version || version == _monitor.Champion?.Model.Version)
            return;
        _monitor.SetChallenger(version is null ? null : await LoadChallengerAsync(version, cancellationToken));
        await WarmAsync(_monitor.Sequence + 1, bars => _monitor.WarmChallenger(bars.AsSpan()), cancellationToken);
    }

    /// <summary>Null for one that cannot be loaded: the champion is watched without it.</summary>
    private async Task<RegimeModel?> LoadChallengerAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            return await ModelAsync(version, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            logger.LogError(exception, "The challenger {Version} of {Key} is not run.", version, _key);
            return null;
        }
    }

    /// <summary>
    /// Shows inputs that have seen none the stored bars below a sequence, from which the monitor goes on. Where that takes too
    /// long, as when all monitors of a service do it at once, they begin with what was read: the market waits for monitors.
    /// </summary>
    private Task WarmInputsAsync(InputDriftWindow? inputs, long beforeSequence, CancellationToken cancellationToken) =>
        inputs is { Sequence: 0 }
            ? TryWarmAsync("inputs", beforeSequence, bars => inputs.Warm(bars.AsSpan()), cancellationToken)
            : Task.CompletedTask;

    /// <summary>The same for the features of a champion that was stored without a reference and has one by now.</summary>
    private Task WarmDriftAsync(CancellationToken cancellationToken) => _monitor.Drift is { RowCount: 0 }
        ? TryWarmAsync("features", _monitor.Sequence + 1, bars => _monitor.WarmDrift(bars.AsSpan()), cancellationToken)
        : Task.CompletedTask;

    private async Task TryWarmAsync(
        string what, long beforeSequence, Action<ImmutableArray<ClosedBar>> show, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.WarmTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        long last = 0;
        try
        {
            await WarmAsync(
                beforeSequence,
                bars =>
                {
                    show(bars);
                    last = bars[^1].Sequence;
                },
                either.Token,
                DayBars);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(
                "The {What} of the models of {Key} begin at bar {Sequence}: the bars after it were not read within {Timeout}.",
                what, _key, last, options.WarmTimeout);
        }
    }

    /// <param name="alignment">Begins at a multiple of so many bars.</param>
    private async Task WarmAsync(
        long beforeSequence,
        Action<ImmutableArray<ClosedBar>> show,
        CancellationToken cancellationToken,
        int alignment = 1)
    {
        var first = Math.Max(0, beforeSequence - 1 - options.CatchUpBars) / alignment * alignment;
        for (var after = first; after + 1 < beforeSequence;)
        {
            var bars = (await ReadAsync(after, beforeSequence, cancellationToken)).Bars;
            if (bars.IsEmpty)
                return;
            show(bars);
            after = bars[^1].Sequence;
        }
    }

    private async Task<ClosedBarBatch> ReadAsync(
        long afterSequence, long beforeSequence, CancellationToken cancellationToken)
    {
        var limit = (int)Math.Min(options.CatchUpPage, beforeSequence - afterSequence - 1);
        var page = await history.ReadBarsAfterAsync(
            _key.Symbol, _key.Timeframe, afterSequence, limit, cancellationToken);
        return page with { Bars = [.. page.Bars.Where(bar => bar.Sequence < beforeSequence)] };
    }

    /// <summary>In the journal under the scope of the model that it is about, which alone is demoted.</summary>
    /// <returns>
    /// False for one that is to be stored at once. Forecasts are not seen again after a kill as bars are: without it the alert
    /// would come again at a later bar.
    /// </returns>
    private async Task<bool> TellAsync(MonitorAlert alert, CancellationToken cancellationToken)
    {
        logger.LogWarning("The model {Version} of {Key}: {Text}.", alert.Version, _key, alert.Text);
        if (await FindAsync(alert.Version, cancellationToken) is not { } model)
            return true;
        var reason = $"On {_key}: {alert.Text}.";
        await registry.AppendAlertAsync(
            IdOf(alert, model), model.Scope, alert.Version, Actor, reason, cancellationToken);
        if (options.DemotesOnAlert && alert.IsBroken && model.Scope.Instrument == _key.Symbol.Instrument)
            await registry.DemoteAsync(model.Scope, alert.Version, Actor, reason, cancellationToken);
        return model.Scope.Family == ModelFamilies.Regime;
    }

    /// <summary>It follows from the bar, so that an alert found again is told once. Those of regime models have no family in
    /// it: what was told before there were others keeps its id.</summary>
    private string IdOf(MonitorAlert alert, RegisteredModel model) =>
        $"{_key}#{alert.Sequence}" + (model.Scope.Family == ModelFamilies.Regime ? "" : $"/{model.Scope.Family}");

    /// <summary>Null for one that is not registered or was damaged since: its alert is in the log only.</summary>
    private async Task<RegisteredModel?> FindAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.FindAsync(version, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            logger.LogError(exception, "The alert about {Version} of {Key} is not in the journal.", version, _key);
            return null;
        }
    }

    private Task<RegimeModel> ModelAsync(string version, CancellationToken cancellationToken) =>
        models.GetAsync(_key.Symbol.Instrument, _key.Timeframe, version, cancellationToken);

    private async Task<TrainingReference> ReferenceAsync(string version, CancellationToken cancellationToken) =>
        await registry.FindAsync(version, cancellationToken) is { } model
            ? TrainingReferenceDocument.Read(model.Reference)
            : TrainingReference.None;

    private RegimeMonitor NewMonitor() => new(_key, regimes.Detector, options.Monitor);
}
