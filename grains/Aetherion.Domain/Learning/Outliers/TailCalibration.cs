using System.Collections.Immutable;

namespace Aetherion.Domain.Learning.Outliers;

/// <summary>
/// Puts a value on the scale of surprise a = -ln P(X &gt;= value), in nats, by the values of a training window: 0 for what is
/// always reached, 4.6 for what one row in a hundred reaches. Linear between knots at even steps of surprise; beyond the
/// last one, which <see cref="TailShare"/> of the rows reach, with the slope of an exponential tail, 1 / mean excess.
/// On a logarithm that is a Pareto tail with Hill's exponent (Hill 1975).
/// </summary>
public sealed class TailCalibration
{
    /// <summary>The share of the rows beyond the last knot.</summary>
    public const double TailShare = 0.01;

    /// <summary>The fewest rows of a training window.</summary>
    public const int RowCountMin = 1000;

    /// <summary>The most knots.</summary>
    public const int KnotCountMax = 1024;

    private const int KnotCount = 64;

    /// <summary>The least mean excess as a share of the knots' range: a tail of equal values has none.</summary>
    private const double ExcessShareMin = 1e-6;

    private readonly double[] _values;
    private readonly double[] _surprises;

    /// <summary>A calibration with known figures.</summary>
    /// <param name="values">The knots, rising.</param>
    /// <param name="surprises">Their surprise in nats, rising.</param>
    /// <param name="tailSlope">Nats for each unit of the value beyond the last knot.</param>
    /// <exception cref="ArgumentException">The knots do not rise, or the slope is not positive.</exception>
    public TailCalibration(ReadOnlySpan<double> values, ReadOnlySpan<double> surprises, double tailSlope)
    {
        if (values.Length is < 2 or > KnotCountMax || values.Length != surprises.Length)
        {
            throw new ArgumentException(
                $"A calibration has 2 to {KnotCountMax} knots and a surprise for each; got {values.Length} and " +
                $"{surprises.Length}.");
        }

        if (!Rises(values) || !Rises(surprises) || surprises[0] < 0)
            throw new ArgumentException("The knots of a calibration are finite and rise, from a surprise of 0 or more.");
        if (!(tailSlope > 0 && ObservationMatrix.IsUsable(tailSlope)))
            throw new ArgumentException($"The slope of a tail is positive and finite, not {tailSlope}.");
        _values = values.ToArray();
        _surprises = surprises.ToArray();
        TailSlope = tailSlope;
    }

    /// <summary>The knots.</summary>
    public ImmutableArray<double> Values => [.. _values];

    /// <summary>The surprise of each knot, in nats.</summary>
    public ImmutableArray<double> Surprises => [.. _surprises];

    /// <summary>Nats for each unit of the value beyond the last knot.</summary>
    public double TailSlope { get; }

    /// <summary>Calibrates on the values of a training window.</summary>
    /// <exception cref="ArgumentException">There are too few values, or they hardly vary.</exception>
    public static TailCalibration Fit(ReadOnlySpan<double> values)
    {
        if (values.Length < RowCountMin)
        {
            throw new ArgumentException(
                $"The training window has {values.Length} rows; a calibration needs at least {RowCountMin}.");
        }

        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        if (!ObservationMatrix.IsUsable(sorted[0]) || !ObservationMatrix.IsUsable(sorted[^1]))
            throw new ArgumentException("A calibration takes finite values.");
        List<double> knots = [];
        List<double> surprises = [];
        for (int knot = 0; knot < KnotCount; knot++)
            AddKnot(sorted, -Math.Log(TailShare) * knot / (KnotCount - 1), knots, surprises);
        if (knots.Count < 2)
            throw new ArgumentException("The values of the training window hardly vary; nothing could stand out.");
        return new TailCalibration([.. knots], [.. surprises], SlopeBeyond(sorted, knots));
    }

    /// <summary>The surprise of a value in nats, 0 or more; rises with the value.</summary>
    public double Surprise(double value)
    {
        if (!(value > _values[0]))
            return double.IsNaN(value) ? throw new ArgumentException("A value is NaN.") : _surprises[0];
        int above = Array.BinarySearch(_values, value);
        if (above >= 0)
            return _surprises[above];
        above = ~above;
        if (above == _values.Length)
            return _surprises[^1] + ((value - _values[^1]) * TailSlope);
        double share = (value - _values[above - 1]) / (_values[above] - _values[above - 1]);
        return _surprises[above - 1] + (share * (_surprises[above] - _surprises[above - 1]));
    }

    private static bool Rises(ReadOnlySpan<double> values)
    {
        for (int index = 0; index < values.Length; index++)
        {
            if (!ObservationMatrix.IsUsable(values[index]) || (index > 0 && values[index] <= values[index - 1]))
                return false;
        }

        return true;
    }

    private static void AddKnot(double[] sorted, double surprise, List<double> knots, List<double> surprises)
    {
        int below = (int)((1 - Math.Exp(-surprise)) * sorted.Length);
        double value = sorted[Math.Min(below, sorted.Length - 1)];
        if (knots.Count > 0 && value <= knots[^1])
            return;
        knots.Add(value);
        surprises.Add(surprise);
    }

    private static double SlopeBeyond(double[] sorted, List<double> knots)
    {
        double last = knots[^1];
        double excess = sorted.Where(value => value > last).Select(value => value - last).DefaultIfEmpty(0).Average();
        return 1 / Math.Max(excess, ExcessShareMin * (last - knots[0]));
    }
}
