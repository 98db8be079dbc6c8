namespace Aetherion.Domain.Features;

/// <summary>
/// A value less the running mean, in running standard deviations, the value itself included in both:
/// m += w d, v = (1 - w)(v + w d^2) with d = x - m before the change and w = max(1 / n, 1 - 2^(-1 / half-life)) (West
/// 1979; plain at first, exponentially weighted later). A prior variance counts as <see cref="PriorCount"/> values, so
/// that a short series has a sound scale.
/// </summary>
internal sealed class RunningScore(double halfLife, double priorDeviation)
{
    /// <summary>How many values the prior of the variance weighs.</summary>
    public const int PriorCount = 240;

    /// <summary>Scores are cut off here.</summary>
    public const double ScoreMax = 6;

    private readonly double _weightMin = 1 - Math.Pow(2, -1 / halfLife);
    private double _mean;
    private double _variance = priorDeviation * priorDeviation;
    private long _count;

    /// <summary>The last score, within plus and minus <see cref="ScoreMax"/>; null before the first value.</summary>
    public double? Value { get; private set; }

    public void Update(double value)
    {
        _count++;
        var change = value - _mean;
        _mean += change * Math.Max(1.0 / _count, _weightMin);
        if (_count > 1)
        {
            var weight = Math.Max(1.0 / (_count + PriorCount), _weightMin);
            _variance = (1 - weight) * (_variance + (weight * change * change));
        }
        Value = _variance > 0
            ? Math.Clamp((value - _mean) / Math.Sqrt(_variance), -ScoreMax, ScoreMax)
            : 0;
    }

    public void Reset()
    {
        _mean = 0;
        _variance = priorDeviation * priorDeviation;
        _count = 0;
        Value = null;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_mean);
        writer.Write(_variance);
        writer.Write(_count);
        writer.Write(Value ?? double.NaN);
    }

    public void Restore(BinaryReader reader)
    {
        _mean = reader.ReadDouble();
        _variance = reader.ReadDouble();
        _count = reader.ReadInt64();
        var value = reader.ReadDouble();
        Value = double.IsNaN(value) ? null : value;
    }
}
