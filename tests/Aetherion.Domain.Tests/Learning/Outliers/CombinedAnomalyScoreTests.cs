using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.Outliers;
using Aetherion.Domain.Tests.Learning.IsolationForests;

namespace Aetherion.Domain.Tests.Learning.Outliers;

public sealed class CombinedAnomalyScoreTests
{
    private static readonly ObservationMatrix Rows = SampleRows.Normal(20_000, 1);
    private static readonly CombinedAnomalyScore Score =
        CombinedAnomalyScore.Fit(Rows, SampleRows.Forest(Rows), MahalanobisDistance.Fit(Rows));

    [Fact]
    public void Is_the_smaller_tail_probability_corrected_for_two_looks()
    {
        double[] scores = Score.Score(Rows);
        for (int row = 0; row < 200; row++)
        {
            double forest = Math.Exp(-Score.ForestTail.Surprise(Score.Forest.Score(Rows.Row(row))));
            double distance =
                Math.Exp(-Score.DistanceTail.Surprise(Math.Log(Score.Distance.Squared(Rows.Row(row)))));
            double smaller = Math.Min(forest, distance);
            Score.Score(Rows.Row(row)).ShouldBe(-Math.Log(1 - Math.Pow(1 - smaller, 2)), 1e-9);
            scores[row].ShouldBe(Score.Score(Rows.Row(row)));
        }
    }

    [Fact]
    public void A_score_of_5_nats_or_more_is_about_as_rare_as_it_says()
    {
        double share = Score.Score(SampleRows.Normal(100_000, 2)).Average(score => score >= 5 ? 1.0 : 0);
        share.ShouldBeInRange(0.3 * Math.Exp(-5), 1.5 * Math.Exp(-5));
    }

    [Fact]
    public void The_parts_of_the_features_are_not_negative_and_add_up_to_the_score()
    {
        double[] parts = new double[3];
        for (int row = 0; row < 500; row++)
        {
            double score = Score.Explain(Rows.Row(row), parts);
            score.ShouldBe(Score.Score(Rows.Row(row)));
            parts.ShouldAllBe(part => part >= 0);
            parts.Sum().ShouldBe(score, 1e-12 * (1 + score));
        }

        Score.Explain([0, 0, 40], parts);
        parts[2].ShouldBeGreaterThan(0.8 * parts.Sum());
    }

    [Fact]
    public void Parts_of_different_features_are_refused() =>
        Should.Throw<ArgumentException>(() => new CombinedAnomalyScore(
            Score.Forest, new MahalanobisDistance([0], [1]), Score.ForestTail, Score.DistanceTail));
}
