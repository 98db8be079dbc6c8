namespace Aetherion.Domain.Features;

/// <summary>
/// Takes the slow running mean out of a series: x - m with m += (x - m) * max(1/n, a), a = 1 - 2^(-1/half-life),
/// after n
/// values, the current one included. The mean is plain at first and exponentially weighted later.
/// </summary>
internal sealed class RunningCentre(int halfLife)
{
    private readonly double _weightMin = 1 - Math.Pow(2, -1.0 / halfLife);
    private double _mean;
    private long _count;

    /// <summary>The last value less the running mean; null before the first value.</summary>
    public double? Value { get; private set; }

    /// <summary>The running mean, the last value included; null before the first value.</summary>
    public double? Mean => _count > 0 ? _mean : null;

    /// <summary>How many values were seen.</summary>
    public long Count => _count;

    public void Update(double value)
    {
        _count++;
        _mean += (value - _mean) * Math.Max(1.0 / _count, _weightMin);
        Value = value - _mean;
    }

    public void Reset()
    {
        _mean = 0;
        _count = 0;
        Value = null;
    }

    /// <summary>Goes on from the mean of another one, which may have another half-life.</summary>
    public void Take(RunningCentre other)
    {
        _mean = other._mean;
        _count = other._count;
        Value = other.Value;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_mean);
        writer.Write(_count);
        writer.Write(Value is not null);
        writer.Write(Value ?? 0);
    }

    public void Restore(BinaryReader reader)
    {
        _mean = reader.ReadDouble();
        _count = reader.ReadInt64();
        var isKnown = reader.ReadBoolean();
        var value = reader.ReadDouble();
        Value = isKnown ? value : null;
    }
}
