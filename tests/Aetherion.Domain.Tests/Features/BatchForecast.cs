using Aetherion.Domain.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Features;

/// <summary>
/// The volatility forecast of a market that never closes straight from its definition: every mean is a weighted sum over
/// the whole past; slow and obvious.
/// </summary>
internal sealed class BatchForecast
{
    private const int Horizon = 60;
    private static readonly FeatureOptions Options = FeatureOptions.Default;
    private static readonly VolatilityForecastCoefficients Weights = VolatilityForecastCoefficients.Default;

    private readonly IReadOnlyList<Candle> _candles;
    private readonly Timeframe _timeframe;
    private readonly int _dayBars;
    private readonly double[] _bounded;
    private readonly double[] _relative;
    private readonly double?[] _values;

    public BatchForecast(IReadOnlyList<Candle> candles, Timeframe timeframe)
    {
        _candles = candles;
        _timeframe = timeframe;
        _dayBars = (int)(TimeSpan.FromDays(1) / timeframe.Duration());
        _bounded = new double[candles.Count];
        _relative = new double[candles.Count];
        _values = new double?[candles.Count];
        if (timeframe < Timeframe.M1)
            return;
        for (var t = 1; t < candles.Count; t++)
            MeasureVariance(t);
        for (var t = Horizon; t < candles.Count; t++)
            _values[t] = Forecast(t);
    }

    private double Session => Math.Max(_dayBars, 240);

    public double? Value(int t) => _values[t];

    public double? Score(int t)
    {
        if (_values[t] is not { } last)
            return null;
        var (mean, variance) = (0.0, Options.ForecastScorePrior * Options.ForecastScorePrior);
        var least = 1 - Math.Pow(2, -1 / Options.ForecastScoreHalfLife);
        for (var (i, n) = (Horizon, 1); i <= t; i++, n++)
        {
            var change = _values[i]!.Value - mean;
            mean += change * Math.Max(1.0 / n, least);
            var weight = n == 1 ? 0 : Math.Max(1.0 / (n + 240), least);
            variance = (1 - weight) * (variance + (weight * change * change));
        }
        return Math.Clamp((last - mean) / Math.Sqrt(variance), -6, 6);
    }

    private static double Mean(Func<int, double> value, int t, double halfLife)
    {
        var (sum, weights) = (0.0, 0.0);
        for (var i = 1; i <= t; i++)
        {
            var weight = Math.Pow(2, -(t - i) / halfLife);
            sum += weight * value(i);
            weights += weight;
        }
        return sum / weights;
    }

    private double Return(int t) => Math.Log((double)_candles[t].Close.Ticks / _candles[t - 1].Close.Ticks);

    private void MeasureVariance(int t)
    {
        var range = Math.Log((double)_candles[t].High.Ticks / _candles[t].Low.Ticks);
        var shown = ((Return(t) * Return(t)) + (range * range / (4 * Math.Log(2)))) / 2;
        _bounded[t] = t <= 60 ? shown : Math.Min(shown, 36 * Mean(i => _bounded[i], t - 1, Session));
        var first = Place(t) == 0 && _dayBars > 1;
        var slow = Math.Max(Mean(i => _bounded[i], t, Session * 5), 1e-12);
        _relative[t] = Math.Min((first ? Return(t) * Return(t) : shown) / slow, 600);
    }

    private int Place(int t) => (int)(_candles[t].OpenTime.TimeOfDay / _timeframe.Duration());

    private double Log(int t, double halfLife) =>
        Math.Log(Horizon * Math.Max(Mean(i => _bounded[i], t, halfLife), 1e-12)) / 2;

    private double Volume(int t, double halfLife)
    {
        var slow = Mean(i => _candles[i].Volume.Lots, t, Session * 2);
        var fast = Mean(i => _candles[i].Volume.Lots, t, halfLife);
        return slow > 0 ? Math.Log((fast + (0.02 * slow)) / (1.02 * slow)) : 0;
    }

    /// <summary>The mean of the profile over the bars t + 1 to t + 60, each looked up by itself.</summary>
    private double Season(int t)
    {
        if (_dayBars < 120)
            return 1;
        var means = Enumerable.Repeat(1.0, (_dayBars + 29) / 30).ToArray();
        var counts = new int[means.Length];
        var begin = 1;
        for (var i = 2; i <= t; i++)
        {
            if (Place(i) / 30 == Place(begin) / 30)
                continue;
            var slot = Place(begin) / 30;
            var weight = Math.Max(1.0 / (counts[slot]++ + 2), 1 - Math.Pow(2, -0.1));
            var shown = Math.Min(_relative[begin..i].Average(), 60);
            means[slot] = ((1 - weight) * means[slot]) + (weight * shown);
            begin = i;
        }
        return Enumerable.Range(Place(t) + 1, Horizon).Average(place => means[place % _dayBars / 30]);
    }

    private double Forecast(int t)
    {
        var level = Log(t, Session * 5);
        return level + Weights.Intercept
            + (Weights.Bars5 * (Log(t, 5) - level)) + (Weights.Bars15 * (Log(t, 15) - level))
            + (Weights.Bars60 * (Log(t, 60) - level)) + (Weights.Bars240 * (Log(t, 240) - level))
            + (Weights.Session * (Log(t, Session) - level))
            + (Weights.Volume5 * Volume(t, 5)) + (Weights.Volume60 * Volume(t, 60))
            + (Weights.Season * Math.Log(Season(t) + 0.05) / 2);
    }
}
