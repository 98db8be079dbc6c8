using System.Collections.Immutable;
using Aetherion.Domain.Forecasts;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Bots;
using Aetherion.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Aetherion.Grains.Forecasts;

/// <summary>
/// A forecaster behind a key. It stores nothing: what it knows follows from the stored bars, which it sees again when it is
/// activated or has missed some. The market waits for who takes its bars, so whatever goes wrong here is logged and left for
/// the next bars.
/// </summary>
[ImplicitStreamSubscription(StreamNames.ClosedBars)]
public sealed class ForecastGrain(
    ForecastGrainOptions options,
    IOptions<TradingOptions> trading,
    IInstrumentCatalog catalog,
    IModelRegistry registry,
    IMarketDataHistory history,
    TimeProvider time,
    ILogger<ForecastGrain> logger)
    : Grain, IForecastGrain, IStreamSubscriptionObserver, IAsyncObserver<ClosedBarBatch>
{
    /// <summary>Warm-ups begin at whole days of bars, so that the same bars fill the same places of all windows.</summary>
    private const int DayBars = 1_440;

    private readonly OutcomeOutbox _outbox = new(options.OutcomesKept);
    private RegimeKey _key;
    private SymbolForecaster _forecaster = null!;
    private ServingClassifier _serving = null!;
    private ClassifierInUse? _champion;
    private ClassifierInUse? _challenger;
    private long _checkedSequence = -1;
    private bool _isToTell;

    private bool IsServed => _key.Symbol.IsLive && _key.Timeframe == Timeframe.M1;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = RegimeKey.Parse(this.GetPrimaryKeyString());
        _serving = new ServingClassifier(registry, _key, logger);
        if (!IsServed)
            return;
        _forecaster = NewForecaster();
        await TryAsync("its stored bars", WarmToLatestAsync);
    }

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<ClosedBarBatch>().ResumeAsync(this);

    public Task OnNextAsync(ClosedBarBatch item, StreamSequenceToken? token = null) =>
        IsServed && !item.Bars.IsEmpty
            ? TryAsync("its bars", cancel => TakeAsync(item.Bars, cancel))
            : Task.CompletedTask;

    public async Task<SymbolForecast?> GetForecast()
    {
        if (!IsServed || _forecaster.Forecast is not { } forecast)
            return null;
        var classifier = _forecaster.Classifier?.Version;
        return SymbolForecasts.Of(forecast, classifier, await AgreementAsync());
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
            logger.LogWarning(exception, "The forecast of {Key} could not deal with {What}; it begins anew.", _key, what);
            _forecaster = NewForecaster();
            _checkedSequence = -1;
        }
    }

    private async Task WarmToLatestAsync(CancellationToken cancellationToken)
    {
        var latest = await history.ReadBarsAsync(
            _key.Symbol, _key.Timeframe, null, null, limit: 1, newestFirst: true, cancellationToken);
        if (!latest.IsEmpty)
            await PrepareAsync(latest[0].Sequence + 1, cancellationToken);
    }

    private async Task TakeAsync(ImmutableArray<ClosedBar> bars, CancellationToken cancellationToken)
    {
        await PrepareAsync(bars[0].Sequence, cancellationToken);
        foreach (var bar in bars)
            See(bar);
        await TellAsync();
    }

    private void See(in ClosedBar bar)
    {
        if (bar.Sequence <= _forecaster.Sequence)
            return;
        _forecaster.Update(bar);
        Keep(_forecaster.Outcome, _forecaster.Classifier);
        Keep(_forecaster.ChallengerOutcome, _forecaster.Challenger);
    }

    private void Keep(in OutlookOutcome? outcome, OutlookModel? classifier)
    {
        if (outcome is not { } known)
            return;
        _outbox.Add(SymbolForecasts.Of(known, classifier!.Version));
        _isToTell = true;
    }

    /// <summary>Finds who serves, and sees the stored bars below a sequence that were missed.</summary>
    private async Task PrepareAsync(long beforeSequence, CancellationToken cancellationToken)
    {
        if (_checkedSequence < 0 || beforeSequence - _checkedSequence >= options.ClassifierCheckBars)
        {
            await FindClassifiersAsync(beforeSequence - 1, cancellationToken);
            _checkedSequence = beforeSequence;
            _isToTell = true;
        }
        var first = Math.Max(0, beforeSequence - 1 - options.WarmUpBars) / DayBars * DayBars;
        await WarmAsync(Math.Max(_forecaster.Sequence, first), beforeSequence, cancellationToken);
    }

    /// <summary>A challenger that takes charge goes on from what it has seen.</summary>
    /// <param name="since">The bar before the next one.</param>
    private async Task FindClassifiersAsync(long since, CancellationToken cancellationToken)
    {
        var champion = await _serving.FindAsync(_forecaster.Classifier, cancellationToken);
        var challenger = await _serving.FindChallengerAsync(champion, _forecaster.Challenger, cancellationToken);
        if (champion?.Version != _forecaster.Classifier?.Version)
            _forecaster.Use(champion);
        if (challenger?.Version != _forecaster.Challenger?.Version)
            _forecaster.UseChallenger(challenger);
        _champion = InUse(champion, since, _champion, _challenger);
        _challenger = InUse(challenger, since, _challenger);
    }

    private static ClassifierInUse? InUse(OutlookModel? model, long since, params ReadOnlySpan<ClassifierInUse?> before)
    {
        foreach (var one in before)
        {
            if (one is not null && one.Version == model?.Version)
                return one;
        }
        return model is null ? null : new ClassifierInUse(model.Version, since);
    }

    private async Task WarmAsync(long afterSequence, long beforeSequence, CancellationToken cancellationToken)
    {
        while (afterSequence + 1 < beforeSequence)
        {
            var limit = (int)Math.Min(options.WarmUpPage, beforeSequence - afterSequence - 1);
            var page = await history.ReadBarsAfterAsync(
                _key.Symbol, _key.Timeframe, afterSequence, limit, cancellationToken);
            if (page.Bars.IsEmpty)
                return;
            foreach (var bar in page.Bars.Where(bar => bar.Sequence < beforeSequence))
                See(bar);
            afterSequence = page.Bars[^1].Sequence;
        }
    }

    /// <summary>
    /// Tells the monitor who serves, after each look at it, since a monitor may have fallen back to an older state; and hands
    /// the outcomes to it that it does not have.
    /// </summary>
    private async Task TellAsync()
    {
        if (!_isToTell)
            return;
        _isToTell = false;
        try
        {
            var monitor = GrainFactory.GetGrain<IModelMonitorGrain>(_key.ToString());
            var taken = await monitor.UseClassifiers(_champion, _challenger);
            _outbox.Forget(taken);
            if (_outbox.After(taken) is { IsEmpty: false } outcomes)
                await monitor.RecordForecasts(outcomes);
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "The monitor of {Key} did not take its outcomes; they are told again.", _key);
        }
    }

    /// <summary>Over the latest closed bars of the timeframes whose regime is known.</summary>
    private async Task<double?> AgreementAsync()
    {
        var symbol = GrainFactory.GetGrain<ISymbolGrain>(_key.Symbol.ToString());
        var views = new List<TimeframeView>();
        foreach (var timeframe in Timeframes.WithRegimes)
        {
            if (await symbol.GetLatestBar(timeframe) is { Posterior.Count: > 0 } bar)
                views.Add(new TimeframeView(timeframe, bar.Probabilities.Bull, bar.Probabilities.Bear));
        }
        return TimeframeAgreement.Of(views.ToArray())?.Value;
    }

    private SymbolForecaster NewForecaster() => new(
        catalog.TryGet(_key.Symbol.Instrument, out var instrument)
            ? instrument.Market
            : throw new InvalidDataException($"The instrument {_key.Symbol.Instrument} is not known."),
        new SymbolForecasterOptions { FeeRate = (double)trading.Value.Costs.TakerFeeRate });
}
