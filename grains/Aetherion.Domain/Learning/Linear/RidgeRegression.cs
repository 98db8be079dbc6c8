using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Learning.Linear;

/// <summary>
/// Linear regression with a penalty on the squared coefficients (Hoerl and Kennard 1970). Columns are standardised over
/// the training window first, so that the penalty does not depend on units; the intercept is not penalised. The
/// coefficients kept are those of the columns as they came.
/// </summary>
public sealed class RidgeRegression
{
    private readonly double[] _coefficients;

    /// <summary>A regression with known coefficients, one per column, and an intercept; all finite.</summary>
    public RidgeRegression(ReadOnlySpan<double> coefficients, double intercept)
    {
        if (coefficients.IsEmpty || !double.IsFinite(intercept))
            throw new ArgumentException("A regression needs at least one coefficient and a finite intercept.");
        foreach (double coefficient in coefficients)
        {
            if (!double.IsFinite(coefficient))
                throw new ArgumentException($"A coefficient is {coefficient}; all must be finite.");
        }

        _coefficients = coefficients.ToArray();
        Intercept = intercept;
    }

    /// <summary>Number of columns.</summary>
    public int FeatureCount => _coefficients.Length;

    /// <summary>Change of the prediction per unit of each column.</summary>
    public ReadOnlySpan<double> Coefficients => _coefficients;

    /// <summary>The prediction where all columns are 0.</summary>
    public double Intercept { get; }

    /// <summary>Minimises the sum of squared errors plus <paramref name="penalty"/> times the sum of squared
    /// coefficients of the standardised columns.</summary>
    /// <param name="rows">The training window.</param>
    /// <param name="targets">What to predict, one for each row; finite and at most 1e100 in size.</param>
    /// <param name="penalty">0 is least squares, which needs columns that do not determine one another.</param>
    /// <exception cref="ArgumentException">Lengths differ, there are fewer than two rows, a target cannot be used, or
    /// the columns determine one another and the penalty is 0.</exception>
    public static RidgeRegression Fit(ObservationMatrix rows, ReadOnlySpan<double> targets, double penalty = 1)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ThrowIfUnusable(rows, targets, penalty);
        StandardScaler scaler = StandardScaler.Fit(rows);
        ObservationMatrix scaled = scaler.Transform(rows);
        int columns = rows.ColumnCount;
        double mean = 0;
        foreach (double target in targets)
            mean += target / targets.Length;

        double[] normal = new double[columns * columns];
        double[] right = new double[columns];
        for (int row = 0; row < rows.RowCount; row++)
            AddRow(scaled.Row(row), targets[row] - mean, normal, right);
        for (int column = 0; column < columns; column++)
            normal[(column * columns) + column] += penalty;
        return Unscale(scaler, Solve(normal, right), mean);
    }

    /// <summary>The prediction for one row. Allocates nothing.</summary>
    public double Predict(ReadOnlySpan<double> row)
    {
        if (row.Length != _coefficients.Length)
            throw new ArgumentException($"The regression has {FeatureCount} columns, the row has {row.Length}.");
        double sum = Intercept;
        for (int column = 0; column < row.Length; column++)
            sum += _coefficients[column] * row[column];
        return sum;
    }

    private static void AddRow(ReadOnlySpan<double> values, double target, double[] normal, double[] right)
    {
        for (int row = 0; row < values.Length; row++)
        {
            right[row] += values[row] * target;
            for (int column = 0; column <= row; column++)
                normal[(row * values.Length) + column] += values[row] * values[column];
        }
    }

    private static double[] Solve(double[] normal, double[] right)
    {
        try
        {
            return Cholesky.Solve(normal, right);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException(
                "Some columns are constant or follow from others; drop them or give a penalty above 0.", exception);
        }
    }

    private static RidgeRegression Unscale(StandardScaler scaler, double[] standardised, double mean)
    {
        double intercept = mean;
        for (int column = 0; column < standardised.Length; column++)
        {
            standardised[column] /= scaler.Deviations[column];
            intercept -= standardised[column] * scaler.Means[column];
        }

        return new RidgeRegression(standardised, intercept);
    }

    private static void ThrowIfUnusable(ObservationMatrix rows, ReadOnlySpan<double> targets, double penalty)
    {
        if (!(penalty >= 0 && double.IsFinite(penalty)))
            throw new ArgumentException($"The penalty cannot be {penalty}; give 0 or more.", nameof(penalty));
        if (rows.RowCount != targets.Length || rows.RowCount < 2)
        {
            throw new ArgumentException(
                $"A regression needs as many targets as rows, at least two; got {targets.Length} and {rows.RowCount}.");
        }

        for (int row = 0; row < targets.Length; row++)
        {
            if (!ObservationMatrix.IsUsable(targets[row]))
                throw new ArgumentException($"The target of row {row} is {targets[row]}; targets must be finite.");
        }
    }
}
