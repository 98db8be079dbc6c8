namespace Aetherion.Domain.Learning.Forests;

/// <summary>Shares of the features in what splits gained.</summary>
internal static class Importances
{
    /// <summary>The mean over trees of each tree's shares, as in scikit-learn; again brought to the sum of
    /// one.</summary>
    public static double[] Mean(IReadOnlyList<double[]> gains)
    {
        double[] sums = new double[gains[0].Length];
        foreach (double[] tree in gains)
        {
            double[] shares = Shares(tree);
            for (int feature = 0; feature < sums.Length; feature++)
                sums[feature] += shares[feature];
        }

        return Shares(sums);
    }

    /// <summary>Brings gains to the sum of one; zeros stay zeros.</summary>
    public static double[] Shares(double[] gains)
    {
        double total = gains.Sum();
        return total > 0 ? Array.ConvertAll(gains, gain => gain / total) : gains;
    }
}
