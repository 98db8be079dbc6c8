using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Learning.Outliers;

/// <summary>
/// Concentration steps over one window: take the rows closest to an estimate and estimate from them again. The determinant
/// falls until the rows stay the same (Rousseeuw and Van Driessen 1999, theorem 1).
/// </summary>
internal sealed class ConcentrationStep(ObservationMatrix window, int supportCount)
{
    private readonly double[] _distances = new double[window.RowCount];
    private readonly double[] _sorted = new double[window.RowCount];
    private readonly MomentSums _sums = new(window.ColumnCount);

    /// <summary>From as few random rows as span the space; null when they never do.</summary>
    public ConcentratedRows? Start(Random random)
    {
        _sums.Clear();
        while (_sums.Count < window.RowCount)
        {
            _sums.Add(window.Row(random.Next(window.RowCount)));
            if (_sums.Count > window.ColumnCount && Estimate() is { } estimate)
                return estimate;
        }

        return null;
    }

    /// <summary>One step; null when the chosen rows do not span the space.</summary>
    public ConcentratedRows? Next(ConcentratedRows from)
    {
        for (int row = 0; row < _distances.Length; row++)
            _distances[row] = from.Distance.Squared(window.Row(row));
        _distances.CopyTo(_sorted, 0);
        Array.Sort(_sorted);
        double bound = _sorted[supportCount - 1];
        _sums.Clear();
        for (int row = 0; row < _distances.Length && _sums.Count < supportCount; row++)
        {
            if (_distances[row] <= bound)
                _sums.Add(window.Row(row));
        }

        return Estimate();
    }

    /// <summary>Steps until the determinant falls no more.</summary>
    public ConcentratedRows? Run(ConcentratedRows from, int maxIterations)
    {
        ConcentratedRows? current = Next(from);
        for (int iteration = 1; iteration < maxIterations && current is not null; iteration++)
        {
            ConcentratedRows? next = Next(current);
            if (next is null || next.LogDeterminant >= current.LogDeterminant)
                return next ?? current;
            current = next;
        }

        return current;
    }

    private ConcentratedRows? Estimate()
    {
        double[] covariance = _sums.Covariance();
        if (Cholesky.Factor(covariance, window.ColumnCount) is not { } factor
            || SymmetricRoot.InverseOf(covariance, window.ColumnCount) is null)
            return null;
        double logDeterminant = 0;
        for (int column = 0; column < window.ColumnCount; column++)
            logDeterminant += 2 * Math.Log(factor[(column * window.ColumnCount) + column]);
        return new ConcentratedRows(new MahalanobisDistance(_sums.Mean(), covariance), logDeterminant);
    }
}
