namespace Aetherion.Domain.Learning;

/// <summary>
/// Shifts and scales each feature by the mean and the population standard deviation of the window it was fitted on
/// (z-scores). A column without variation keeps the scale 1, so that it maps to zero and not to NaN.
/// </summary>
public sealed class StandardScaler
{
    /// <summary>A deviation below this share of the column's size is rounding, not variation.</summary>
    private const double RoundingShare = 1e-13;

    private readonly double[] _means;
    private readonly double[] _deviations;

    /// <summary>A scaler with known figures, one per feature.</summary>
    public StandardScaler(ReadOnlySpan<double> means, ReadOnlySpan<double> deviations)
    {
        if (means.Length == 0 || means.Length != deviations.Length)
        {
            throw new ArgumentException(
                $"A scaler needs as many deviations as means, at least one; got {means.Length} and " +
                $"{deviations.Length}.");
        }

        for (int column = 0; column < means.Length; column++)
        {
            bool usable = ObservationMatrix.IsUsable(means[column]) && ObservationMatrix.IsUsable(deviations[column]);
            if (!usable || deviations[column] <= 0)
            {
                throw new ArgumentException(
                    $"Column {column} has mean {means[column]} and deviation {deviations[column]}; both must be " +
                    "finite, the deviation positive.");
            }
        }

        _means = means.ToArray();
        _deviations = deviations.ToArray();
    }

    /// <summary>Number of features.</summary>
    public int FeatureCount => _means.Length;

    /// <summary>Mean of each feature over the training window.</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>Population standard deviation of each feature over the training window.</summary>
    public ReadOnlySpan<double> Deviations => _deviations;

    /// <summary>Fits a scaler on a training window.</summary>
    public static StandardScaler Fit(ObservationMatrix window)
    {
        ArgumentNullException.ThrowIfNull(window);
        if (window.RowCount == 0)
        {
            throw new ArgumentException("The training window is empty; give at least one row.", nameof(window));
        }

        double[] means = ColumnMeans(window);
        double[] deviations = ColumnDeviations(window, means);
        for (int column = 0; column < means.Length; column++)
        {
            if (deviations[column] <= RoundingShare * Math.Abs(means[column]))
            {
                deviations[column] = 1;
            }
        }

        return new StandardScaler(means, deviations);
    }

    /// <summary>Scales one row into <paramref name="scaled"/>; both spans may be the same.</summary>
    public void Transform(ReadOnlySpan<double> row, Span<double> scaled)
    {
        if (row.Length != FeatureCount || scaled.Length < FeatureCount)
        {
            throw new ArgumentException($"The scaler has {FeatureCount} features, the row has {row.Length}.");
        }

        for (int column = 0; column < _means.Length; column++)
        {
            scaled[column] = (row[column] - _means[column]) / _deviations[column];
        }
    }

    /// <summary>Scales all rows of a window.</summary>
    public ObservationMatrix Transform(ObservationMatrix window)
    {
        ArgumentNullException.ThrowIfNull(window);
        double[] values = new double[window.RowCount * window.ColumnCount];
        for (int row = 0; row < window.RowCount; row++)
        {
            Transform(window.Row(row), values.AsSpan(row * FeatureCount, FeatureCount));
        }

        return new ObservationMatrix(values, FeatureCount);
    }

    internal static double[] ColumnMeans(ObservationMatrix window)
    {
        double[] means = new double[window.ColumnCount];
        for (int row = 0; row < window.RowCount; row++)
        {
            ReadOnlySpan<double> values = window.Row(row);
            for (int column = 0; column < means.Length; column++)
            {
                // Divided before it is added: a sum of the largest accepted values stays finite.
                means[column] += values[column] / window.RowCount;
            }
        }

        return means;
    }

    internal static double[] ColumnDeviations(ObservationMatrix window, ReadOnlySpan<double> means)
    {
        double[] variances = new double[window.ColumnCount];
        for (int row = 0; row < window.RowCount; row++)
        {
            ReadOnlySpan<double> values = window.Row(row);
            for (int column = 0; column < variances.Length; column++)
            {
                double difference = values[column] - means[column];
                variances[column] += difference * difference / window.RowCount;
            }
        }

        return Array.ConvertAll(variances, Math.Sqrt);
    }
}
