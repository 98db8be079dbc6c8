using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// A classifier over the bars of a symbol: its forecasts and, when their hours are over, what came. It reads features that
/// somebody else keeps, so that two see the same ones. Allocates nothing per bar.
/// </summary>
internal sealed class OutlookSeat
{
    private readonly OutlookFeatures _features;
    private readonly SymbolForecasterOptions _options;
    private readonly OutlookForecaster _forecaster;
    private readonly PendingOutlooks _pending = new();
    private OutlookEnsemble? _ensemble;

    public OutlookSeat(OutlookModel model, OutlookFeatures features, SymbolForecasterOptions options)
    {
        Model = model;
        _features = features;
        _options = options;
        _forecaster = new OutlookForecaster(model.Model, model.Rule, features);
        Reset();
    }

    /// <summary>The classifier.</summary>
    public OutlookModel Model { get; }

    /// <summary>Of the forecast whose hour ended with the last bar; null for none.</summary>
    public OutlookOutcome? Outcome { get; private set; }

    /// <summary>Forecasts at the close of a bar that the features have seen; null before they are ready.</summary>
    public OutlookForecast? Update(long sequence, in Candle candle)
    {
        OutlookForecast? forecast = _forecaster.Look();
        Outlook last = Model.Thresholds.Classify(_features.VolatilityOfLastHour, _features.EfficiencyOfLastHour);
        long minute = candle.OpenTime.Ticks / TimeSpan.TicksPerMinute;
        Outcome = Judge(sequence, minute, last);
        if (forecast is { } said && _ensemble is not null)
            forecast = _ensemble.Mix(said, last);
        _pending.Put(sequence, minute, forecast);
        return forecast;
    }

    /// <summary>Forgets its forecasts.</summary>
    public void Reset()
    {
        _pending.Clear();
        _ensemble = _options.UsesEnsemble ? new OutlookEnsemble(Model) : null;
        Outcome = null;
    }

    private OutlookOutcome? Judge(long sequence, long minute, Outlook last)
    {
        if (_pending.Take(sequence, minute, out bool isWhole) is not { } before)
            return null;
        _ensemble?.Learn(isWhole ? last : null);
        long made = sequence - PendingOutlooks.Horizon;
        return isWhole && made % _options.OutcomeStride == 0 ? new OutlookOutcome(made, before, last) : null;
    }
}
