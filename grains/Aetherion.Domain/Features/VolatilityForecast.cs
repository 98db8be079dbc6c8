using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>
/// The volatility to expect of the next <see cref="Horizon"/> bars, the root of the sum of their squared log returns, as
/// its natural logarithm. A heterogeneous autoregression of log volatility (Corsi 2009) over decaying means of the
/// bars' variances (<see cref="BarVariance"/>), with the volume and with the time of the session
/// (<see cref="SeasonalProfile"/>); all terms relative to a slow level of five sessions. Sees bars up to its own.
/// </summary>
public sealed class VolatilityForecast : IIndicator
{
    /// <summary>Bars that are forecast.</summary>
    public const int Horizon = 60;

    /// <summary>A session counts as at least so many bars, so that no mean of a long timeframe is too short.</summary>
    private const int SessionBarsMin = 240;

    private const int SlowSessions = 5;
    private const int SlowVolumeSessions = 2;
    private const double SeasonFloor = 0.05;
    private const double VolumeFloor = 0.02;

    private readonly VolatilityForecastCoefficients _coefficients;
    private readonly double _varianceFloor;
    private readonly SessionClock _clock;
    private readonly BarVariance _barVariance;
    private readonly DecayingMean _bars5 = new(5);
    private readonly DecayingMean _bars15 = new(15);
    private readonly DecayingMean _bars60 = new(60);
    private readonly DecayingMean _bars240 = new(240);
    private readonly DecayingMean _session;
    private readonly DecayingMean _slow;
    private readonly DecayingMean _volume5 = new(5);
    private readonly DecayingMean _volume60 = new(60);
    private readonly DecayingMean _slowVolume;
    private readonly SeasonalProfile _season;
    private int _count;

    /// <param name="market">Whose sessions the seasonal profile follows.</param>
    /// <param name="timeframe">Of the bars.</param>
    /// <param name="coefficients">The weights; null for the default ones.</param>
    /// <param name="returnFloor">The least volatility of a bar that is put through the logarithm.</param>
    public VolatilityForecast(
        Market market,
        Timeframe timeframe,
        VolatilityForecastCoefficients? coefficients = null,
        double returnFloor = 1e-6)
    {
        _coefficients = coefficients ?? VolatilityForecastCoefficients.Default;
        _varianceFloor = returnFloor * returnFloor;
        _clock = new SessionClock(market, timeframe);
        double sessionBars = Math.Max(_clock.BarCount, SessionBarsMin);
        _barVariance = new BarVariance(sessionBars);
        _session = new DecayingMean(sessionBars);
        _slow = new DecayingMean(sessionBars * SlowSessions);
        _slowVolume = new DecayingMean(sessionBars * SlowVolumeSessions);
        _season = new SeasonalProfile(_clock.BarCount);
    }

    public int WarmUpPeriod => Horizon + 1;

    public bool IsReady => _count >= Horizon;

    /// <summary>The natural logarithm of the expected volatility of the next bars; null before warm-up.</summary>
    public double? Value { get; private set; }

    /// <summary>Takes the next bar and its log return.</summary>
    public void Update(in Candle candle, double logReturn)
    {
        var logRange = candle.High == candle.Low ? 0 : Math.Log((double)candle.High.Ticks / candle.Low.Ticks);
        AddVariance(_barVariance.Update(logReturn, logRange));
        AddVolume(candle.Volume.Lots);
        var index = _clock.IndexOf(candle.OpenTime);
        // The first return of a session is the overnight one, which no range within the session shows.
        var shown = index == 0 && _clock.BarCount > 1 ? logReturn * logReturn : _barVariance.Unbounded;
        _season.Update(index, shown / Math.Max(_slow.Value, _varianceFloor));
        _count = Math.Min(_count + 1, Horizon);
        Value = IsReady ? Forecast(index) : null;
    }

    public void Reset()
    {
        foreach (var mean in (ReadOnlySpan<DecayingMean>)
            [_bars5, _bars15, _bars60, _bars240, _session, _slow, _volume5, _volume60, _slowVolume])
            mean.Reset();
        _barVariance.Reset();
        _season.Reset();
        _count = 0;
        Value = null;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var mean in (ReadOnlySpan<DecayingMean>)
            [_bars5, _bars15, _bars60, _bars240, _session, _slow, _volume5, _volume60, _slowVolume])
            mean.Save(writer);
        _barVariance.Save(writer);
        _season.Save(writer);
        writer.Write(_count);
        writer.Write(Value ?? double.NaN);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        foreach (var mean in (ReadOnlySpan<DecayingMean>)
            [_bars5, _bars15, _bars60, _bars240, _session, _slow, _volume5, _volume60, _slowVolume])
            mean.Restore(reader);
        _barVariance.Restore(reader);
        _season.Restore(reader);
        _count = reader.ReadInt32();
        var value = reader.ReadDouble();
        Value = double.IsNaN(value) ? null : value;
    }

    private void AddVariance(double variance)
    {
        _bars5.Update(variance);
        _bars15.Update(variance);
        _bars60.Update(variance);
        _bars240.Update(variance);
        _session.Update(variance);
        _slow.Update(variance);
    }

    private void AddVolume(double volume)
    {
        _volume5.Update(volume);
        _volume60.Update(volume);
        _slowVolume.Update(volume);
    }

    private double Forecast(int index)
    {
        var level = LogVolatility(_slow);
        return level
            + (_coefficients.Bars5 * (LogVolatility(_bars5) - level))
            + (_coefficients.Bars15 * (LogVolatility(_bars15) - level))
            + (_coefficients.Bars60 * (LogVolatility(_bars60) - level))
            + (_coefficients.Bars240 * (LogVolatility(_bars240) - level))
            + (_coefficients.Session * (LogVolatility(_session) - level))
            + (_coefficients.Volume5 * LogVolume(_volume5))
            + (_coefficients.Volume60 * LogVolume(_volume60))
            + (_coefficients.Season * Math.Log(_season.MeanAfter(index, Horizon) + SeasonFloor) / 2)
            + _coefficients.Intercept;
    }

    private double LogVolatility(DecayingMean variance) =>
        Math.Log(Horizon * Math.Max(variance.Value, _varianceFloor)) / 2;

    /// <summary>Relative to the slow volume, with a floor for bars without trades; 0 where there is no volume.</summary>
    private double LogVolume(DecayingMean volume)
    {
        var slow = _slowVolume.Value;
        return slow > 0 ? Math.Log((volume.Value + (VolumeFloor * slow)) / (slow * (1 + VolumeFloor))) : 0;
    }
}
