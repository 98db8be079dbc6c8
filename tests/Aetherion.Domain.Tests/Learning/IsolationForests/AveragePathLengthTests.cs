using Aetherion.Domain.Learning.IsolationForests;

namespace Aetherion.Domain.Tests.Learning.IsolationForests;

public sealed class AveragePathLengthTests
{
    [Fact]
    public void Agrees_with_the_reference_table_in_both_forms()
    {
        ForestReference reference = ForestReference.Load();
        double[] counts = reference.PathLengthCounts;
        for (int index = 0; index < counts.Length; index++)
        {
            int count = (int)counts[index];
            AveragePathLength.Of(count).ShouldBe(reference.ExactPathLengths[index], 1e-13);
            AveragePathLength.Of(count, PathLengthFormula.Approximate)
                .ShouldBe(reference.ApproximatePathLengths[index], 1e-13);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 5.0 / 3)]
    [InlineData(4, 13.0 / 6)]
    public void Is_the_mean_depth_of_a_search_that_fails(int count, double expected) =>
        AveragePathLength.Of(count).ShouldBe(expected, 1e-15);
}
