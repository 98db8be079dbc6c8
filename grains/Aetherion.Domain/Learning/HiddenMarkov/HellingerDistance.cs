namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// The Hellinger distance between two Gaussians, 0 for the same to 1 for those that share no mass: sqrt(1 - b) with
/// Bhattacharyya's coefficient b = |A|^(1/4) |B|^(1/4) / |M|^(1/2) exp(-d' inv(M) d / 8), M = (A + B) / 2, d the
/// difference of the means (Bhattacharyya 1943). It does not change with the units of the features.
/// </summary>
internal static class HellingerDistance
{
    public static double Between(ScaledGaussian first, ScaledGaussian second)
    {
        int size = first.Mean.Length;
        double[] middle = [.. first.Covariance.Zip(second.Covariance, (a, b) => (a / 2) + (b / 2))];
        double[] factor = Factor(middle, size);
        double logCoefficient =
            ((LogDeterminant(Factor(first.Covariance, size), size)
                + LogDeterminant(Factor(second.Covariance, size), size)) / 4)
            - (LogDeterminant(factor, size) / 2)
            - (SquaredDistance(first.Mean, second.Mean, factor) / 8);

        // Rounding may lift the coefficient of two equal Gaussians a little above one.
        return Math.Sqrt(Math.Max(0, 1 - Math.Exp(logCoefficient)));
    }

    private static double[] Factor(double[] covariance, int size) => Cholesky.Factor(covariance, size)
        ?? throw new ArgumentException(
            "A state's covariance vanishes in the units of the other model; its scaler is of other features.");

    private static double LogDeterminant(double[] factor, int size)
    {
        double sum = 0;
        for (int row = 0; row < size; row++)
        {
            sum += 2 * Math.Log(factor[(row * size) + row]);
        }

        return sum;
    }

    private static double SquaredDistance(double[] first, double[] second, double[] factor)
    {
        int size = first.Length;
        double[] inverse = Cholesky.Invert(factor, size);
        double sum = 0;
        for (int row = 0; row < size; row++)
        {
            double whitened = 0;
            for (int column = 0; column <= row; column++)
            {
                whitened += inverse[(row * size) + column] * (first[column] - second[column]);
            }

            sum += whitened * whitened;
        }

        return sum;
    }
}
