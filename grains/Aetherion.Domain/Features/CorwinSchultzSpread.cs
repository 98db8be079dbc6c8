using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>
/// Corwin and Schultz's estimator of the relative spread (2012) from the highs and lows of two bars, averaged over the
/// window. Single estimates are not set to 0 where they are negative: clipping before the mean biases it upwards; clip
/// at display.
/// </summary>
public sealed class CorwinSchultzSpread(int window) : IIndicator
{
    private static readonly double Denominator = 3 - (2 * Math.Sqrt(2));

    private readonly RollingWindow _estimates = new(window);
    private double _squaredRange;
    private long _high;
    private long _low;

    public int WarmUpPeriod => window + 1;

    public bool IsReady => _estimates.IsFull;

    public double? Value => IsReady ? _estimates.Mean : null;

    public void Update(in Candle candle)
    {
        var (high, low) = (candle.High.Ticks, candle.Low.Ticks);
        var squaredRange = SquaredLog(high, low);
        if (_high > 0)
        {
            var both = SquaredLog(Math.Max(high, _high), Math.Min(low, _low));
            _estimates.Add(Estimate(squaredRange + _squaredRange, both));
        }
        (_high, _low, _squaredRange) = (high, low, squaredRange);
    }

    public void Reset()
    {
        _estimates.Reset();
        _high = _low = 0;
        _squaredRange = 0;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _estimates.Save(writer);
        writer.Write(_squaredRange);
        writer.Write(_high);
        writer.Write(_low);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _estimates.Restore(reader);
        _squaredRange = reader.ReadDouble();
        _high = reader.ReadInt64();
        _low = reader.ReadInt64();
    }

    private static double Estimate(double beta, double gamma)
    {
        var alpha = ((Math.Sqrt(2 * beta) - Math.Sqrt(beta)) / Denominator) - Math.Sqrt(gamma / Denominator);
        var exponential = Math.Exp(alpha);
        return 2 * (exponential - 1) / (1 + exponential);
    }

    private static double SquaredLog(long high, long low)
    {
        var log = high == low ? 0 : Math.Log((double)high / low);
        return log * log;
    }
}
