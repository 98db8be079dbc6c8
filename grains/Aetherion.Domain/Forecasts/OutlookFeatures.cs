using Aetherion.Domain.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// The twelve features of the outlook classifier, measured from closed one-minute bars in constant time and without
/// allocation. With r the log return of a bar, C its close and V its volume, all windows ending with the current bar:
/// <list type="bullet">
/// <item><c>ret_5, ret_60</c>: ln(C(t) / C(t-w));</item>
/// <item><c>rv_15, rv_60, rv_240, rv_1440</c>: root mean square of r;</item>
/// <item><c>er_60, er_240</c>: |ln(C(t) / C(t-w))| over the sum of |r|, 0 when nothing moved;</item>
/// <item><c>range_60</c>: mean of (high - low) / open;</item>
/// <item><c>act_20_1440</c>: mean V over 20 bars over that over 1440, 1 when nothing was traded;</item>
/// <item><c>taker_60</c>: share of the volume that buyers initiated, one half without volume;</item>
/// <item><c>hour_utc</c>: the minute of the UTC day at which the bar opens, over 60.</item>
/// </list>
/// </summary>
public sealed class OutlookFeatures : IIndicator
{
    /// <summary>Of the columns and their formulas; a model of another version is refused.</summary>
    public const int Version = 1;

    /// <summary>Columns of a row.</summary>
    public const int ColumnCount = 12;

    private const int LongWindow = 1440;

    private readonly RollingWindow _returns15 = new(15);
    private readonly RollingWindow _returns60 = new(60);
    private readonly RollingWindow _returns240 = new(240);
    private readonly RollingWindow _returns1440 = new(LongWindow);
    private readonly RollingWindow _moves60 = new(60);
    private readonly RollingWindow _moves240 = new(240);
    private readonly RollingWindow _ranges = new(60);
    private readonly RollingHistory _closes5 = new(5 + 1);
    private readonly RollingHistory _closes60 = new(60 + 1);
    private readonly RollingHistory _closes240 = new(240 + 1);
    private readonly RollingHistory _volumes20 = new(20);
    private readonly RollingHistory _volumes60 = new(60);
    private readonly RollingHistory _volumes1440 = new(LongWindow);
    private readonly RollingHistory _buys = new(60);
    private readonly RollingWindow[] _windows;
    private readonly RollingHistory[] _histories;
    private readonly double[] _row = new double[ColumnCount];
    private Price _previousClose;

    public OutlookFeatures()
    {
        _windows = [_returns15, _returns60, _returns240, _returns1440, _moves60, _moves240, _ranges];
        _histories = [_closes5, _closes60, _closes240, _volumes20, _volumes60, _volumes1440, _buys];
    }

    /// <summary>The names of the columns in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "ret_5", "ret_60", "rv_15", "rv_60", "rv_240", "rv_1440",
        "er_60", "er_240", "range_60", "act_20_1440", "taker_60", "hour_utc",
    ];

    /// <summary>Bars that each column looks back over; of the activity the ones that its numerator does, to which those of the
    /// day are a slow scale.</summary>
    public static IReadOnlyList<int> Windows { get; } = [5, 60, 15, 60, 240, LongWindow, 60, 240, 60, 20, 60, 1];

    /// <inheritdoc/>
    public int WarmUpPeriod => LongWindow + 1;

    /// <inheritdoc/>
    public bool IsReady => _returns1440.IsFull;

    /// <summary>The columns of the last bar, valid once ready and until the next update.</summary>
    public ReadOnlySpan<double> Row => _row;

    /// <summary>Realised volatility of the last 60 bars: the root of the sum of squared log returns.</summary>
    public double VolatilityOfLastHour => _row[3] * Math.Sqrt(60);

    /// <summary>Efficiency of the last 60 bars.</summary>
    public double EfficiencyOfLastHour => _row[6];

    /// <summary>Takes the next closed bar.</summary>
    /// <exception cref="ArgumentException">A price is not above 0, or the high is below the low; nothing
    /// changes.</exception>
    public void Update(in Candle candle)
    {
        UsableBar.Require(candle);
        _volumes20.Add(candle.Volume.Lots);
        _volumes60.Add(candle.Volume.Lots);
        _volumes1440.Add(candle.Volume.Lots);
        _buys.Add(candle.BuyVolume.Lots);
        _closes5.Add(candle.Close.Ticks);
        _closes60.Add(candle.Close.Ticks);
        _closes240.Add(candle.Close.Ticks);
        _ranges.Add((candle.High.Ticks - candle.Low.Ticks) / (double)candle.Open.Ticks);
        if (_previousClose.Ticks > 0)
            AddReturn(LogReturn(candle.Close.Ticks, _previousClose.Ticks));
        _previousClose = candle.Close;
        if (IsReady)
            Measure(candle);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        foreach (RollingWindow window in _windows)
            window.Reset();
        foreach (RollingHistory history in _histories)
            history.Reset();
        _previousClose = default;
        Array.Clear(_row);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (RollingWindow window in _windows)
            window.Save(writer);
        foreach (RollingHistory history in _histories)
            history.Save(writer);
        writer.Write(_previousClose.Ticks);
        foreach (double value in _row)
            writer.Write(value);
    }

    /// <inheritdoc/>
    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        foreach (RollingWindow window in _windows)
            window.Restore(reader);
        foreach (RollingHistory history in _histories)
            history.Restore(reader);
        _previousClose = new Price(reader.ReadInt64());
        foreach (ref double value in _row.AsSpan())
            value = reader.ReadDouble();
    }

    private static double LogReturn(long close, long before) => close == before ? 0 : Math.Log((double)close / before);

    private void AddReturn(double logReturn)
    {
        _returns15.Add(logReturn);
        _returns60.Add(logReturn);
        _returns240.Add(logReturn);
        _returns1440.Add(logReturn);
        _moves60.Add(Math.Abs(logReturn));
        _moves240.Add(Math.Abs(logReturn));
    }

    private void Measure(in Candle candle)
    {
        long close = candle.Close.Ticks;
        double return60 = LogReturn(close, _closes60.Oldest);
        _row[0] = LogReturn(close, _closes5.Oldest);
        _row[1] = return60;
        _row[2] = RootMeanSquare(_returns15);
        _row[3] = RootMeanSquare(_returns60);
        _row[4] = RootMeanSquare(_returns240);
        _row[5] = RootMeanSquare(_returns1440);
        _row[6] = Efficiency(return60, _moves60);
        _row[7] = Efficiency(LogReturn(close, _closes240.Oldest), _moves240);
        _row[8] = _ranges.Mean;
        _row[9] = _volumes1440.Sum > 0 ? _volumes20.Sum / 20.0 / (_volumes1440.Sum / (double)LongWindow) : 1;
        _row[10] = _volumes60.Sum > 0 ? _buys.Sum / (double)_volumes60.Sum : 0.5;
        _row[11] = Math.Floor(candle.OpenTime.TimeOfDay.TotalMinutes) / 60;
    }

    /// <summary>What is left of a large return that went away may be a hair below 0.</summary>
    private static double RootMeanSquare(RollingWindow window) =>
        Math.Sqrt(Math.Max(0, window.SumOfSquares) / window.Count);

    private static double Efficiency(double change, RollingWindow moves) =>
        moves.Sum > 1e-12 ? Math.Min(1, Math.Abs(change) / moves.Sum) : 0;
}
