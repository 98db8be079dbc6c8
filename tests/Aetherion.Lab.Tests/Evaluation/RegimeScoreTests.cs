using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation;

public class RegimeScoreTests
{
    [Fact]
    public void Labels_that_are_right_at_every_bar_score_one()
    {
        Regime[] truth = Parse("SSSSBBBBCC");
        RegimeScore score = RegimeScore.Of(truth, truth);
        score.Accuracy.ShouldBe(1);
        score.BalancedAccuracy.ShouldBe(1);
        score.Switches.ShouldBe(2);
        score.TrueSwitches.ShouldBe(2);
        score.MeanDwellBars.ShouldBe(10.0 / 3);
        score.MedianOnsetDelayBars.ShouldBe(0);
        score.MissedSwitches.ShouldBe(0);
    }

    [Fact]
    public void Accuracy_recall_delay_and_misses_are_counted_bar_by_bar()
    {
        RegimeScore score = RegimeScore.Of(Parse("SSSSBBBBSSCCCSSS"), Parse("SSSSSSBBBSSSSSBS"));
        score.Accuracy.ShouldBe(9.0 / 16);
        score.Recalls[Regime.Sideways].ShouldBe(7.0 / 9);
        score.Recalls[Regime.Bull].ShouldBe(2.0 / 4);
        score.Recalls[Regime.Crisis].ShouldBe(0);
        score.BalancedAccuracy.ShouldBe(((7.0 / 9) + 0.5 + 0) / 3, 1e-12);
        score.TrueSwitches.ShouldBe(4);
        score.MissedSwitches.ShouldBe(1);
        score.MedianOnsetDelayBars.ShouldBe(1);
        score.Switches.ShouldBe(4);
    }

    [Fact]
    public void One_regime_throughout_has_no_delay()
    {
        RegimeScore score = RegimeScore.Of(Parse("S"), Parse("C"));
        score.Accuracy.ShouldBe(0);
        score.MedianOnsetDelayBars.ShouldBeNull();
        score.MeanDwellBars.ShouldBe(1);
    }

    [Fact]
    public void Labels_of_another_length_are_refused()
    {
        Should.Throw<ArgumentException>(() => RegimeScore.Of(Parse("SS"), Parse("S")));
        Should.Throw<ArgumentException>(() => RegimeScore.Of([], []));
    }

    private static Regime[] Parse(string letters) =>
    [
        .. letters.Select(letter => letter switch
        {
            'B' => Regime.Bull,
            'R' => Regime.Bear,
            'C' => Regime.Crisis,
            _ => Regime.Sideways,
        }),
    ];
}
