using Aetherion.Domain.Features;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>
/// What risk forecasts of a series of bars are made from and judged by. All volatilities are natural logarithms of the
/// root mean square return per bar. A row is usable when its features are known and the next 60 bars follow without a
/// gap; after a gap of more than a week the windows start over, as they do live after an outage.
/// </summary>
internal sealed class RiskRows
{
    private static readonly int[] HarWindows = [5, 15, 60, 240];

    private static readonly TimeSpan Outage = TimeSpan.FromDays(7);

    private readonly bool[] _isUsable;
    private readonly double[] _features;
    private readonly double[] _har;

    /// <param name="bars">One-minute bars, oldest first.</param>
    /// <param name="served">The volatility forecast that each bar carried (<see cref="Feature.ForecastVolatility"/>), NaN
    /// where it carried none; null to make it of bars of a market that never closes and left nothing out.</param>
    public RiskRows(IReadOnlyList<Candle> bars, IReadOnlyList<double>? served = null)
    {
        Count = bars.Count;
        _isUsable = new bool[Count];
        _features = new double[Count * RiskFeatures.ColumnCount];
        _har = new double[Count * HarWindows.Length];
        Levels = new double[Count];
        Targets = new double[Count];
        Trailing = new double[Count];
        Served = PerBar(served ?? ServedForecasts(bars));
        Ewma = [.. EwmaHalfLives.Select(_ => new double[Count])];
        MeasureFeatures(bars);
        MeasureReturns(Returns(bars));
    }

    /// <summary>The half-lives of the exponentially weighted baseline, in bars.</summary>
    public static IReadOnlyList<int> EwmaHalfLives { get; } = [15, 30, 60, 120];

    public int Count { get; }

    /// <summary>First row with features.</summary>
    public static int FirstRow => 1440;

    /// <summary>Over the last 1440 bars.</summary>
    public double[] Levels { get; }

    /// <summary>Over the next 60 bars.</summary>
    public double[] Targets { get; }

    /// <summary>Over the last 60 bars.</summary>
    public double[] Trailing { get; }

    /// <summary>What <see cref="VolatilityForecast"/> expects, as the pipeline runs it; NaN before it says
    /// anything.</summary>
    public double[] Served { get; }

    /// <summary>Exponentially weighted, the current bar included; one series for each half-life.</summary>
    public double[][] Ewma { get; }

    /// <summary>The usable rows of a range.</summary>
    public int[] Usable(RowRange range) =>
        [.. Enumerable.Range(range.Start, range.Length).Where(row => _isUsable[row])];

    /// <summary>Some columns of the features of some rows.</summary>
    public ObservationMatrix Features(int[] rows, IReadOnlyList<int> columns) =>
        Select(_features, RiskFeatures.ColumnCount, rows, columns);

    /// <summary>HAR terms of some rows: over the last 5, 15, 60 and 240 bars less the level.</summary>
    public ObservationMatrix Har(int[] rows) =>
        Select(_har, HarWindows.Length, rows, [.. Enumerable.Range(0, HarWindows.Length)]);

    /// <summary>Targets of some rows less their levels.</summary>
    public double[] Excess(int[] rows) => Array.ConvertAll(rows, row => Targets[row] - Levels[row]);

    private static ObservationMatrix Select(double[] values, int width, int[] rows, IReadOnlyList<int> columns)
    {
        double[] selected = new double[rows.Length * columns.Count];
        int next = 0;
        foreach (int row in rows)
        {
            foreach (int column in columns)
                selected[next++] = values[(row * width) + column];
        }

        return new ObservationMatrix(selected, columns.Count);
    }

    private static double[] Returns(IReadOnlyList<Candle> bars)
    {
        double[] returns = new double[bars.Count];
        for (int bar = 1; bar < returns.Length; bar++)
            returns[bar] = Math.Log((double)bars[bar].Close.Ticks / bars[bar - 1].Close.Ticks);
        return returns;
    }

    private static double[] ServedForecasts(IReadOnlyList<Candle> bars)
    {
        VolatilityForecast forecast = new(Market.Crypto, Timeframe.M1);
        double[] served = new double[bars.Count];
        double[] returns = Returns(bars);
        for (int bar = 0; bar < served.Length; bar++)
        {
            if (bar > 0)
                forecast.Update(bars[bar], returns[bar]);
            served[bar] = forecast.Value ?? double.NaN;
        }

        return served;
    }

    private static double[] PerBar(IReadOnlyList<double> ofHours) =>
        [.. ofHours.Select(value => value - (Math.Log(VolatilityForecast.Horizon) / 2))];

    private void MeasureFeatures(IReadOnlyList<Candle> bars)
    {
        RiskFeatures features = new();
        for (int bar = 0; bar < Count; bar++)
        {
            if (bar > 0 && bars[bar].OpenTime - bars[bar - 1].OpenTime > Outage)
                features.Reset();
            features.Update(bars[bar]);
            if (!features.IsReady)
                continue;
            int end = bar + RiskModel.Horizon;
            _isUsable[bar] = end < Count
                && !double.IsNaN(Served[bar])
                && bars[end].OpenTime - bars[bar].OpenTime == TimeSpan.FromMinutes(RiskModel.Horizon);
            features.Row.CopyTo(_features.AsSpan(bar * RiskFeatures.ColumnCount));
            Levels[bar] = features.Level;
        }
    }

    private void MeasureReturns(double[] returns)
    {
        RollingWindow[] windows = Array.ConvertAll(HarWindows, window => new RollingWindow(window));
        double[] variances = new double[EwmaHalfLives.Count];
        for (int bar = 0; bar < Count; bar++)
        {
            for (int window = 0; window < windows.Length; window++)
            {
                windows[window].Add(returns[bar]);
                _har[(bar * windows.Length) + window] =
                    LogVolatility.OfVariance(windows[window].SumOfSquares / HarWindows[window]) - Levels[bar];
            }

            double trailing = LogVolatility.OfVariance(windows[2].SumOfSquares / RiskModel.Horizon);
            Trailing[bar] = trailing;
            if (bar >= RiskModel.Horizon)
                Targets[bar - RiskModel.Horizon] = trailing;
            UpdateEwma(bar, returns[bar] * returns[bar], variances);
        }
    }

    private void UpdateEwma(int bar, double squared, double[] variances)
    {
        for (int series = 0; series < variances.Length; series++)
        {
            double weight = bar <= 1 ? 1 : 1 - Math.Pow(2, -1.0 / EwmaHalfLives[series]);
            variances[series] += weight * (squared - variances[series]);
            Ewma[series][bar] = LogVolatility.OfVariance(variances[series]);
        }
    }
}
