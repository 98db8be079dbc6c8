using Aetherion.Domain.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Features;

/// <summary>Each feature straight from its definition, from the whole series up to a bar; slow and obvious.</summary>
internal sealed class BatchFeatures(IReadOnlyList<Candle> candles, Instrument instrument, Timeframe timeframe)
{
    private static readonly FeatureOptions Options = FeatureOptions.Default;

    private readonly Dictionary<(Feature, int), double> _remembered = [];
    private BatchForecast? _forecast;

    public double? Compute(Feature feature, int t) => feature switch
    {
        Feature.LogReturn => t >= 1 ? Return(t) : null,
        Feature.RollingVolatility => t >= Options.VolatilityWindow
            ? Deviation(Returns(t, Options.VolatilityWindow))
            : null,
        Feature.EwmaVolatility => Ewma(t),
        Feature.AverageTrueRange => AverageTrueRange(t),
        Feature.VolumeDelta => (double)instrument.ToDecimal(candles[t].BuyVolume)
            - (double)instrument.ToDecimal(candles[t].Volume - candles[t].BuyVolume),
        Feature.RollSpread => Roll(t),
        Feature.CorwinSchultzSpread => t >= Options.CorwinSchultzWindow
            ? Last(t, Options.CorwinSchultzWindow).Average(CorwinSchultz)
            : null,
        Feature.Momentum1m => Momentum(t, 60),
        Feature.Momentum5m => Momentum(t, 300),
        Feature.VolatilityScore => Ewma(t) is > 0 and var volatility && Momentum(t, 300) is { } momentum
            ? momentum / (volatility * Math.Sqrt(300 / timeframe.Duration().TotalSeconds))
            : null,
        Feature.NormalizedRange => (Close(candles[t].High) - Close(candles[t].Low)) / Close(candles[t].Open),
        Feature.RelativeVolume => RelativeVolume(t),
        Feature.EfficiencyRatio => SignedEfficiency(t, Options.EfficiencyWindow) is { } ratio ? Math.Abs(ratio) : null,
        Feature.SignedEfficiency => SignedEfficiency(t, Options.RegimeWindow),
        Feature.LogRootMeanSquareReturn => LogRootMeanSquareReturn(t),
        Feature.LogMeanRelativeVolume => t >= Options.RegimeWindow + Options.RelativeVolumeWindow - 2
            ? Math.Log(Math.Max(
                Last(t, Options.RegimeWindow).Average(i => RelativeVolume(i) ?? 0), Options.RelativeVolumeFloor))
            : null,
        Feature.RelativeVolatility => Centred(t, Options.RelativeWindow, LogVolatility),
        Feature.RelativeActivity => Centred(t, Options.RelativeWindow - 1, LogVolume),
        Feature.ForecastVolatility => Forecast.Value(t),
        Feature.ForecastScore => Forecast.Score(t),
        _ => null,
    };

    private BatchForecast Forecast => _forecast ??= new BatchForecast(candles, timeframe);

    private double LogVolatility(int t) => Remember(Feature.RelativeVolatility, t, () => Math.Log(Math.Max(
        Math.Sqrt(Returns(t, Options.RelativeWindow).Average(r => r * r)), Options.ReturnFloor)));

    private double LogVolume(int t) => Remember(Feature.RelativeActivity, t, () =>
        Math.Log(Last(t, Options.RelativeWindow).Average(i => candles[i].Volume.Lots)));

    private double Remember(Feature feature, int t, Func<double> compute)
    {
        if (!_remembered.TryGetValue((feature, t), out var value))
            _remembered[(feature, t)] = value = compute();
        return value;
    }

    /// <summary>The value less a mean in which the n-th value weighs w = max(1/n, a) and all before it 1 - w.</summary>
    private static double? Centred(int t, int first, Func<int, double> value)
    {
        if (t < first || double.IsInfinity(value(t)))
            return null;
        var mean = 0.0;
        var n = 0;
        for (var i = first; i <= t; i++)
        {
            if (double.IsInfinity(value(i)))
                continue;
            var weight = Math.Max(1.0 / ++n, 1 - Math.Pow(2, -1.0 / Options.RelativeHalfLife));
            mean = ((1 - weight) * mean) + (weight * value(i));
        }
        return value(t) - mean;
    }

    private static IEnumerable<int> Last(int t, int count) => Enumerable.Range(t - count + 1, count);

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }

    private double Close(Price price) => (double)instrument.ToDecimal(price);

    private double Return(int t) => Math.Log(Close(candles[t].Close) / Close(candles[t - 1].Close));

    private double[] Returns(int t, int count) => [.. Last(t, count).Select(Return)];

    private double Change(int t) => Close(candles[t].Close) - Close(candles[t - 1].Close);

    private decimal ExactChange(int t) =>
        instrument.ToDecimal(candles[t].Close) - instrument.ToDecimal(candles[t - 1].Close);

    private double? LogRootMeanSquareReturn(int t) => t >= Options.RegimeWindow
        ? Math.Log(Math.Max(Math.Sqrt(Returns(t, Options.RegimeWindow).Average(r => r * r)), Options.ReturnFloor))
        : null;

    private double? Ewma(int t)
    {
        if (t < Options.EwmaWarmUp + 1)
            return null;
        var variance = Math.Pow(Return(1), 2);
        for (var i = 2; i < t; i++)
            variance = (Options.EwmaDecay * variance) + ((1 - Options.EwmaDecay) * Math.Pow(Return(i), 2));
        return Math.Sqrt(variance);
    }

    private double? AverageTrueRange(int t)
    {
        var n = Options.AverageTrueRangePeriod;
        if (t < n)
            return null;
        var value = Enumerable.Range(1, n).Average(TrueRange);
        for (var i = n + 1; i <= t; i++)
            value = (((n - 1) * value) + TrueRange(i)) / n;
        return value;
    }

    private double TrueRange(int t)
    {
        var (high, low) = (Close(candles[t].High), Close(candles[t].Low));
        var before = Close(candles[t - 1].Close);
        return Math.Max(high - low, Math.Max(Math.Abs(high - before), Math.Abs(low - before)));
    }

    private double? Roll(int t)
    {
        var n = Options.RollWindow;
        if (t < n + 1)
            return null;
        // In decimal: whether there is a value at all hangs on the sign of a difference that may be tiny.
        var after = Last(t, n).Select(ExactChange).ToArray();
        var before = Last(t - 1, n).Select(ExactChange).ToArray();
        var (meanBefore, meanAfter) = (before.Average(), after.Average());
        var covariance = before.Zip(after, (x, y) => (x - meanBefore) * (y - meanAfter)).Sum() / (n - 1);
        return covariance < 0 ? 2 * Math.Sqrt((double)-covariance) : null;
    }

    private double CorwinSchultz(int t)
    {
        var (h0, l0) = (Close(candles[t - 1].High), Close(candles[t - 1].Low));
        var (h1, l1) = (Close(candles[t].High), Close(candles[t].Low));
        var beta = Math.Pow(Math.Log(h0 / l0), 2) + Math.Pow(Math.Log(h1 / l1), 2);
        var gamma = Math.Pow(Math.Log(Math.Max(h0, h1) / Math.Min(l0, l1)), 2);
        var k = 3 - (2 * Math.Sqrt(2));
        var alpha = ((Math.Sqrt(2 * beta) - Math.Sqrt(beta)) / k) - Math.Sqrt(gamma / k);
        return 2 * (Math.Exp(alpha) - 1) / (1 + Math.Exp(alpha));
    }

    private double? Momentum(int t, int seconds)
    {
        var bars = seconds / timeframe.Duration().TotalSeconds;
        if (bars < 1 || bars % 1 != 0 || t < bars)
            return null;
        return Math.Log(Close(candles[t].Close) / Close(candles[t - (int)bars].Close));
    }

    private double? RelativeVolume(int t)
    {
        if (t < Options.RelativeVolumeWindow - 1)
            return null;
        var mean = Last(t, Options.RelativeVolumeWindow).Average(i => (double)candles[i].Volume.Lots);
        return mean > 0 ? candles[t].Volume.Lots / mean : null;
    }

    private double? SignedEfficiency(int t, int window)
    {
        if (t < window)
            return null;
        var path = Last(t, window).Sum(i => Math.Abs(Change(i)));
        return path == 0 ? 0 : (Close(candles[t].Close) - Close(candles[t - window].Close)) / path;
    }
}
