namespace Aetherion.Domain.Features;

/// <summary>
/// The square root of the exponentially weighted variance per bar (RiskMetrics 1996):
/// v_t = decay * v_(t-1) + (1 - decay) * r_(t-1)^2. The value of a bar uses the returns before it, never its own. The
/// first squared return starts it.
/// </summary>
public sealed class EwmaVolatility(double decay, int warmUp) : IIndicator
{
    private double _variance;
    private double _nextVariance;
    private int _count;

    public int WarmUpPeriod => warmUp + 2;

    public bool IsReady => _count > warmUp;

    public double? Value => IsReady ? Math.Sqrt(_variance) : null;

    public void Update(double logReturn)
    {
        var squared = logReturn * logReturn;
        _variance = _nextVariance;
        _nextVariance = _count == 0 ? squared : (decay * _variance) + ((1 - decay) * squared);
        _count = Math.Min(_count + 1, warmUp + 1);
    }

    public void Reset()
    {
        _variance = _nextVariance = 0;
        _count = 0;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(_variance);
        writer.Write(_nextVariance);
        writer.Write(_count);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _variance = reader.ReadDouble();
        _nextVariance = reader.ReadDouble();
        _count = reader.ReadInt32();
    }
}
