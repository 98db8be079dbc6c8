namespace Aetherion.Domain.Learning.IsolationForests;

/// <summary>
/// c(n) = 2 H(n - 1) - 2 (n - 1) / n, the average depth at which a value is not found in a binary search tree of n values
/// (Liu, Ting and Zhou 2008, equation 1; Preiss 1999). 0 for n up to 1, and 1 for 2.
/// </summary>
public static class AveragePathLength
{
    private const double EulerConstant = 0.5772156649015329;

    /// <summary>c(n) in edges.</summary>
    public static double Of(int count, PathLengthFormula formula = PathLengthFormula.Exact)
    {
        if (count <= 1)
            return 0;
        if (count == 2)
            return 1;
        double harmonic = formula == PathLengthFormula.Exact ? Harmonic(count - 1) : Math.Log(count - 1) + EulerConstant;
        return (2 * harmonic) - (2 * (count - 1.0) / count);
    }

    private static double Harmonic(int count)
    {
        double sum = 0;

        // Smallest terms first: the sum is then exact to the last bits.
        for (int term = count; term >= 1; term--)
            sum += 1.0 / term;
        return sum;
    }
}
