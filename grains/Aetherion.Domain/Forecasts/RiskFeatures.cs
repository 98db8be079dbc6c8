using Aetherion.Domain.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// What the one-hour risk forecast looks at, measured from closed one-minute bars in constant time and without
/// allocation. All columns are differences of logarithms, so that no symbol needs a scale of its own:
/// <list type="bullet">
/// <item>five: ln volatility over 5, 15, 60, 240 and 1440 bars, from true ranges by Parkinson's formula (1980), less
/// <see cref="Level"/>; horizons as in Corsi's HAR-RV (2009);</item>
/// <item>four: ln mean volume over 5, 15, 60 and 240 bars less that over 1440, within -7 to 7, 0 without any;</item>
/// <item>two: the season of the next hour and of the last one (<c>SeasonalProfile</c>).</item>
/// </list>
/// A true range takes the close before as a price of the bar, so that bars of one trade and gaps count.
/// </summary>
public sealed class RiskFeatures : IIndicator
{
    /// <summary>Of the columns and their formulas; a model of another version is refused.</summary>
    public const int Version = 1;

    /// <summary>Columns of a row.</summary>
    public const int ColumnCount = 11;

    private const double ActivityLimit = 7;
    private const int LongWindow = 1440;

    private static readonly int[] Windows = [5, 15, 60, 240, LongWindow];
    private static readonly double RangeScale = 1 / (2 * Math.Sqrt(Math.Log(2)));

    private readonly RollingWindow[] _ranges = Array.ConvertAll(Windows, window => new RollingWindow(window));
    private readonly RollingHistory[] _volumes = Array.ConvertAll(Windows, window => new RollingHistory(window));
    private readonly RollingWindow _returns = new(LongWindow);
    private readonly SeasonalProfile _season = new();
    private readonly double[] _row = new double[ColumnCount];
    private Price _previousClose;

    /// <summary>The names of the columns in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "range_5", "range_15", "range_60", "range_240", "range_1440",
        "activity_5", "activity_15", "activity_60", "activity_240", "season_next", "season_last",
    ];

    /// <inheritdoc/>
    public int WarmUpPeriod => LongWindow + 1;

    /// <inheritdoc/>
    public bool IsReady => _returns.IsFull;

    /// <summary>ln of the root mean square log return over 1440 bars, per bar; valid once ready.</summary>
    public double Level { get; private set; }

    /// <summary>The columns of the last bar, valid once ready and until the next update.</summary>
    public ReadOnlySpan<double> Row => _row;

    /// <summary>Takes the next closed bar.</summary>
    /// <exception cref="ArgumentException">A price is not above 0, or the high is below the low; nothing
    /// changes.</exception>
    public void Update(in Candle candle)
    {
        UsableBar.Require(candle);
        foreach (RollingHistory volumes in _volumes)
            volumes.Add(candle.Volume.Lots);
        if (_previousClose.Ticks > 0)
            AddChanges(candle);
        _previousClose = candle.Close;
        if (IsReady)
            Measure(MinuteOf(candle));
    }

    /// <inheritdoc/>
    public void Reset()
    {
        foreach (RollingWindow ranges in _ranges)
            ranges.Reset();
        foreach (RollingHistory volumes in _volumes)
            volumes.Reset();
        _returns.Reset();
        _season.Reset();
        _previousClose = default;
        Level = 0;
        Array.Clear(_row);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (RollingWindow ranges in _ranges)
            ranges.Save(writer);
        foreach (RollingHistory volumes in _volumes)
            volumes.Save(writer);
        _returns.Save(writer);
        _season.Save(writer);
        writer.Write(_previousClose.Ticks);
        writer.Write(Level);
        foreach (double value in _row)
            writer.Write(value);
    }

    /// <inheritdoc/>
    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        foreach (RollingWindow ranges in _ranges)
            ranges.Restore(reader);
        foreach (RollingHistory volumes in _volumes)
            volumes.Restore(reader);
        _returns.Restore(reader);
        _season.Restore(reader);
        _previousClose = new Price(reader.ReadInt64());
        Level = reader.ReadDouble();
        foreach (ref double value in _row.AsSpan())
            value = reader.ReadDouble();
    }

    private static long MinuteOf(in Candle candle) => candle.OpenTime.Ticks / TimeSpan.TicksPerMinute;

    private void AddChanges(in Candle candle)
    {
        long before = _previousClose.Ticks;
        long close = candle.Close.Ticks;
        long high = Math.Max(candle.High.Ticks, before);
        long low = Math.Min(candle.Low.Ticks, before);
        double range = high == low ? 0 : Math.Log((double)high / low) * RangeScale;
        foreach (RollingWindow ranges in _ranges)
            ranges.Add(range);
        _returns.Add(close == before ? 0 : Math.Log((double)close / before));
        double level = _ranges[^1].IsFull ? RangeLevel(^1) : double.NaN;
        _season.Update(MinuteOf(candle), range * range, level);
    }

    private double RangeLevel(Index window) =>
        LogVolatility.OfVariance(_ranges[window].SumOfSquares / Windows[window]);

    private void Measure(long minute)
    {
        Level = LogVolatility.OfVariance(_returns.SumOfSquares / LongWindow);
        for (int window = 0; window < Windows.Length; window++)
            _row[window] = RangeLevel(window) - Level;
        for (int window = 0; window < Windows.Length - 1; window++)
            _row[Windows.Length + window] = Activity(window);
        _row[^2] = _season.HourFrom(minute + 1);
        _row[^1] = _season.HourFrom(minute - 59);
    }

    private double Activity(int window)
    {
        double mean = (double)_volumes[^1].Sum / LongWindow;
        if (mean <= 0)
            return 0;
        double ratio = (double)_volumes[window].Sum / Windows[window] / mean;
        return ratio > 0 ? Math.Clamp(Math.Log(ratio), -ActivityLimit, ActivityLimit) : -ActivityLimit;
    }
}
