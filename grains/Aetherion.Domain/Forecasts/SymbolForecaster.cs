using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// Forecasts the next hour of a symbol at the close of each one-minute bar: volatility from the bar's features, the outlook
/// by a classifier where there is one, and how well the symbol can be traded. Uses bars up to its own, in constant time,
/// without allocation, for one caller at a time.
/// </summary>
public sealed class SymbolForecaster
{
    private readonly SymbolForecasterOptions _options;
    private readonly ActivityRank _activity = new();
    private readonly HourHealth _health;
    private readonly OutlookFeatures _features = new();
    private readonly PendingOutlooks _pending = new();
    private OutlookForecaster? _outlook;
    private OutlookEnsemble? _ensemble;

    /// <param name="market">Whose sessions count.</param>
    /// <param name="options">Costs and the like; null for the usual.</param>
    /// <exception cref="ArgumentException">An option is out of bounds.</exception>
    public SymbolForecaster(Market market, SymbolForecasterOptions? options = null)
    {
        _options = options ?? new SymbolForecasterOptions();
        if (_options is not { FeeRate: >= 0 and < 1, OutcomeStride: >= 1 })
            throw new ArgumentException($"Nothing can be forecast with {_options}.");
        _health = new HourHealth(market);
    }

    /// <summary>The last bar seen; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>Made at the last bar; null where its volatility forecast is not known.</summary>
    public BarForecast? Forecast { get; private set; }

    /// <summary>Of the forecast whose hour ended with the last bar, every so many bars; null for none, or after a
    /// gap.</summary>
    public OutlookOutcome? Outcome { get; private set; }

    /// <summary>Who gives the outlook; null for nobody.</summary>
    public OutlookModel? Classifier { get; private set; }

    /// <summary>Lets a classifier give the outlook from the next bar on; null for none. Forecasts of the one before are
    /// not judged any more.</summary>
    public void Use(OutlookModel? classifier)
    {
        Classifier = classifier;
        _outlook = classifier is null ? null : new OutlookForecaster(classifier.Model, classifier.Rule, _features);
        StartOutlooks();
    }

    /// <summary>Takes the next closed bar. One that was seen is left out; after a hole in the sequence all begins
    /// anew.</summary>
    /// <exception cref="ArgumentException">The bar has no usable prices; nothing changes.</exception>
    public void Update(in ClosedBar bar)
    {
        if (bar.Sequence <= Sequence)
            return;
        UsableBar.Require(bar.Candle);
        if (Sequence > 0 && bar.Sequence != Sequence + 1)
            Reset();
        Sequence = bar.Sequence;
        _activity.Update(bar.Candle);
        _health.Update(bar.Candle.OpenTime);
        OutlookForecast? outlook = UpdateOutlook(bar);
        Forecast = bar.Features[Feature.ForecastVolatility] is { } logVolatility
            ? Of(bar, Math.Exp(logVolatility), outlook)
            : null;
    }

    /// <summary>Forgets all bars and goes on with the same classifier.</summary>
    public void Reset()
    {
        _activity.Reset();
        _health.Reset();
        _features.Reset();
        StartOutlooks();
        Sequence = 0;
        Forecast = null;
    }

    private void StartOutlooks()
    {
        _pending.Clear();
        _ensemble = Classifier is { } model && _options.UsesEnsemble ? new OutlookEnsemble(model) : null;
        Outcome = null;
    }

    private OutlookForecast? UpdateOutlook(in ClosedBar bar)
    {
        Outcome = null;
        if (_outlook is null)
        {
            _features.Update(bar.Candle);
            return null;
        }

        OutlookForecast? forecast = _outlook.Update(bar.Candle);
        Outlook last = Classifier!.Thresholds.Classify(
            _features.VolatilityOfLastHour, _features.EfficiencyOfLastHour);
        long minute = bar.Candle.OpenTime.Ticks / TimeSpan.TicksPerMinute;
        Judge(minute, last);
        if (forecast is { } said && _ensemble is not null)
            forecast = _ensemble.Mix(said, last);
        _pending.Put(Sequence, minute, forecast);
        return forecast;
    }

    private void Judge(long minute, Outlook last)
    {
        if (_pending.Take(Sequence, minute, out bool isWhole) is not { } before)
            return;
        _ensemble?.Learn(isWhole ? last : null);
        long made = Sequence - PendingOutlooks.Horizon;
        if (isWhole && made % _options.OutcomeStride == 0)
            Outcome = new OutlookOutcome(made, before, last);
    }

    private BarForecast Of(in ClosedBar bar, double volatility, OutlookForecast? outlook) => new(
        bar.Sequence,
        bar.Candle.CloseTime,
        volatility,
        bar.Features[Feature.ForecastScore],
        outlook,
        Tradability.Of(new TradabilityInputs
        {
            RoundTripCost = Spread(bar.Features) + (2 * _options.FeeRate),
            ExpectedVolatility = volatility,
            ActivityRank = _activity.Value,
            AnomalyRank = bar.Anomaly.IsKnown ? Math.Clamp(1 - Math.Exp(-bar.Anomaly.Score), 0, 1) : null,
            RegimeProbability = MostProbable(bar.Probabilities),
            DataHealth = _health.Value,
        }));

    /// <summary>The quoted one, otherwise Corwin and Schultz's, which may be below 0 by chance.</summary>
    private static double? Spread(in FeatureVector features) =>
        (features[Feature.QuotedSpread] ?? features[Feature.CorwinSchultzSpread]) is { } spread
            ? Math.Max(0, spread)
            : null;

    private static double? MostProbable(in RegimeProbabilities regimes)
    {
        double largest = Math.Max(
            Math.Max(regimes.Bull, regimes.Bear), Math.Max(regimes.Sideways, regimes.Crisis));
        return largest > 0 ? Math.Min(1, largest) : null;
    }
}
