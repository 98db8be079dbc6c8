using Aetherion.Domain.OrderBooks;
using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>
/// Measures the features of one symbol and timeframe bar by bar, each in constant time. A feature is absent until its
/// window is full, never 0 and never NaN; it is also absent where it cannot be known:
/// <list type="bullet">
/// <item>momentum on timeframes longer than its span, or that do not divide it;</item>
/// <item>the volatility score while the exponentially weighted volatility is 0;</item>
/// <item>Roll's spread while the covariance is not negative; relative volume and relative activity while nothing was
/// traded in their window;</item>
/// <item>volume delta when the source does not say who bought (volume without a trade count);</item>
/// <item>quoted spread, imbalance and weighted mid without a live book;</item>
/// <item>the volatility forecast and its score on timeframes below M1, and for the first bar after an outage.</item>
/// </list>
/// Flat bars count like others. Windows run on over the hours in which a market is closed, so that the first bar of a
/// session carries the overnight return; after an outage the owner calls <see cref="Interrupt"/>.
/// </summary>
public sealed class FeatureExtractor : IIndicator
{
    private readonly double _priceTick;
    private readonly double _quantityStep;
    private readonly double _scoreScale;
    private readonly RollingVolatility _rollingVolatility;
    private readonly EwmaVolatility _ewmaVolatility;
    private readonly AverageTrueRange _averageTrueRange;
    private readonly RollSpread _rollSpread;
    private readonly CorwinSchultzSpread _corwinSchultzSpread;
    private readonly Momentum? _momentum1m;
    private readonly Momentum? _momentum5m;
    private readonly RelativeVolume _relativeVolume;
    private readonly Efficiency _efficiencyRatio;
    private readonly Efficiency _signedEfficiency;
    private readonly LogRootMeanSquareReturn _logRootMeanSquareReturn;
    private readonly LogMeanRelativeVolume _logMeanRelativeVolume;
    private readonly RelativeVolatility _relativeVolatility;
    private readonly RelativeActivity _relativeActivity;
    private readonly IIndicator[] _indicators;
    private readonly VolatilityForecast? _forecast;
    private readonly RunningScore? _forecastScore;
    private Price _previousClose;
    private int _count;

    public FeatureExtractor(Instrument instrument, Timeframe timeframe, FeatureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        Options = options ?? FeatureOptions.Default;
        _priceTick = (double)instrument.PriceTick;
        _quantityStep = (double)instrument.QuantityStep;
        _rollingVolatility = new RollingVolatility(Options.VolatilityWindow);
        _ewmaVolatility = new EwmaVolatility(Options.EwmaDecay, Options.EwmaWarmUp);
        _averageTrueRange = new AverageTrueRange(Options.AverageTrueRangePeriod);
        _rollSpread = new RollSpread(Options.RollWindow);
        _corwinSchultzSpread = new CorwinSchultzSpread(Options.CorwinSchultzWindow);
        _momentum1m = MomentumOver(TimeSpan.FromMinutes(1), timeframe);
        _momentum5m = MomentumOver(TimeSpan.FromMinutes(5), timeframe);
        _scoreScale = Math.Sqrt(TimeSpan.FromMinutes(5) / timeframe.Duration());
        _relativeVolume = new RelativeVolume(Options.RelativeVolumeWindow);
        _efficiencyRatio = new Efficiency(Options.EfficiencyWindow);
        _signedEfficiency = new Efficiency(Options.RegimeWindow);
        _logRootMeanSquareReturn = new LogRootMeanSquareReturn(Options.RegimeWindow, Options.ReturnFloor);
        _logMeanRelativeVolume = new LogMeanRelativeVolume(
            Options.RegimeWindow, Options.RelativeVolumeFloor, Options.RelativeVolumeWindow);
        _relativeVolatility = new RelativeVolatility(
            Options.RelativeWindow, Options.ReturnFloor, Options.RelativeHalfLife);
        _relativeActivity = new RelativeActivity(Options.RelativeWindow, Options.RelativeHalfLife);
        IIndicator?[] indicators =
        [
            _rollingVolatility, _ewmaVolatility, _averageTrueRange, _rollSpread, _corwinSchultzSpread, _momentum1m,
            _momentum5m, _relativeVolume, _efficiencyRatio, _signedEfficiency, _logRootMeanSquareReturn,
            _logMeanRelativeVolume, _relativeVolatility, _relativeActivity,
        ];
        _indicators = [.. indicators.OfType<IIndicator>()];
        if (timeframe >= Timeframe.M1)
        {
            _forecast = new VolatilityForecast(
                instrument.Market, timeframe, Options.ForecastCoefficients, Options.ReturnFloor);
            _forecastScore = new RunningScore(Options.ForecastScoreHalfLife, Options.ForecastScorePrior);
        }
        WarmUpPeriod = _indicators.Max(i => i.WarmUpPeriod);
    }

    public FeatureOptions Options { get; }

    /// <summary>Bars until every feature that can be known without a book is known.</summary>
    public int WarmUpPeriod { get; }

    public bool IsReady => _count >= WarmUpPeriod;

    /// <summary>Takes the next closed bar and the book as it stood at its close.</summary>
    public FeatureVector Update(in Candle candle, in BookMeasures book = default)
    {
        var features = default(FeatureVector);
        _relativeVolume.Update(candle.Volume.Lots);
        if (_relativeVolume.IsReady)
            _logMeanRelativeVolume.Update(_relativeVolume.Value ?? 0);
        _relativeActivity.Update(candle.Volume.Lots);
        _corwinSchultzSpread.Update(candle);
        _momentum1m?.Update(candle.Close.Ticks);
        _momentum5m?.Update(candle.Close.Ticks);
        if (_count > 0)
            features[Feature.LogReturn] = UpdateChanges(candle);
        Publish(ref features, candle);
        Publish(ref features, book);
        _previousClose = candle.Close;
        _count = Math.Min(_count + 1, WarmUpPeriod);
        return features;
    }

    public void Reset()
    {
        Interrupt();
        _forecast?.Reset();
        _forecastScore?.Reset();
    }

    /// <summary>
    /// Begins all windows anew after an outage. What was learnt over days stays: the volatility forecast with its slow levels
    /// and its season, which a gap of hours changes little.
    /// </summary>
    public void Interrupt()
    {
        foreach (var indicator in _indicators)
            indicator.Reset();
        _previousClose = default;
        _count = 0;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(_previousClose.Ticks);
        writer.Write(_count);
        foreach (var indicator in _indicators)
            indicator.Save(writer);
        _forecast?.Save(writer);
        _forecastScore?.Save(writer);
    }

    public void Restore(BinaryReader reader) => Restore(reader, hasForecast: true);

    /// <summary>Reads a state that may have been saved before there was a volatility forecast, which then starts anew.</summary>
    internal void Restore(BinaryReader reader, bool hasForecast)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _previousClose = new Price(reader.ReadInt64());
        _count = reader.ReadInt32();
        foreach (var indicator in _indicators)
            indicator.Restore(reader);
        _forecast?.Reset();
        _forecastScore?.Reset();
        if (!hasForecast)
            return;
        _forecast?.Restore(reader);
        _forecastScore?.Restore(reader);
    }

    private static Momentum? MomentumOver(TimeSpan span, Timeframe timeframe)
    {
        var bars = span / timeframe.Duration();
        return bars >= 1 && bars == Math.Floor(bars) ? new Momentum((int)bars) : null;
    }

    private double UpdateChanges(in Candle candle)
    {
        var change = candle.Close.Ticks - _previousClose.Ticks;
        var logReturn = change == 0 ? 0 : Math.Log((double)candle.Close.Ticks / _previousClose.Ticks);
        _rollingVolatility.Update(logReturn);
        _ewmaVolatility.Update(logReturn);
        _logRootMeanSquareReturn.Update(logReturn);
        _relativeVolatility.Update(logReturn);
        _averageTrueRange.Update(candle, _previousClose);
        _rollSpread.Update(change);
        _efficiencyRatio.Update(change);
        _signedEfficiency.Update(change);
        UpdateForecast(candle, logReturn);
        return logReturn;
    }

    private void UpdateForecast(in Candle candle, double logReturn)
    {
        _forecast?.Update(candle, logReturn);
        if (_forecast?.Value is { } value)
            _forecastScore?.Update(value);
    }

    private void Publish(ref FeatureVector features, in Candle candle)
    {
        features[Feature.RollingVolatility] = _rollingVolatility.Value;
        features[Feature.EwmaVolatility] = _ewmaVolatility.Value;
        features[Feature.AverageTrueRange] = _averageTrueRange.Value * _priceTick;
        if (candle.TradeCount > 0 || candle.IsEmpty)
            features[Feature.VolumeDelta] = ((2 * candle.BuyVolume.Lots) - candle.Volume.Lots) * _quantityStep;
        features[Feature.RollSpread] = _rollSpread.Value * _priceTick;
        features[Feature.CorwinSchultzSpread] = _corwinSchultzSpread.Value;
        features[Feature.Momentum1m] = _momentum1m?.Value;
        features[Feature.Momentum5m] = _momentum5m?.Value;
        if (_momentum5m?.Value is { } momentum && _ewmaVolatility.Value is > 0 and var volatility)
            features[Feature.VolatilityScore] = momentum / (volatility * _scoreScale);
        features[Feature.NormalizedRange] = (candle.High.Ticks - candle.Low.Ticks) / (double)candle.Open.Ticks;
        features[Feature.RelativeVolume] = _relativeVolume.Value;
        features[Feature.EfficiencyRatio] = _efficiencyRatio.Value is { } ratio ? Math.Abs(ratio) : null;
        features[Feature.SignedEfficiency] = _signedEfficiency.Value;
        features[Feature.LogRootMeanSquareReturn] = _logRootMeanSquareReturn.Value;
        features[Feature.LogMeanRelativeVolume] = _logMeanRelativeVolume.Value;
        features[Feature.RelativeVolatility] = _relativeVolatility.Value;
        features[Feature.RelativeActivity] = _relativeActivity.Value;
        if (_count == 0)
            return;
        features[Feature.ForecastVolatility] = _forecast?.Value;
        features[Feature.ForecastScore] = _forecastScore?.Value;
    }

    private void Publish(ref FeatureVector features, in BookMeasures book)
    {
        if (!book.IsKnown)
            return;
        features[Feature.QuotedSpread] = book.RelativeSpread;
        features[Feature.BookImbalance] = book.Imbalance;
        features[Feature.WeightedMid] = book.WeightedMid * _priceTick;
    }
}
