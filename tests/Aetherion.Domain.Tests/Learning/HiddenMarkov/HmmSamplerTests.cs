using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

public class HmmSamplerTests
{
    private const int RowCount = 60_000;

    [Theory]
    [InlineData(CovarianceType.Full)]
    [InlineData(CovarianceType.Diagonal)]
    public void Draws_have_the_moments_and_transitions_of_the_model(CovarianceType covarianceType)
    {
        GaussianHmm model = RandomModels.Create(3, 3, 2, covarianceType);
        (ObservationMatrix window, int[] states) = new HmmSampler(model, 4).Sample(RowCount);
        for (int state = 0; state < 3; state++)
        {
            int[] rows = [.. Enumerable.Range(0, RowCount - 1).Where(row => states[row] == state)];
            for (int to = 0; to < 3; to++)
            {
                double share = rows.Count(row => states[row + 1] == to) / (double)rows.Length;
                share.ShouldBe(model.TransitionsFrom(state)[to], 0.015);
            }

            for (int index = 0; index < 4; index++)
            {
                (int first, int second) = (index / 2, index % 2);
                double mean = model.Mean(state)[first];
                rows.Average(row => window.Row(row)[first]).ShouldBe(mean, 0.02);
                rows.Average(row =>
                    (window.Row(row)[first] - mean) * (window.Row(row)[second] - model.Mean(state)[second]))
                    .ShouldBe(model.Covariance(state, first, second), 0.04);
            }
        }
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_another_seed_does_not()
    {
        GaussianHmm model = RandomModels.Create(5, 3, 2, CovarianceType.Full);
        (ObservationMatrix window, int[] states) = new HmmSampler(model, 6).Sample(50);
        (ObservationMatrix again, int[] statesAgain) = new HmmSampler(model, 6).Sample(50);
        again.Values.SequenceEqual(window.Values).ShouldBeTrue();
        statesAgain.ShouldBe(states);
        new HmmSampler(model, 7).Sample(50).Window.Values.SequenceEqual(window.Values).ShouldBeFalse();
    }

    [Fact]
    public void The_first_state_is_drawn_from_the_start_probabilities()
    {
        GaussianHmm model = RandomModels.Create(8, 3, 1, CovarianceType.Full);
        int[] first = [.. Enumerable.Range(0, 4000).Select(seed => new HmmSampler(model, seed).Sample(1).States[0])];
        for (int state = 0; state < 3; state++)
        {
            (first.Count(drawn => drawn == state) / 4000.0).ShouldBe(model.StartProbabilities[state], 0.04);
        }
    }
}
