using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

public class StateMatchingTests
{
    private static readonly StandardScaler Units = new([0, 0], [1, 1]);

    private static readonly GaussianHmm Named = new(
        CovarianceType.Full,
        [0.2, 0.3, 0.5],
        [0.9, 0.05, 0.05, 0.1, 0.8, 0.1, 0.02, 0.03, 0.95],
        [0, 0, 3, 0, 0, 2],
        [1, 0.2, 0.2, 1, 1, -0.3, -0.3, 2, 0.5, 0, 0, 3]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void States_in_another_order_are_found_at_no_distance()
    {
        StateMatch match = StateMatching.Match(Named, Units, Permuted(Named, [2, 0, 1]), Units);
        match.PreviousStates.ShouldBe([2, 0, 1]);
        match.DistanceGreatest.ShouldBe(0, 1e-7);
        match.IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void Scalers_of_their_own_change_nothing()
    {
        StandardScaler scaler = new([5, -2], [1e-4, 30]);
        double[] means = Named.Means.ToArray();
        double[] covariances = Named.Covariances.ToArray();
        for (int state = 0; state < 3; state++)
        {
            scaler.Transform(means.AsSpan(state * 2, 2), means.AsSpan(state * 2, 2));
            for (int index = 0; index < 4; index++)
            {
                covariances[(state * 4) + index] /= scaler.Deviations[index / 2] * scaler.Deviations[index % 2];
            }
        }

        GaussianHmm refit = Permuted(
            new GaussianHmm(CovarianceType.Full, Named.StartProbabilities, Named.TransitionMatrix, means, covariances),
            [1, 2, 0]);
        StateMatch match = StateMatching.Match(Named, Units, refit, scaler);
        match.PreviousStates.ShouldBe([1, 2, 0]);
        match.DistanceGreatest.ShouldBe(0, 1e-5);
    }

    [Fact]
    public void A_refit_on_other_rows_of_the_same_market_is_accepted()
    {
        HmmSampler sampler = new(Named, 1);
        (GaussianHmm previous, StandardScaler previousScaler) = Train(sampler.Sample(4000).Window, 1);
        (GaussianHmm refit, StandardScaler refitScaler) = Train(sampler.Sample(4000).Window, 2);
        StateMatch match = StateMatching.Match(previous, previousScaler, refit, refitScaler);
        match.Refusal.ShouldBeNull();
        match.DistanceGreatest.ShouldBeInRange(1e-4, 0.15);
        StateMatch back = StateMatching.Match(refit, refitScaler, previous, previousScaler);
        back.DistanceGreatest.ShouldBe(match.DistanceGreatest, 1e-9);
        Enumerable.Range(0, 3).ShouldAllBe(state => match.PreviousStates[back.PreviousStates[state]] == state);
    }

    [Fact]
    public void A_foreign_model_is_refused_and_the_message_says_which_state()
    {
        GaussianHmm foreign = new(
            CovarianceType.Diagonal, Named.StartProbabilities, Named.TransitionMatrix, [0, 0, 3, 0, 40, 2],
            [1, 1, 1, 2, 0.5, 3]);
        StateMatch match = StateMatching.Match(Named, Units, foreign, Units);
        match.IsAccepted.ShouldBeFalse();
        match.DistanceGreatest.ShouldBe(1, 1e-9);
        match.Refusal.ShouldNotBeNull();
        match.Refusal.ShouldContain("State 2 of the refit is 1.000 from state 2 of the previous model");
        match.Refusal.ShouldContain("DistanceMax is 0.500");
        StateMatching.Match(Named, Units, foreign, Units, new StateMatchingOptions { DistanceMax = 1 })
            .IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void Distances_have_the_closed_form_of_one_feature()
    {
        GaussianHmm first = new(CovarianceType.Full, [1], [1], [0], [4]);
        GaussianHmm second = new(CovarianceType.Full, [1], [1], [3], [1]);
        StandardScaler scaler = new([0], [1]);
        double coefficient = Math.Sqrt(2 * 2 * 1.0 / (4 + 1)) * Math.Exp(-9.0 / (4 * (4 + 1)));
        StateMatching.Match(first, scaler, second, scaler).Distances[0]
            .ShouldBe(Math.Sqrt(1 - coefficient), 1e-12);
    }

    [Fact]
    public void Models_of_other_sizes_and_options_out_of_range_are_refused()
    {
        GaussianHmm two = RandomModels.Create(1, 2, 2, CovarianceType.Full);
        Should.Throw<ArgumentException>(() => StateMatching.Match(Named, Units, two, Units))
            .Message.ShouldContain("3 states and 2 features, the refit 2 and 2");
        Should.Throw<ArgumentException>(
            () => StateMatching.Match(Named, Units, Named, new StandardScaler([0], [1])))
            .Message.ShouldContain("its scaler 1");
        Should.Throw<ArgumentException>(() => StateMatching.Match(
            Named, Units, Named, Units, new StateMatchingOptions { DistanceMax = 1.5 }))
            .Message.ShouldContain("between 0 and 1");
    }

    private static (GaussianHmm Model, StandardScaler Scaler) Train(ObservationMatrix window, int seed)
    {
        StandardScaler scaler = StandardScaler.Fit(window);
        BaumWelchOptions options = new() { StateCount = 3, Seed = seed };
        return (new BaumWelch(options).Fit(scaler.Transform(window), null, Token).Model, scaler);
    }

    private static GaussianHmm Permuted(GaussianHmm model, int[] order) => new(
        CovarianceType.Full,
        [.. order.Select(state => model.StartProbabilities[state])],
        [.. order.SelectMany(from => order.Select(to => model.TransitionsFrom(from)[to]))],
        [.. order.SelectMany(state => model.Mean(state).ToArray())],
        [.. order.SelectMany(state => model.Covariances.Slice(state * 4, 4).ToArray())]);
}
