using System.Collections.Immutable;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Aetherion.Grains.Regimes;

/// <summary>
/// Closed bars, each of them stored already, to a steady regime. Whatever it publishes it can decide again from the stored
/// bars after its last checkpoint, with the same ids.
/// </summary>
[ImplicitStreamSubscription(StreamNames.ClosedBars)]
public sealed class RegimeGrain(
    [PersistentState("regime", StorageNames.Market)] IPersistentState<RegimeGrainState> state,
    RegimeGrainOptions options,
    IMarketDataHistory history,
    IRegimeHistory regimes,
    IRegimeModels models,
    TimeProvider time)
    : Grain, IRegimeGrain, IStreamSubscriptionObserver, IAsyncObserver<ClosedBarBatch>
{
    private readonly RecentBars _recent = new(options.RecentBarsMax);
    private readonly List<RegimeBar> _unsentBars = [];
    private readonly List<RegimeTransition> _unsentTransitions = [];
    private RegimeKey _key;
    private RegimeDetector _detector = null!;
    private IAsyncStream<RegimeBarBatch> _bars = null!;
    private IAsyncStream<RegimeTransition> _changes = null!;
    private long _checkpointSequence;
    private RegimeModel? _model;
    private ClosedBar? _latestBar;
    private string _modelVersion = "";

    private long LastSequence => _detector.Estimate?.Sequence ?? 0;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = RegimeKey.Parse(this.GetPrimaryKeyString());
        _detector = new RegimeDetector(_key, options.Detector);
        _detector.Restore(state.State.Detector);
        _checkpointSequence = LastSequence;
        var border = this.GetStreamProvider(StreamNames.BorderProvider);
        _bars = border.GetStream<RegimeBarBatch>(StreamNames.RegimeBarsOf(_key));
        _changes = border.GetStream<RegimeTransition>(StreamNames.RegimeChangesOf(_key));
        await CatchUpAsync(long.MaxValue, cancellationToken);
        await RecallLatestAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        CheckpointAsync(cancellationToken);

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<ClosedBarBatch>().ResumeAsync(this);

    public async Task OnNextAsync(ClosedBarBatch item, StreamSequenceToken? token = null)
    {
        using var timeout = new CancellationTokenSource(options.StoreTimeout, time);
        foreach (var bar in item.Bars)
        {
            if (bar.Sequence > LastSequence + 1)
                await CatchUpAsync(bar.Sequence, timeout.Token);
            await LoadModelAsync(item.ModelVersion, timeout.Token);
            Decide(bar, item.ModelVersion);
        }
        await SendAsync(timeout.Token);
        await StoreIfDueAsync();
    }

    public Task<RegimeEstimate?> GetEstimate() => Task.FromResult(_detector.Estimate);

    public Task<RegimeExplanation?> GetExplanation() => Task.FromResult(
        _model is { } model && _latestBar is { } bar && _detector.Estimate is { Regime: not Regime.Unknown } estimate
            && bar.Posterior.Count > 0
            ? RegimeExplainer.Explain(model, bar, estimate.Regime, Regime.Unknown, RegimeRules.StillInForce)
            : null);

    public Task<ImmutableArray<RegimeBar>> GetRecentBars(long afterSequence, int limit) =>
        Task.FromResult(_recent.After(afterSequence, limit));

    public async Task Checkpoint()
    {
        using var timeout = new CancellationTokenSource(options.StoreTimeout, time);
        await CheckpointAsync(timeout.Token);
    }

    /// <summary>What was decided is sent before it counts as done: it is not decided again after a checkpoint.</summary>
    private async Task CheckpointAsync(CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken);
        if (LastSequence > _checkpointSequence)
            await StoreAsync();
    }

    /// <summary>
    /// Decides the stored bars that were not seen yet, below a sequence, and sends them page by page. Those that are not stored
    /// any more are passed over.
    /// </summary>
    private async Task CatchUpAsync(long beforeSequence, CancellationToken cancellationToken)
    {
        while (LastSequence + 1 < beforeSequence)
        {
            var page = await history.ReadBarsAfterAsync(
                _key.Symbol, _key.Timeframe, LastSequence, options.CatchUpPage, cancellationToken);
            if (page.Bars.IsEmpty)
                return;
            var before = LastSequence;
            await LoadModelAsync(page.ModelVersion, cancellationToken);
            foreach (var bar in page.Bars.TakeWhile(b => b.Sequence < beforeSequence))
                Decide(bar, page.ModelVersion);
            if (LastSequence == before)
                return;
            await SendAsync(cancellationToken);
            await StoreIfDueAsync();
        }
    }

    /// <summary>The bar behind the restored estimate, which is to be explained before the next one closes.</summary>
    private async Task RecallLatestAsync(CancellationToken cancellationToken)
    {
        if (_latestBar is not null || LastSequence == 0)
            return;
        var page = await history.ReadBarsAfterAsync(
            _key.Symbol, _key.Timeframe, LastSequence - 1, limit: 1, cancellationToken);
        if (page.Bars.IsEmpty || page.Bars[0].Sequence != LastSequence)
            return;
        await LoadModelAsync(page.ModelVersion, cancellationToken);
        _latestBar = page.Bars[0];
    }

    private void Decide(in ClosedBar bar, string modelVersion)
    {
        if (_detector.Update(bar, modelVersion) is not { } decision)
            return;
        _latestBar = bar;
        _recent.Add(decision.Bar);
        _unsentBars.Add(decision.Bar);
        if (decision.Transition is { } transition)
            _unsentTransitions.Add(Explained(transition, bar));
    }

    private RegimeTransition Explained(RegimeTransition transition, in ClosedBar bar) => _model is null
        ? transition
        : transition with
        {
            Explanation = RegimeExplainer.Explain(
                _model, bar, transition.Current, transition.Previous, transition.ReasonCode),
        };

    /// <summary>The model behind the bars explains what they changed; one that is gone explains nothing.</summary>
    private async Task LoadModelAsync(string version, CancellationToken cancellationToken)
    {
        if (version == _modelVersion)
            return;
        try
        {
            _model = version.Length == 0
                ? null
                : await models.GetAsync(_key.Symbol.Instrument, _key.Timeframe, version, cancellationToken);
        }
        catch (InvalidDataException)
        {
            _model = null;
        }
        _modelVersion = version;
    }

    /// <summary>Stores and publishes what was decided; a failure leaves it for the next try.</summary>
    private async Task SendAsync(CancellationToken cancellationToken)
    {
        if (_unsentTransitions.Count > 0)
            await regimes.AppendAsync([.. _unsentTransitions], cancellationToken);
        if (_unsentBars.Count > 0)
            await _bars.OnNextAsync(
                new RegimeBarBatch(_key, [.. _unsentBars]), new EventSequenceTokenV2(_unsentBars[^1].Sequence));
        _unsentBars.Clear();
        foreach (var transition in _unsentTransitions)
            await _changes.OnNextAsync(transition, new EventSequenceTokenV2(transition.Number));
        _unsentTransitions.Clear();
    }

    private Task StoreIfDueAsync() =>
        LastSequence - _checkpointSequence >= options.CheckpointBars ? StoreAsync() : Task.CompletedTask;

    private async Task StoreAsync()
    {
        state.State = new RegimeGrainState { Detector = _detector.Save() };
        await state.WriteStateAsync();
        _checkpointSequence = LastSequence;
    }
}
