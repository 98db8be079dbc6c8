namespace Aetherion.Domain.Forecasts;

/// <summary>
/// Which of many tests may be called discoveries when at most a given share of the discoveries shall be false on
/// average, however the tests depend on each other (Benjamini and Yekutieli 2001): the k smallest p-values for the
/// largest k with p(k) at most rate * k / (m * (1 + 1/2 + ... + 1/m)).
/// </summary>
public static class BenjaminiYekutieli
{
    /// <summary>Whether each test is a discovery.</summary>
    /// <exception cref="ArgumentException">A p-value is not between 0 and 1.</exception>
    public static bool[] Discoveries(ReadOnlySpan<double> pValues, double rate = 0.05)
    {
        double harmonic = 0;
        for (int rank = 1; rank <= pValues.Length; rank++)
            harmonic += 1.0 / rank;
        double[] sorted = pValues.ToArray();
        if (sorted.Any(p => p is not (>= 0 and <= 1)))
            throw new ArgumentException("A p-value lies between 0 and 1.", nameof(pValues));
        Array.Sort(sorted);
        double limit = -1;
        for (int rank = 1; rank <= sorted.Length; rank++)
        {
            if (sorted[rank - 1] <= rate * rank / (sorted.Length * harmonic))
                limit = sorted[rank - 1];
        }

        return Array.ConvertAll(pValues.ToArray(), p => p <= limit);
    }
}
