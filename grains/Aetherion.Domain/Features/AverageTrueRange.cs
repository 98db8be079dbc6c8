using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>
/// Wilder's average true range (1978), in ticks: TR = max(H - L, |H - C'|, |L - C'|) with C' the close before; the
/// first value is the mean of the first n true ranges, then ((n - 1) * ATR' + TR) / n. The first bar has no true range.
/// </summary>
public sealed class AverageTrueRange(int period) : IIndicator
{
    private double _value;
    private long _sum;
    private int _count;

    public int WarmUpPeriod => period + 1;

    public bool IsReady => _count == period;

    public double? Value => IsReady ? _value : null;

    public void Update(in Candle candle, Price previousClose)
    {
        var trueRange = Math.Max(candle.High.Ticks, previousClose.Ticks)
            - Math.Min(candle.Low.Ticks, previousClose.Ticks);
        if (IsReady)
        {
            _value = (((period - 1) * _value) + trueRange) / period;
            return;
        }
        _sum += trueRange;
        if (++_count == period)
            _value = (double)_sum / period;
    }

    public void Reset()
    {
        _value = 0;
        _sum = 0;
        _count = 0;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(_value);
        writer.Write(_sum);
        writer.Write(_count);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _value = reader.ReadDouble();
        _sum = reader.ReadInt64();
        _count = reader.ReadInt32();
    }
}
