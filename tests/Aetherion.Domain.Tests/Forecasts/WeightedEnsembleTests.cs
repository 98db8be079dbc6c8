using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Tests.Causality;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class WeightedEnsembleTests
{
    private readonly record struct Step(double First, double Second, int Outcome);

    [Fact]
    public void The_mixture_loses_at_most_the_logarithm_of_the_members_against_the_best()
    {
        Random random = new(1);
        for (int round = 0; round < 100; round++)
        {
            WeightedEnsemble ensemble = new(3, 2, new WeightedEnsembleOptions { Share = 0, PendingMax = 1 });
            double[] losses = new double[3];
            double mixed = 0;
            double[] mixture = new double[2];
            for (int step = 0; step < 200; step++)
            {
                double[] members = [.. Enumerable.Range(0, 3).SelectMany(_ => Pair(0.01 + (0.98 * random.NextDouble())))];
                int outcome = random.Next(2);
                ensemble.Forecast(members, mixture);
                ensemble.Learn(outcome);
                mixed -= Math.Log(mixture[outcome]);
                for (int member = 0; member < 3; member++)
                    losses[member] -= Math.Log(members[(2 * member) + outcome]);
            }

            mixed.ShouldBeLessThanOrEqualTo(losses.Min() + Math.Log(3) + 1e-9);
        }
    }

    [Fact]
    public void A_share_lets_a_member_come_back()
    {
        WeightedEnsemble ensemble = new(2, 2, new WeightedEnsembleOptions { Share = 0.01, PendingMax = 1 });
        double[] mixture = new double[2];
        for (int step = 0; step < 400; step++)
        {
            ensemble.Forecast([0.9, 0.1, 0.1, 0.9], mixture);
            ensemble.Learn(step < 350 ? 0 : 1);
        }

        ensemble.Weights[1].ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void A_mixture_knows_past_outcomes_alone() =>
        FutureCheck.FindBreach<Step, double>(Steps(), series => Run(series, leak: 0), Change).ShouldBeNull();

    [Fact]
    public void An_outcome_learnt_a_step_early_is_found() =>
        FutureCheck.FindBreach<Step, double>(Steps(), series => Run(series, leak: 1), Change).ShouldNotBeNull();

    [Fact]
    public void A_saved_ensemble_goes_on_bit_by_bit()
    {
        WeightedEnsemble first = new(2, 2);
        double[] mixture = new double[2];
        foreach (Step step in Steps()[..50])
            first.Forecast([.. Pair(step.First), .. Pair(step.Second)], mixture);
        for (int outcome = 0; outcome < 20; outcome++)
            first.Learn(outcome % 2);
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        first.Save(writer);
        writer.Flush();
        stream.Position = 0;
        WeightedEnsemble second = new(2, 2);
        using BinaryReader reader = new(stream);
        second.Restore(reader);
        second.PendingCount.ShouldBe(30);
        for (int outcome = 0; outcome < 30; outcome++)
        {
            first.Learn(outcome % 2);
            second.Learn(outcome % 2);
            second.Weights.ToArray().ShouldBe(first.Weights.ToArray());
        }
    }

    [Fact]
    public void Bad_probabilities_outcomes_and_queues_are_refused_and_change_nothing()
    {
        WeightedEnsemble ensemble = new(2, 2, new WeightedEnsembleOptions { PendingMax = 1 });
        double[] mixture = new double[2];
        Should.Throw<InvalidOperationException>(() => ensemble.Learn(0));
        Should.Throw<ArgumentException>(() => ensemble.Forecast([0.5, 0.5, 0.5, 0.6], mixture)).Message.ShouldContain("member 1");
        Should.Throw<ArgumentException>(() => ensemble.Forecast([0.5, 0.5, double.NaN, 0.5], mixture));
        Should.Throw<ArgumentException>(() => ensemble.Forecast([0.5, 0.5], mixture));
        ensemble.Forecast([0.5, 0.5, 0.2, 0.8], mixture);
        Should.Throw<InvalidOperationException>(() => ensemble.Forecast([0.5, 0.5, 0.2, 0.8], mixture));
        Should.Throw<ArgumentOutOfRangeException>(() => ensemble.Learn(2));
        ensemble.PendingCount.ShouldBe(1);
        ensemble.Weights.ToArray().ShouldBe([0.5, 0.5]);
    }

    /// <summary>Each step learns the outcome that it brings, of the forecast three steps back; a leak brings the next
    /// one's.</summary>
    private static double[] Run(IReadOnlyList<Step> series, int leak)
    {
        WeightedEnsemble ensemble = new(2, 2);
        double[] mixture = new double[2];
        double[] mixtures = new double[series.Count];
        for (int step = 0; step < series.Count; step++)
        {
            if (step >= 3)
                ensemble.Learn(series[Math.Min(step + leak, series.Count - 1)].Outcome);
            ensemble.Forecast([.. Pair(series[step].First), .. Pair(series[step].Second)], mixture);
            mixtures[step] = mixture[0];
        }

        return mixtures;
    }

    private static Step[] Steps()
    {
        Random random = new(4);
        return [.. Enumerable.Range(0, 300).Select(_ => new Step(random.NextDouble(), random.NextDouble(), random.Next(2)))];
    }

    private static Step Change(Step step, Random random) => new(random.NextDouble(), random.NextDouble(), 1 - step.Outcome);

    private static double[] Pair(double probability) => [probability, 1 - probability];
}
