using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// Forecasts the next hour of a symbol at the close of each one-minute bar: volatility from the bar's features, the outlook
/// by a classifier where there is one, and how well the symbol can be traded. Another classifier may run beside it, for
/// its outcomes only. Uses bars up to its own, in constant time, without allocation, for one caller at a time.
/// </summary>
public sealed class SymbolForecaster
{
    private readonly SymbolForecasterOptions _options;
    private readonly ActivityRank _activity = new();
    private readonly HourHealth _health;
    private readonly OutlookFeatures _features = new();
    private OutlookSeat? _champion;
    private OutlookSeat? _challenger;

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
    public OutlookOutcome? Outcome => _champion?.Outcome;

    /// <summary>The same of the challenger's forecast.</summary>
    public OutlookOutcome? ChallengerOutcome => _challenger?.Outcome;

    /// <summary>Who gives the outlook; null for nobody.</summary>
    public OutlookModel? Classifier => _champion?.Model;

    /// <summary>Who forecasts beside it; null for nobody.</summary>
    public OutlookModel? Challenger => _challenger?.Model;

    /// <summary>Lets a classifier give the outlook from the next bar on; null for none. Forecasts of the one before are
    /// not judged any more; those of one that was the challenger still are.</summary>
    public void Use(OutlookModel? classifier)
    {
        if (classifier is not null && classifier.Version == Challenger?.Version)
            (_champion, _challenger) = (_challenger, null);
        else
            _champion = SeatOf(classifier);
    }

    /// <summary>Lets another classifier forecast beside it from the next bar on; null for none.</summary>
    public void UseChallenger(OutlookModel? classifier) => _challenger = SeatOf(classifier);

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

    /// <summary>Forgets all bars and goes on with the same classifiers.</summary>
    public void Reset()
    {
        _activity.Reset();
        _health.Reset();
        _features.Reset();
        _champion?.Reset();
        _challenger?.Reset();
        Sequence = 0;
        Forecast = null;
    }

    private OutlookForecast? UpdateOutlook(in ClosedBar bar)
    {
        _features.Update(bar.Candle);
        _challenger?.Update(Sequence, bar.Candle);
        return _champion?.Update(Sequence, bar.Candle);
    }

    private OutlookSeat? SeatOf(OutlookModel? classifier) =>
        classifier is null ? null : new OutlookSeat(classifier, _features, _options);

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
