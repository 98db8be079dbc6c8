using MathNet.Numerics.Distributions;

namespace Aetherion.Domain.Learning.Outliers;

/// <summary>
/// The mean and covariance of the share of rows whose covariance has the least determinant (Rousseeuw 1985), found by
/// concentration steps from random starts (Rousseeuw and Van Driessen 1999): outliers do not bend it. The raw covariance is
/// made consistent for normal data with h/n / P(chi2(p + 2) &lt;= chi2 quantile(p, h/n)) (Croux and Haesbroeck 1999); rows
/// within the 97.5 % quantile of chi2(p) then give the final estimate, corrected in the same way. The result depends on
/// the rows and the seed only.
/// </summary>
public static class MinimumCovarianceDeterminant
{
    private const double ReweightingShare = 0.975;

    /// <summary>Fits the robust distance.</summary>
    /// <exception cref="ArgumentException">There are too few rows, or most of them lie in a plane.</exception>
    public static MahalanobisDistance Fit(
        ObservationMatrix window,
        MinimumCovarianceDeterminantOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(window);
        options ??= new MinimumCovarianceDeterminantOptions();
        options.ThrowIfInvalid();
        if (window.RowCount < 2 * (window.ColumnCount + 1))
        {
            throw new ArgumentException(
                $"The training window has {window.RowCount} rows; {window.ColumnCount} features need at least " +
                $"{2 * (window.ColumnCount + 1)}.",
                nameof(window));
        }

        MahalanobisDistance raw = FindRaw(window, options, cancellationToken);
        double share = (double)SupportCount(window.RowCount, options) / window.RowCount;
        return Reweight(window, Corrected(raw, share));
    }

    internal static int SupportCount(int rowCount, MinimumCovarianceDeterminantOptions options) =>
        Math.Clamp((int)Math.Ceiling(options.SupportFraction * rowCount), 1, rowCount);

    /// <summary>What the covariance of the inner share of normal rows has to be multiplied by.</summary>
    internal static double ConsistencyFactor(double share, int featureCount)
    {
        if (share >= 1)
            return 1;
        double bound = ChiSquared.InvCDF(featureCount, share);
        return share / ChiSquared.CDF(featureCount + 2, bound);
    }

    private static MahalanobisDistance FindRaw(
        ObservationMatrix window, MinimumCovarianceDeterminantOptions options, CancellationToken cancellationToken)
    {
        Random random = new(options.Seed);
        ObservationMatrix starts = Draw(window, Math.Min(window.RowCount, options.StartRowsMax), random);
        ConcentrationStep small = new(starts, SupportCount(starts.RowCount, options));
        List<ConcentratedRows> candidates = [];
        for (int start = 0; start < options.StartCount; start++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (small.Start(random) is { } first && small.Next(first) is { } second && small.Next(second) is { } third)
                candidates.Add(third);
        }

        ConcentrationStep whole = new(window, SupportCount(window.RowCount, options));
        ConcentratedRows? best = null;
        foreach (ConcentratedRows candidate in candidates.OrderBy(c => c.LogDeterminant).Take(options.FinalistCount))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ConcentratedRows? end = whole.Run(candidate, options.MaxIterations);
            if (end is not null && (best is null || end.LogDeterminant < best.LogDeterminant))
                best = end;
        }

        return best?.Distance ?? throw new ArgumentException(
            "Most rows of the training window lie in a plane: a feature hardly varies. Leave it out.");
    }

    private static ObservationMatrix Draw(ObservationMatrix window, int count, Random random)
    {
        if (count == window.RowCount)
            return window;
        int[] rows = [.. Enumerable.Range(0, window.RowCount)];
        double[] values = new double[count * window.ColumnCount];
        for (int index = 0; index < count; index++)
        {
            int other = random.Next(index, rows.Length);
            (rows[index], rows[other]) = (rows[other], rows[index]);
            window.Row(rows[index]).CopyTo(values.AsSpan(index * window.ColumnCount));
        }

        return new ObservationMatrix(values, window.ColumnCount);
    }

    private static MahalanobisDistance Reweight(ObservationMatrix window, MahalanobisDistance raw)
    {
        double bound = ChiSquared.InvCDF(window.ColumnCount, ReweightingShare);
        MomentSums sums = new(window.ColumnCount);
        for (int row = 0; row < window.RowCount; row++)
        {
            if (raw.Squared(window.Row(row)) <= bound)
                sums.Add(window.Row(row));
        }

        return Corrected(new MahalanobisDistance(sums.Mean(), sums.Covariance()), ReweightingShare);
    }

    private static MahalanobisDistance Corrected(MahalanobisDistance distance, double share)
    {
        double factor = ConsistencyFactor(share, distance.FeatureCount);
        double[] covariance = distance.Covariance.ToArray();
        foreach (ref double value in covariance.AsSpan())
            value *= factor;
        return new MahalanobisDistance(distance.Location, covariance);
    }
}
