using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Aetherion.Domain.Learning.Outliers;

/// <summary>Roots of symmetric matrices, by their eigenvectors.</summary>
internal static class SymmetricRoot
{
    /// <summary>An eigenvalue below this share of the largest, after scaling to a unit diagonal, is rounding.</summary>
    private const double RoundingShare = 1e-12;

    /// <summary>
    /// W = R^(-1/2) D^(-1), with D the standard deviations and R the correlations, row by row, so that
    /// |W x|^2 = x' S^-1 x. Null when the matrix is not positive definite.
    /// </summary>
    public static double[]? InverseOf(ReadOnlySpan<double> covariance, int size)
    {
        double[] deviations = new double[size];
        for (int row = 0; row < size; row++)
        {
            deviations[row] = Math.Sqrt(covariance[(row * size) + row]);
            if (!(deviations[row] > 0))
                return null;
        }

        Matrix<double> correlation = Matrix<double>.Build.Dense(size, size);
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                correlation[row, column] =
                    covariance[(row * size) + column] / deviations[row] / deviations[column];
            }
        }

        if (!correlation.IsSymmetric())
            correlation = (correlation + correlation.Transpose()) / 2;
        Evd<double> parts = correlation.Evd(Symmetricity.Symmetric);
        return parts.EigenValues.Any(value => !(value.Real > RoundingShare * size))
            ? null
            : Compose(parts, deviations);
    }

    private static double[] Compose(Evd<double> parts, double[] deviations)
    {
        int size = deviations.Length;
        double[] root = new double[size * size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                double sum = 0;
                for (int inner = 0; inner < size; inner++)
                {
                    sum += parts.EigenVectors[row, inner] * parts.EigenVectors[column, inner]
                        / Math.Sqrt(parts.EigenValues[inner].Real);
                }

                root[(row * size) + column] = sum / deviations[column];
            }
        }

        return root;
    }
}
