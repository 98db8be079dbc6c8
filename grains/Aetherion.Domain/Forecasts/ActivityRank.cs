using Aetherion.Domain.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// The share of past hours in which less was traded than in the last 60 bars; equal ones count half. The past are up to
/// <see cref="HistoryHours"/> hours before the current one, taken every 60 bars. In bounded time, without allocation.
/// </summary>
public sealed class ActivityRank : IIndicator
{
    /// <summary>Hours remembered: ten days.</summary>
    public const int HistoryHours = 240;

    private const int HourBars = 60;
    private const int HoursMin = 24;

    private readonly RollingHistory _hour = new(HourBars);
    private readonly long[] _history = new long[HistoryHours];
    private long _barCount;

    /// <inheritdoc/>
    public int WarmUpPeriod => (HoursMin + 1) * HourBars;

    /// <inheritdoc/>
    public bool IsReady => _barCount >= WarmUpPeriod;

    /// <summary>The share, 0 to 1; null while not ready.</summary>
    public double? Value { get; private set; }

    /// <summary>Takes the next closed bar.</summary>
    public void Update(in Candle candle)
    {
        // The hour that ended just before this bar joins the past.
        if (_barCount > 0 && _barCount % HourBars == 0)
            _history[((_barCount / HourBars) - 1) % HistoryHours] = _hour.Sum;
        _hour.Add(candle.Volume.Lots);
        _barCount++;
        Value = IsReady ? Rank() : null;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _hour.Reset();
        Array.Clear(_history);
        _barCount = 0;
        Value = null;
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _hour.Save(writer);
        writer.Write(_barCount);
        foreach (long volume in _history)
            writer.Write(volume);
    }

    /// <inheritdoc/>
    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _hour.Restore(reader);
        _barCount = reader.ReadInt64();
        foreach (ref long volume in _history.AsSpan())
            volume = reader.ReadInt64();
        Value = IsReady ? Rank() : null;
    }

    private double Rank()
    {
        int known = (int)Math.Min(HistoryHours, (_barCount - 1) / HourBars);
        double below = 0;
        foreach (long volume in _history.AsSpan(0, known))
            below += volume < _hour.Sum ? 1 : volume == _hour.Sum ? 0.5 : 0;
        return below / known;
    }
}
