using Aetherion.Domain.Simulation;
using Aetherion.Lab.Evaluation;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed class BlockBootstrapTests
{
    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_seed_another()
    {
        double[] values = Dependent(new RandomGenerator(1), 500, 0.5);
        BlockBootstrap bootstrap = new(new BlockBootstrapOptions { BlockLength = 20 });
        bootstrap.Mean(values).ShouldBe(bootstrap.Mean(values));
        new BlockBootstrap(new BlockBootstrapOptions { BlockLength = 20, Seed = 2 }).Mean(values)
            .ShouldNotBe(bootstrap.Mean(values));
    }

    [Fact]
    public void Blocks_of_one_row_agree_with_the_standard_error_of_independent_rows()
    {
        double[] values = Dependent(new RandomGenerator(2), 2000, 0);
        ConfidenceInterval interval = new BlockBootstrap(new BlockBootstrapOptions { BlockLength = 1 }).Mean(values);
        double width = (interval.Upper - interval.Lower) / (2 * 1.96);
        width.ShouldBe(1 / Math.Sqrt(2000), 0.1 / Math.Sqrt(2000));
    }

    /// <summary>An interval that took the rows for independent would cover about 60 % here.</summary>
    [Fact]
    public void The_interval_covers_the_mean_of_dependent_rows()
    {
        RandomGenerator random = new(3);
        BlockBootstrap blocks = new(new BlockBootstrapOptions { BlockLength = 60, ReplicateCount = 200 });
        BlockBootstrap rows = new(new BlockBootstrapOptions { BlockLength = 1, ReplicateCount = 200 });
        int covered = 0;
        int coveredByRows = 0;
        for (int round = 0; round < 300; round++)
        {
            double[] values = Dependent(random, 2000, 0.8);
            covered += Covers(blocks.Mean(values)) ? 1 : 0;
            coveredByRows += Covers(rows.Mean(values)) ? 1 : 0;
        }

        covered.ShouldBeInRange(265, 297);
        coveredByRows.ShouldBeLessThan(220);
    }

    [Fact]
    public void Difference_and_ratio_are_those_of_the_means()
    {
        double[] first = [2, 4, 6, 8];
        double[] second = [1, 1, 2, 4];
        BlockBootstrap bootstrap = new(new BlockBootstrapOptions { BlockLength = 2 });
        bootstrap.Difference(first, second).Estimate.ShouldBe(3);
        bootstrap.Ratio(first, second).Estimate.ShouldBe(2.5);
        bootstrap.Difference(first, first).ShouldBe(new ConfidenceInterval(0, 0, 0, 0.95));
    }

    [Fact]
    public void Bad_columns_are_refused()
    {
        BlockBootstrap bootstrap = new();
        Should.Throw<ArgumentException>(() => bootstrap.Mean([])).Message.ShouldContain("at least one row");
        Should.Throw<ArgumentException>(() => bootstrap.Mean([1, double.NaN])).Message.ShouldContain("Row 1");
        Should.Throw<ArgumentException>(() => bootstrap.Difference([1, 2], [1])).Message.ShouldContain("1 rows");
        Should.Throw<ArgumentException>(() => new BlockBootstrap(new BlockBootstrapOptions { Level = 1 }));
    }

    private static bool Covers(ConfidenceInterval interval) => interval is { Lower: <= 0, Upper: >= 0 };

    private static double[] Dependent(RandomGenerator random, int count, double persistence)
    {
        double value = 0;
        return [.. Enumerable.Range(0, count).Select(_ => value = (persistence * value) + random.NextNormal())];
    }
}
