using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// Forecasts the volatility of the next 60 bars at the close of each one-minute bar, in constant time and without
/// allocation. A forecast given at the close of bar t is about bars t+1 to t+60 and uses bars up to t. After an outage
/// the owner calls <see cref="Reset"/>.
/// </summary>
public sealed class RiskForecaster(RiskModel model)
{
    private readonly RiskFeatures _features = new();

    /// <summary>Bars until there is a forecast.</summary>
    public int WarmUpPeriod => _features.WarmUpPeriod;

    /// <summary>Whether enough bars were seen.</summary>
    public bool IsReady => _features.IsReady;

    /// <summary>The forecast of the last bar; null while not ready.</summary>
    public RiskForecast? Forecast { get; private set; }

    /// <summary>Takes the next closed bar and gives the forecast; null while not ready.</summary>
    /// <exception cref="ArgumentException">The bar has no usable prices; nothing changes.</exception>
    public RiskForecast? Update(in Candle candle)
    {
        _features.Update(candle);
        Forecast = _features.IsReady ? model.Forecast(_features) : null;
        return Forecast;
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
        Forecast = _features.IsReady ? model.Forecast(_features) : null;
    }
}
