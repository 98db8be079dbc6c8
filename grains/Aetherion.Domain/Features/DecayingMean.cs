namespace Aetherion.Domain.Features;

/// <summary>
/// The exponentially weighted mean of all values so far, the last one included: item i of n weighs
/// 2^(-(n - i) / half-life), and the weights are divided by their sum, so that a short series has a mean too.
/// </summary>
internal sealed class DecayingMean(double halfLife)
{
    private readonly double _decay = Math.Pow(2, -1 / halfLife);
    private double _sum;
    private double _weight;

    /// <summary>0 before the first value.</summary>
    public double Value => _weight > 0 ? _sum / _weight : 0;

    public void Update(double value)
    {
        _sum = (_decay * _sum) + ((1 - _decay) * value);
        _weight = (_decay * _weight) + (1 - _decay);
    }

    public void Reset() => _sum = _weight = 0;

    public void Save(BinaryWriter writer)
    {
        writer.Write(_sum);
        writer.Write(_weight);
    }

    public void Restore(BinaryReader reader)
    {
        _sum = reader.ReadDouble();
        _weight = reader.ReadDouble();
    }
}
