namespace Aetherion.Domain.Forecasts;

/// <summary>
/// How much livelier than its average each half hour of the day is, learnt as the days go by: for each slot of the UTC
/// day the exponentially weighted mean over days of ln(range volatility of the slot) less the level of the last 1440
/// bars. It starts from 0, counted as one day, so that it says nothing before it knows something.
/// </summary>
internal sealed class SeasonalProfile
{
    private const int SlotMinutes = 30;
    private const int SlotCount = MinutesPerDay / SlotMinutes;
    private const int MinutesPerDay = 1440;
    private const int BarCountMin = SlotMinutes / 2;
    private const double HalfLifeDays = 10;

    private static readonly double WeightMin = 1 - Math.Pow(2, -1 / HalfLifeDays);

    private readonly double[] _means = new double[SlotCount];
    private readonly int[] _dayCounts = new int[SlotCount];
    private long _slot = -1;
    private double _variance;
    private int _barCount;
    private double _level = double.NaN;

    /// <summary>Takes a bar.</summary>
    /// <param name="minute">The minute at which it opens, counted from any midnight in UTC.</param>
    /// <param name="variance">Its variance, estimated from its range.</param>
    /// <param name="level">The log volatility per bar of the last 1440 bars; NaN while it is not known.</param>
    public void Update(long minute, double variance, double level)
    {
        long slot = minute / SlotMinutes;
        if (slot != _slot)
            CloseSlot(slot);
        _variance += variance;
        _barCount++;
        _level = level;
    }

    /// <summary>The mean over the 60 minutes from a minute on.</summary>
    public double HourFrom(long minute)
    {
        int at = (int)(((minute % MinutesPerDay) + MinutesPerDay) % MinutesPerDay);
        double sum = 0;
        for (int left = 60; left > 0;)
        {
            int slot = at / SlotMinutes;
            int minutes = Math.Min(left, ((slot + 1) * SlotMinutes) - at);
            sum += minutes * _means[slot];
            left -= minutes;
            at = (at + minutes) % MinutesPerDay;
        }

        return sum / 60;
    }

    public void Reset()
    {
        Array.Clear(_means);
        Array.Clear(_dayCounts);
        _slot = -1;
        _variance = 0;
        _barCount = 0;
        _level = double.NaN;
    }

    public void Save(BinaryWriter writer)
    {
        for (int slot = 0; slot < SlotCount; slot++)
        {
            writer.Write(_means[slot]);
            writer.Write(_dayCounts[slot]);
        }

        writer.Write(_slot);
        writer.Write(_variance);
        writer.Write(_barCount);
        writer.Write(_level);
    }

    public void Restore(BinaryReader reader)
    {
        for (int slot = 0; slot < SlotCount; slot++)
        {
            _means[slot] = reader.ReadDouble();
            _dayCounts[slot] = reader.ReadInt32();
        }

        _slot = reader.ReadInt64();
        _variance = reader.ReadDouble();
        _barCount = reader.ReadInt32();
        _level = reader.ReadDouble();
    }

    private void CloseSlot(long next)
    {
        if (_barCount >= BarCountMin && double.IsFinite(_level))
            Learn((int)(_slot % SlotCount), LogVolatility.OfVariance(_variance / _barCount) - _level);
        _slot = next;
        _variance = 0;
        _barCount = 0;
    }

    private void Learn(int slot, double value)
    {
        _dayCounts[slot] = Math.Min(_dayCounts[slot] + 1, MinutesPerDay);
        double weight = Math.Max(1.0 / (_dayCounts[slot] + 1), WeightMin);
        _means[slot] += (value - _means[slot]) * weight;
    }
}
