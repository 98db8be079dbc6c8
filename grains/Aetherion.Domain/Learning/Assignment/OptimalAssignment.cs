namespace Aetherion.Domain.Learning.Assignment;

/// <summary>
/// Gives each row a column of its own so that the sum of the costs is least (the Hungarian method, Kuhn 1955, by
/// shortest augmenting paths, Jonker and Volgenant 1987). Takes O(n^2 m) for n rows and m columns, n at most m. The
/// same costs give the same assignment.
/// </summary>
public static class OptimalAssignment
{
    /// <summary>What a row without a column gets.</summary>
    public const int Unassigned = -1;

    /// <summary>The column of each row.</summary>
    /// <param name="costs">The cost of each pair; any shape. With more rows than columns the rows that cost most stay
    /// <see cref="Unassigned"/>.</param>
    /// <exception cref="ArgumentException">A cost is NaN, infinite or too large.</exception>
    public static int[] Solve(double[,] costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        int rowCount = costs.GetLength(0);
        int columnCount = costs.GetLength(1);
        ThrowIfUnusable(costs);
        if (rowCount <= columnCount)
            return new AugmentingPaths(rowCount, columnCount, (row, column) => costs[row, column]).Solve();
        int[] rowOf = new AugmentingPaths(columnCount, rowCount, (row, column) => costs[column, row]).Solve();
        return Invert(rowOf, rowCount);
    }

    /// <summary>The sum of the costs of an assignment.</summary>
    public static double CostOf(double[,] costs, IReadOnlyList<int> columns)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(columns);
        double sum = 0;
        for (int row = 0; row < columns.Count; row++)
        {
            sum += columns[row] == Unassigned ? 0 : costs[row, columns[row]];
        }

        return sum;
    }

    private static int[] Invert(int[] assigned, int count)
    {
        int[] inverse = new int[count];
        Array.Fill(inverse, Unassigned);
        for (int index = 0; index < assigned.Length; index++)
        {
            inverse[assigned[index]] = index;
        }

        return inverse;
    }

    private static void ThrowIfUnusable(double[,] costs)
    {
        foreach (double cost in costs)
        {
            if (!ObservationMatrix.IsUsable(cost))
            {
                throw new ArgumentException(
                    $"A cost is {cost}; costs must be finite and at most {ObservationMatrix.MagnitudeMax} in size.",
                    nameof(costs));
            }
        }
    }
}
