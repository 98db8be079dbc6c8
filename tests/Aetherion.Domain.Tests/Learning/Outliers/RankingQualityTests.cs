using Aetherion.Domain.Learning.Outliers;

namespace Aetherion.Domain.Tests.Learning.Outliers;

public sealed class RankingQualityTests
{
    [Fact]
    public void Is_the_share_of_pairs_ranked_rightly_with_ties_counted_half()
    {
        Random random = new(1);
        double[] scores = [.. Enumerable.Range(0, 300).Select(_ => (double)random.Next(20))];
        bool[] odd = [.. Enumerable.Range(0, 300).Select(_ => random.Next(3) == 0)];
        double won = 0;
        double pairs = 0;
        for (int first = 0; first < 300; first++)
        {
            for (int second = 0; second < 300; second++)
            {
                if (!odd[first] || odd[second])
                    continue;
                pairs++;
                won += scores[first] > scores[second] ? 1 : scores[first] == scores[second] ? 0.5 : 0;
            }
        }

        RankingQuality.AreaUnderCurve(scores, odd).ShouldBe(won / pairs, 1e-12);
    }

    [Fact]
    public void Labels_of_one_kind_unequal_lengths_and_NaN_are_refused()
    {
        Should.Throw<ArgumentException>(() => RankingQuality.AreaUnderCurve([1, 2], [true, true]));
        Should.Throw<ArgumentException>(() => RankingQuality.AreaUnderCurve([1, 2], [true]));
        Should.Throw<ArgumentException>(() => RankingQuality.AreaUnderCurve([1, double.NaN], [true, false]));
    }
}
