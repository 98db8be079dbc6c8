using Aetherion.Domain.Learning.Metrics;

namespace Aetherion.Domain.Tests.Learning.Metrics;

public sealed class DecisionWeightsTests
{
    [Fact]
    public void A_class_that_is_never_the_largest_is_weighed_until_it_is_called()
    {
        Random random = new(1);
        int[] labels = new int[2_000];
        double[] probabilities = new double[4_000];
        for (int row = 0; row < labels.Length; row++)
        {
            double rare = 0.4 * random.NextDouble();
            labels[row] = random.NextDouble() < rare ? 1 : 0;
            (probabilities[2 * row], probabilities[(2 * row) + 1]) = (1 - rare, rare);
        }

        double[] weights = DecisionWeights.Fit(labels, probabilities);
        weights[0].ShouldBe(1);
        weights[1].ShouldBeGreaterThan(1.5);
        DecisionWeights.MacroF1(labels, probabilities, weights)
            .ShouldBeGreaterThan(DecisionWeights.MacroF1(labels, probabilities, [1, 1]) + 0.1);
    }

    [Fact]
    public void Weights_of_one_stay_where_nothing_is_gained() =>
        DecisionWeights.Fit([0, 1, 2], [0.8, 0.1, 0.1, 0.1, 0.8, 0.1, 0.1, 0.1, 0.8]).ShouldBe([1, 1, 1]);

    [Fact]
    public void The_first_of_equals_is_decided() => DecisionWeights.Decide([0.25, 0.5, 0.25], [2, 1, 2]).ShouldBe(0);
}
