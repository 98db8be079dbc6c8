namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>Cholesky factors of small symmetric matrices, stored row by row.</summary>
internal static class Cholesky
{
    /// <summary>The smallest accepted root of a pivot: its inverse squared times the largest accepted observation
    /// squared is still finite.</summary>
    private const double RootMin = 1e-40;

    /// <summary>The lower factor, or null when the matrix is not positive definite.</summary>
    public static double[]? Factor(ReadOnlySpan<double> matrix, int size)
    {
        double[] factor = new double[size * size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double rest = Remainder(matrix, factor, size, row, column);
                if (row == column)
                {
                    double root = Math.Sqrt(rest);
                    if (!(root >= RootMin && double.IsFinite(root)))
                    {
                        return null;
                    }

                    factor[(row * size) + row] = root;
                }
                else
                {
                    factor[(row * size) + column] = rest / factor[(column * size) + column];
                }
            }
        }

        return factor;
    }

    /// <summary>
    /// Raises the diagonal so far that the variance of each feature, given those before it, is at least its floor.
    /// A matrix that meets the floors is left as it is.
    /// </summary>
    public static void RaiseToFloors(Span<double> matrix, ReadOnlySpan<double> floors)
    {
        int size = floors.Length;
        double[] factor = new double[size * size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < row; column++)
            {
                factor[(row * size) + column] =
                    Remainder(matrix, factor, size, row, column) / factor[(column * size) + column];
            }

            double pivot = Remainder(matrix, factor, size, row, row);
            if (!(pivot >= floors[row]))
            {
                matrix[(row * size) + row] += floors[row] - pivot;
                pivot = floors[row];
            }

            factor[(row * size) + row] = Math.Sqrt(pivot);
        }
    }

    /// <summary>The inverse of a lower factor.</summary>
    public static double[] Invert(ReadOnlySpan<double> factor, int size)
    {
        double[] inverse = new double[size * size];
        for (int column = 0; column < size; column++)
        {
            for (int row = column; row < size; row++)
            {
                double rest = row == column ? 1 : 0;
                for (int inner = column; inner < row; inner++)
                {
                    rest -= factor[(row * size) + inner] * inverse[(inner * size) + column];
                }

                inverse[(row * size) + column] = rest / factor[(row * size) + row];
            }
        }

        return inverse;
    }

    /// <summary>Solves a symmetric positive definite system, of which only the lower half is read.</summary>
    /// <exception cref="ArgumentException">The matrix is not positive definite.</exception>
    public static double[] Solve(ReadOnlySpan<double> matrix, ReadOnlySpan<double> right)
    {
        int size = right.Length;
        double[] factor = Factor(matrix, size) ?? throw new ArgumentException("The matrix is not positive definite.");
        double[] inverse = Invert(factor, size);
        double[] half = new double[size];
        double[] solution = new double[size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column <= row; column++)
                half[row] += inverse[(row * size) + column] * right[column];
            for (int column = 0; column <= row; column++)
                solution[column] += inverse[(row * size) + column] * half[row];
        }

        return solution;
    }

    private static double Remainder(
        ReadOnlySpan<double> matrix, ReadOnlySpan<double> factor, int size, int row, int column)
    {
        double rest = matrix[(row * size) + column];
        for (int inner = 0; inner < column; inner++)
        {
            rest -= factor[(row * size) + inner] * factor[(column * size) + inner];
        }

        return rest;
    }
}
