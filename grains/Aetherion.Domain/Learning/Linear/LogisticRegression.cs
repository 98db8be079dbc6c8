using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Learning.Linear;

/// <summary>
/// The probability of one of two outcomes from a linear score, 1 / (1 + exp(-score)), fitted by Newton's method with a
/// penalty on the squared coefficients of the standardised columns; the intercept is not penalised.
/// </summary>
public sealed class LogisticRegression
{
    private const int IterationsMax = 50;
    private const double Tolerance = 1e-10;

    /// <summary>Scores beyond this have probabilities that no data could tell from 0 or 1.</summary>
    private const double ScoreMax = 30;

    private readonly double[] _coefficients;

    private LogisticRegression(double[] coefficients, double intercept)
    {
        _coefficients = coefficients;
        Intercept = intercept;
    }

    /// <summary>Change of the score per unit of each column.</summary>
    public ReadOnlySpan<double> Coefficients => _coefficients;

    /// <summary>The score where all columns are 0.</summary>
    public double Intercept { get; }

    /// <summary>Fits.</summary>
    /// <param name="rows">The training window.</param>
    /// <param name="outcomes">Whether the outcome was the one whose probability is wanted, one for each row.</param>
    /// <param name="penalty">Above 0, so that outcomes that a column separates have finite coefficients.</param>
    /// <exception cref="ArgumentException">Lengths differ, all outcomes are the same, or the penalty is not above
    /// 0.</exception>
    public static LogisticRegression Fit(ObservationMatrix rows, ReadOnlySpan<bool> outcomes, double penalty = 1)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.RowCount != outcomes.Length)
        {
            throw new ArgumentException(
                $"{rows.RowCount} rows have {outcomes.Length} outcomes; give one for each row.");
        }

        if (!(penalty > 0 && double.IsFinite(penalty)))
            throw new ArgumentException($"The penalty cannot be {penalty}; give a number above 0.", nameof(penalty));
        int positives = outcomes.Count(true);
        if (positives == 0 || positives == outcomes.Length)
            throw new ArgumentException("All outcomes are the same; a regression needs both.");
        StandardScaler scaler = StandardScaler.Fit(rows);
        ObservationMatrix scaled = scaler.Transform(rows);
        double[] weights = new double[rows.ColumnCount + 1];
        weights[^1] = Math.Log((double)positives / (outcomes.Length - positives));
        for (int iteration = 0; iteration < IterationsMax; iteration++)
        {
            if (Step(scaled, outcomes, penalty, weights) < Tolerance)
                break;
        }

        return Unscale(scaler, weights);
    }

    /// <summary>The probability for one row. Allocates nothing.</summary>
    public double Predict(ReadOnlySpan<double> row)
    {
        if (row.Length != _coefficients.Length)
        {
            throw new ArgumentException(
                $"The regression has {_coefficients.Length} columns, the row has {row.Length}.");
        }

        double score = Intercept;
        for (int column = 0; column < row.Length; column++)
            score += _coefficients[column] * row[column];
        return Probability(score);
    }

    private static double Probability(double score) => 1 / (1 + Math.Exp(-Math.Clamp(score, -ScoreMax, ScoreMax)));

    /// <summary>One step of Newton's; gives the size of the largest change.</summary>
    private static double Step(ObservationMatrix rows, ReadOnlySpan<bool> outcomes, double penalty, double[] weights)
    {
        int size = weights.Length;
        double[] hessian = new double[size * size];
        double[] gradient = new double[size];
        double[] columns = new double[size];
        columns[^1] = 1;
        for (int row = 0; row < rows.RowCount; row++)
        {
            rows.Row(row).CopyTo(columns);
            AddRow(columns, outcomes[row], weights, gradient, hessian);
        }

        for (int column = 0; column < size - 1; column++)
        {
            gradient[column] -= penalty * weights[column];
            hessian[(column * size) + column] += penalty;
        }

        return Move(hessian, gradient, weights);
    }

    private static void AddRow(double[] columns, bool outcome, double[] weights, double[] gradient, double[] hessian)
    {
        double score = 0;
        for (int column = 0; column < columns.Length; column++)
            score += weights[column] * columns[column];
        double probability = Probability(score);
        double curvature = probability * (1 - probability);
        for (int row = 0; row < columns.Length; row++)
        {
            gradient[row] += columns[row] * ((outcome ? 1 : 0) - probability);
            for (int column = 0; column <= row; column++)
                hessian[(row * columns.Length) + column] += curvature * columns[row] * columns[column];
        }
    }

    private static double Move(double[] hessian, double[] gradient, double[] weights)
    {
        int size = weights.Length;
        double[]? factor = Cholesky.Factor(hessian, size);
        if (factor is null)
            return 0;
        double[] inverse = Cholesky.Invert(factor, size);
        double[] half = new double[size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column <= row; column++)
                half[row] += inverse[(row * size) + column] * gradient[column];
        }

        double largest = 0;
        for (int column = 0; column < size; column++)
        {
            double change = 0;
            for (int row = column; row < size; row++)
                change += inverse[(row * size) + column] * half[row];
            weights[column] += change;
            largest = Math.Max(largest, Math.Abs(change));
        }

        return largest;
    }

    private static LogisticRegression Unscale(StandardScaler scaler, double[] weights)
    {
        double[] coefficients = weights[..^1];
        double intercept = weights[^1];
        for (int column = 0; column < coefficients.Length; column++)
        {
            coefficients[column] /= scaler.Deviations[column];
            intercept -= coefficients[column] * scaler.Means[column];
        }

        return new LogisticRegression(coefficients, intercept);
    }
}
