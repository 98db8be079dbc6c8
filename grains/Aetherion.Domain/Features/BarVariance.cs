namespace Aetherion.Domain.Features;

/// <summary>
/// The variance that one bar shows: the mean of its squared log return and of Parkinson's range estimator (1980),
/// ln(high / low)^2 / (4 ln 2). A bar beyond <see cref="OutlierFactor"/> times the slow mean counts as that much, so
/// that one bad print does not rule the hours after it.
/// </summary>
internal sealed class BarVariance(double halfLife)
{
    /// <summary>Six standard deviations, squared.</summary>
    public const double OutlierFactor = 36;

    /// <summary>Bars before outliers are told from others.</summary>
    public const int LearningBars = 60;

    private readonly DecayingMean _slow = new(halfLife);
    private int _count;

    /// <summary>The variance without a bound, as the last bar showed it.</summary>
    public double Unbounded { get; private set; }

    /// <summary>Takes the next bar and returns its bounded variance.</summary>
    public double Update(double logReturn, double logRange)
    {
        Unbounded = ((logReturn * logReturn) + (logRange * logRange / (4 * Math.Log(2)))) / 2;
        var bounded = _count < LearningBars ? Unbounded : Math.Min(Unbounded, OutlierFactor * _slow.Value);
        _slow.Update(bounded);
        _count = Math.Min(_count + 1, LearningBars);
        return bounded;
    }

    public void Reset()
    {
        _slow.Reset();
        _count = 0;
        Unbounded = 0;
    }

    public void Save(BinaryWriter writer)
    {
        _slow.Save(writer);
        writer.Write(_count);
    }

    public void Restore(BinaryReader reader)
    {
        _slow.Restore(reader);
        _count = reader.ReadInt32();
    }
}
