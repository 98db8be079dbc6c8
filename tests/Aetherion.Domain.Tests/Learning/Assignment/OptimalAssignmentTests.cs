using Aetherion.Domain.Learning.Assignment;

namespace Aetherion.Domain.Tests.Learning.Assignment;

public class OptimalAssignmentTests
{
    [Fact]
    public void Costs_as_little_as_the_best_of_all_assignments()
    {
        Random random = new(1);
        for (int round = 0; round < 2000; round++)
        {
            // Small whole numbers make ties.
            double[,] costs = Costs(random, random.Next(1, 7), random.Next(1, 7), round % 2 == 0 ? 4 : 1000);
            int[] columns = OptimalAssignment.Solve(costs);
            ShouldBeOneToOne(columns, costs);
            OptimalAssignment.CostOf(costs, columns).ShouldBe(BestCost(costs), 1e-9, $"round {round}");
        }
    }

    [Fact]
    public void A_permutation_is_found_among_many()
    {
        int[] order = [.. Enumerable.Range(0, 150)];
        new Random(2).Shuffle(order);
        double[,] costs = Costs(new Random(3), order.Length, order.Length, 1000);
        for (int row = 0; row < order.Length; row++)
        {
            costs[row, order[row]] = -2000;
        }

        OptimalAssignment.Solve(costs).ShouldBe(order);
    }

    [Fact]
    public void Rows_beyond_the_columns_stay_unassigned()
    {
        OptimalAssignment.Solve(new double[,] { { 5, 9 }, { 1, 9 }, { 2, 3 } })
            .ShouldBe([OptimalAssignment.Unassigned, 0, 1]);
        OptimalAssignment.Solve(new double[0, 3]).ShouldBeEmpty();
        OptimalAssignment.Solve(new double[2, 0])
            .ShouldBe([OptimalAssignment.Unassigned, OptimalAssignment.Unassigned]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e200)]
    public void Costs_that_are_no_numbers_are_refused(double cost) =>
        Should.Throw<ArgumentException>(() => OptimalAssignment.Solve(new[,] { { 1, cost } }))
            .Message.ShouldContain("finite");

    private static double[,] Costs(Random random, int rowCount, int columnCount, int levels)
    {
        double[,] costs = new double[rowCount, columnCount];
        for (int index = 0; index < costs.Length; index++)
        {
            costs[index / columnCount, index % columnCount] = random.Next(-levels, levels);
        }

        return costs;
    }

    private static void ShouldBeOneToOne(int[] columns, double[,] costs)
    {
        int[] assigned = [.. columns.Where(column => column != OptimalAssignment.Unassigned)];
        assigned.Length.ShouldBe(Math.Min(costs.GetLength(0), costs.GetLength(1)));
        assigned.ShouldBeUnique();
    }

    /// <summary>The slow, obvious twin: every assignment.</summary>
    private static double BestCost(double[,] costs)
    {
        int rowCount = costs.GetLength(0);
        int spare = Math.Max(0, rowCount - costs.GetLength(1));
        return Visit(0, 0, spare);

        double Visit(int row, int taken, int skips)
        {
            if (row == rowCount)
                return 0;
            double best = skips > 0 ? Visit(row + 1, taken, skips - 1) : double.PositiveInfinity;
            for (int column = 0; column < costs.GetLength(1); column++)
            {
                if ((taken & (1 << column)) == 0)
                    best = Math.Min(best, costs[row, column] + Visit(row + 1, taken | (1 << column), skips));
            }

            return best;
        }
    }
}
