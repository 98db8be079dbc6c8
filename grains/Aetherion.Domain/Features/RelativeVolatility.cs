namespace Aetherion.Domain.Features;

/// <summary>
/// The log root mean square return less its own running mean, so that symbols and timeframes of different volatility,
/// calm years and wild ones are alike. The running mean is m += (x - m) * max(1/n, a), a = 1 - 2^(-1/half-life), after
/// n values, the current one included: the plain mean at first, exponentially weighted later. Means of logarithms are
/// moved little by a short storm.
/// </summary>
public sealed class RelativeVolatility(int halfLife, int warmUp) : IIndicator
{
    private readonly double _weightMin = 1 - Math.Pow(2, -1.0 / halfLife);
    private double _mean;
    private double? _value;
    private long _count;

    public int WarmUpPeriod => warmUp;

    public bool IsReady => _value is not null;

    public double? Value => _value;

    /// <summary>Takes the log root mean square return of the next bar, null while it is not known.</summary>
    public void Update(double? logRootMeanSquareReturn)
    {
        if (logRootMeanSquareReturn is not { } value)
            return;
        _count++;
        _mean += (value - _mean) * Math.Max(1.0 / _count, _weightMin);
        _value = value - _mean;
    }

    public void Reset()
    {
        _mean = 0;
        _value = null;
        _count = 0;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(_mean);
        writer.Write(_count);
        writer.Write(_value is not null);
        writer.Write(_value ?? 0);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _mean = reader.ReadDouble();
        _count = reader.ReadInt64();
        var isKnown = reader.ReadBoolean();
        var value = reader.ReadDouble();
        _value = isKnown ? value : null;
    }
}
