using System.Runtime.InteropServices;
using Aetherion.Domain.Features;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.Forests;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>
/// Every tenth bar with its features, the volatility and efficiency of the 60 bars after it, and those of the 60 bars
/// up to it. Bars without features, or without 60 bars after them that follow without a gap, are left out.
/// </summary>
internal sealed class OutlookRows
{
    private const int Stride = 10;
    private const int Horizon = RiskModel.Horizon;

    private readonly List<double> _features = [];
    private readonly List<int> _bars = [];
    private readonly List<(double Volatility, double Efficiency)> _next = [];
    private readonly List<(double Volatility, double Efficiency)> _last = [];

    public OutlookRows(IReadOnlyList<Candle> bars)
    {
        OutlookFeatures features = new();
        for (int bar = 0; bar < bars.Count; bar++)
        {
            features.Update(bars[bar]);
            if (features.IsReady && bar % Stride == 0 && HasFuture(bars, bar))
                Add(features, bars, bar);
        }
    }

    public int Count => _bars.Count;

    /// <summary>The rows whose bars lie in a range.</summary>
    public RowRange Within(RowRange bars)
    {
        ReadOnlySpan<int> all = CollectionsMarshal.AsSpan(_bars);
        return new RowRange(FirstAtOrAfter(all, bars.Start), FirstAtOrAfter(all, bars.End));
    }

    /// <summary>Their features.</summary>
    public FeatureMatrix Features(RowRange rows) => new(
        [.. _features[(rows.Start * OutlookFeatures.ColumnCount)..(rows.End * OutlookFeatures.ColumnCount)]],
        OutlookFeatures.ColumnCount);

    /// <summary>The probabilities a model gives them, three for each row.</summary>
    public double[] Predict(IProbabilityModel model, RowRange rows)
    {
        FeatureMatrix features = Features(rows);
        double[] probabilities = new double[rows.Length * model.ClassCount];
        for (int row = 0; row < rows.Length; row++)
        {
            model.PredictProbabilities(
                features.Row(row), probabilities.AsSpan(row * model.ClassCount, model.ClassCount));
        }

        return probabilities;
    }

    /// <summary>The thresholds that their next hours give.</summary>
    public OutlookThresholds Thresholds(RowRange rows) => OutlookThresholds.Of(
        [.. _next[rows.Start..rows.End].Select(hour => hour.Volatility)],
        [.. _next[rows.Start..rows.End].Select(hour => hour.Efficiency)]);

    /// <summary>What their next hours were.</summary>
    public int[] Labels(RowRange rows, OutlookThresholds thresholds) => Classify(_next, rows, thresholds);

    /// <summary>What the hours up to them were.</summary>
    public int[] LastHours(RowRange rows, OutlookThresholds thresholds) => Classify(_last, rows, thresholds);

    private static int[] Classify(
        List<(double Volatility, double Efficiency)> hours, RowRange rows, OutlookThresholds thresholds) =>
        [.. hours[rows.Start..rows.End].Select(hour => (int)thresholds.Classify(hour.Volatility, hour.Efficiency))];

    private static int FirstAtOrAfter(ReadOnlySpan<int> sorted, int value)
    {
        int index = sorted.BinarySearch(value);
        return index < 0 ? ~index : index;
    }

    private static bool HasFuture(IReadOnlyList<Candle> bars, int bar) => bar + Horizon < bars.Count
        && bars[bar + Horizon].OpenTime - bars[bar].OpenTime == TimeSpan.FromMinutes(Horizon);

    private void Add(OutlookFeatures features, IReadOnlyList<Candle> bars, int bar)
    {
        foreach (double value in features.Row)
            _features.Add(value);
        _bars.Add(bar);
        _last.Add((features.VolatilityOfLastHour, features.EfficiencyOfLastHour));
        _next.Add(NextHour(bars, bar));
    }

    private static (double Volatility, double Efficiency) NextHour(IReadOnlyList<Candle> bars, int bar)
    {
        RollingWindow returns = new(Horizon);
        double moves = 0;
        for (int next = bar + 1; next <= bar + Horizon; next++)
        {
            double change = Math.Log((double)bars[next].Close.Ticks / bars[next - 1].Close.Ticks);
            returns.Add(change);
            moves += Math.Abs(change);
        }

        double whole = Math.Abs(Math.Log((double)bars[bar + Horizon].Close.Ticks / bars[bar].Close.Ticks));
        return (Math.Sqrt(returns.SumOfSquares), moves > 0 ? whole / moves : 0);
    }
}
