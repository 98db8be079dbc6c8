using Aetherion.Domain.Learning;
using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// Forecasts the outlook of the next 60 bars at the close of each one-minute bar, in constant time and without
/// allocation. A forecast at the close of bar t is about bars t+1 to t+60 and uses bars up to t.
/// </summary>
public sealed class OutlookForecaster
{
    private const int ClassCount = 3;

    private readonly IProbabilityModel _model;
    private readonly OutlookRule _rule;
    private readonly OutlookFeatures _features;

    /// <param name="model">From the columns of <see cref="OutlookFeatures"/> to the three outlooks.</param>
    /// <param name="rule">Names the outlook.</param>
    /// <exception cref="ArgumentException">The model is of other columns or classes.</exception>
    public OutlookForecaster(IProbabilityModel model, OutlookRule rule)
        : this(model, rule, new OutlookFeatures())
    {
    }

    /// <summary>Goes on from features that have seen bars already.</summary>
    internal OutlookForecaster(IProbabilityModel model, OutlookRule rule, OutlookFeatures features)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rule);
        if (model.FeatureCount != OutlookFeatures.ColumnCount || model.ClassCount != ClassCount)
        {
            throw new ArgumentException(
                $"An outlook model has {OutlookFeatures.ColumnCount} features and {ClassCount} classes, not "
                + $"{model.FeatureCount} and {model.ClassCount}; train it again.",
                nameof(model));
        }

        _model = model;
        _rule = rule;
        _features = features;
    }

    /// <summary>Bars until there is a forecast.</summary>
    public int WarmUpPeriod => _features.WarmUpPeriod;

    /// <summary>Whether enough bars were seen.</summary>
    public bool IsReady => _features.IsReady;

    /// <summary>The forecast of the last bar; null while not ready.</summary>
    public OutlookForecast? Forecast { get; private set; }

    /// <summary>Takes the next closed bar and gives the forecast; null while not ready.</summary>
    /// <exception cref="ArgumentException">The bar has no usable prices; nothing changes.</exception>
    public OutlookForecast? Update(in Candle candle)
    {
        _features.Update(candle);
        return Look();
    }

    /// <summary>Forgets all bars.</summary>
    public void Reset()
    {
        _features.Reset();
        Forecast = null;
    }

    /// <summary>Writes all that is needed to go on bit by bit.</summary>
    public void Save(BinaryWriter writer) => _features.Save(writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Restore(BinaryReader reader)
    {
        _features.Restore(reader);
        Look();
    }

    /// <summary>Forecasts of the bar that the features saw last; null while not ready.</summary>
    internal OutlookForecast? Look()
    {
        Forecast = _features.IsReady ? Predict() : null;
        return Forecast;
    }

    private OutlookForecast Predict()
    {
        Span<double> probabilities = stackalloc double[ClassCount];
        _model.PredictProbabilities(_features.Row, probabilities);
        return new OutlookForecast(
            probabilities[(int)Outlook.Range],
            probabilities[(int)Outlook.Trend],
            probabilities[(int)Outlook.HighRisk],
            _rule.Decide(probabilities));
    }
}
