using Aetherion.Domain.Learning.Metrics;

namespace Aetherion.Domain.Tests.Learning.Metrics;

public sealed class RankingMetricsTests
{
    private const double Tolerance = 1e-15;

    private static readonly double[] TiedScores = [0.1, 0.4, 0.4, 0.4, 0.8, 0.8, 0.2];
    private static readonly bool[] TiedOutcomes = [false, true, false, true, true, false, false];

    [Fact]
    public void Figures_are_those_of_the_reference()
    {
        RankingMetrics.RocAuc(SampleScores.IsLast, SampleScores.LastProbabilities)
            .ShouldBe(0.8958333333333334, Tolerance);
        RankingMetrics.RocAuc(SampleScores.Labels, SampleScores.Probabilities, 2)
            .ShouldBe(0.8958333333333334, Tolerance);
        RankingMetrics.AveragePrecision(SampleScores.IsLast, SampleScores.LastProbabilities)
            .ShouldBe(0.8928571428571428, Tolerance);
    }

    [Fact]
    public void Equal_scores_count_half()
    {
        RankingMetrics.RocAuc(TiedOutcomes, TiedScores).ShouldBe(0.7083333333333333, Tolerance);
        RankingMetrics.AveragePrecision(TiedOutcomes, TiedScores).ShouldBe(0.5666666666666667, Tolerance);
        RankingMetrics.RocAuc([true, false, true, false], [1, 1, 1, 1]).ShouldBe(0.5);
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order()
    {
        Random random = new(5);
        bool[] outcomes = [.. Enumerable.Range(0, 200).Select(_ => random.Next(3) == 0)];
        double[] scores = [.. outcomes.Select(o => Math.Round(random.NextDouble() + (o ? 0.3 : 0), 1))];
        double won = 0;
        double pairs = 0;
        foreach (int positive in Enumerable.Range(0, 200).Where(row => outcomes[row]))
        {
            foreach (int negative in Enumerable.Range(0, 200).Where(row => !outcomes[row]))
            {
                won += (Math.Sign(scores[positive] - scores[negative]) + 1) / 2.0;
                pairs++;
            }
        }

        RankingMetrics.RocAuc(outcomes, scores).ShouldBe(won / pairs, 1e-12);
    }

    [Fact]
    public void Rows_of_one_kind_and_unusable_scores_are_refused()
    {
        Should.Throw<ArgumentException>(() => RankingMetrics.RocAuc([true, true], [0.1, 0.2]))
            .Message.ShouldContain("both");
        Should.Throw<ArgumentException>(() => RankingMetrics.AveragePrecision([false], [0.1]));
        Should.Throw<ArgumentException>(() => RankingMetrics.RocAuc([true, false], [0.1, double.NaN]))
            .Message.ShouldContain("row 1");
    }
}
