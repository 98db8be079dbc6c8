namespace Aetherion.Domain.Learning.Outliers;

/// <summary>
/// The squared Mahalanobis distance d^2 = (x - m)' S^-1 (x - m) of rows from the middle of a training window (Mahalanobis
/// 1936), without unit. Immutable; <see cref="MinimumCovarianceDeterminant"/> gives one that outliers do not bend.
/// </summary>
public sealed class MahalanobisDistance
{
    /// <summary>The most features.</summary>
    public const int FeatureCountMax = 64;

    private readonly double[] _location;
    private readonly double[] _covariance;
    private readonly double[] _whitening;

    /// <summary>A distance with known parameters.</summary>
    /// <param name="location">The middle, one value for each feature.</param>
    /// <param name="covariance">The covariance row by row, symmetric and positive definite.</param>
    /// <exception cref="ArgumentException">The parts do not fit, or the covariance is not positive definite.</exception>
    public MahalanobisDistance(ReadOnlySpan<double> location, ReadOnlySpan<double> covariance)
    {
        ThrowIfUnusable(location, covariance);
        _location = location.ToArray();
        _covariance = covariance.ToArray();
        _whitening = SymmetricRoot.InverseOf(covariance, location.Length)
            ?? throw new ArgumentException(
                "The covariance is not positive definite: a feature does not vary, or follows from the others. " +
                "Leave such a feature out, or give more varied rows.");
    }

    /// <summary>Columns of a row.</summary>
    public int FeatureCount => _location.Length;

    /// <summary>The middle.</summary>
    public ReadOnlySpan<double> Location => _location;

    /// <summary>The covariance, row by row.</summary>
    public ReadOnlySpan<double> Covariance => _covariance;

    /// <summary>The distance from the mean and population covariance of a window.</summary>
    public static MahalanobisDistance Fit(ObservationMatrix window)
    {
        ArgumentNullException.ThrowIfNull(window);
        if (window.RowCount <= window.ColumnCount)
        {
            throw new ArgumentException(
                $"The training window has {window.RowCount} rows; {window.ColumnCount} features need at least " +
                $"{window.ColumnCount + 1}.",
                nameof(window));
        }

        MomentSums sums = new(window.ColumnCount);
        for (int row = 0; row < window.RowCount; row++)
            sums.Add(window.Row(row));
        return new MahalanobisDistance(sums.Mean(), sums.Covariance());
    }

    /// <summary>d^2 of one row.</summary>
    public double Squared(ReadOnlySpan<double> row)
    {
        if (row.Length != FeatureCount)
            throw new ArgumentException($"The distance has {FeatureCount} features, the row has {row.Length}.");
        double sum = 0;
        for (int feature = 0; feature < row.Length; feature++)
        {
            double part = Whitened(row, feature);
            sum += part * part;
        }

        return double.IsFinite(sum) ? sum : throw new ArgumentException("A row is not finite or too far off.");
    }

    /// <summary>d^2 of all rows.</summary>
    public double[] Squared(ObservationMatrix rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double[] distances = new double[rows.RowCount];
        for (int row = 0; row < distances.Length; row++)
            distances[row] = Squared(rows.Row(row));
        return distances;
    }

    /// <summary>
    /// The part of each feature in d^2: the squares of w = R^(-1/2) D^(-1) (x - m), with the deviations D and the symmetric
    /// root of the correlations R. These uncorrelated variables stay as close to the features as can be (Garthwaite and Koch
    /// 2016). The parts are never negative and add up to d^2.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="contributions">One for each feature.</param>
    /// <returns>d^2.</returns>
    public double Explain(ReadOnlySpan<double> row, Span<double> contributions)
    {
        double squared = Squared(row);
        for (int feature = 0; feature < row.Length; feature++)
        {
            double part = Whitened(row, feature);
            contributions[feature] = part * part;
        }

        return squared;
    }

    private static void ThrowIfUnusable(ReadOnlySpan<double> location, ReadOnlySpan<double> covariance)
    {
        if (location.Length is < 1 or > FeatureCountMax || covariance.Length != location.Length * location.Length)
        {
            throw new ArgumentException(
                $"A distance has 1 to {FeatureCountMax} features and a covariance of their square; got " +
                $"{location.Length} and {covariance.Length}.");
        }

        foreach (double value in location)
            ThrowIfUnusable(value);
        foreach (double value in covariance)
            ThrowIfUnusable(value);
    }

    private static void ThrowIfUnusable(double value)
    {
        if (!ObservationMatrix.IsUsable(value))
            throw new ArgumentException($"A distance cannot have the parameter {value}.");
    }

    private double Whitened(ReadOnlySpan<double> row, int feature)
    {
        ReadOnlySpan<double> weights = _whitening.AsSpan(feature * row.Length, row.Length);
        double sum = 0;
        for (int column = 0; column < row.Length; column++)
            sum += weights[column] * (row[column] - _location[column]);
        return sum;
    }
}
