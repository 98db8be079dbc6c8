using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed class PublishedRegimeScorerTests
{
    private const int Count = 3_000;
    private const int From = 500;
    private const int To = 2_900;
    private const double Tolerance = 1e-9;

    private static readonly double[] Closes = [.. new SyntheticBars(5, Count).Candles.Select(bar => (double)bar.Close.Ticks)];
    private static readonly Regime[] Labels = [.. Enumerable.Range(0, Count).Select(LabelOf)];

    [Fact]
    public void A_label_is_judged_by_the_sixty_bars_after_its_own()
    {
        PublishedRegimeScore score = Score(Labels);
        int[] judged = [.. Enumerable.Range(From, To - From).Where(bar => bar + 60 < Count)];
        foreach (IGrouping<Regime, int> bars in judged.GroupBy(bar => Labels[bar]))
            score.NextHourVolatility[bars.Key].ShouldBe(bars.Average(bar => Volatility(bar + 1)), Tolerance);
        score.NextHourVolatility.Count.ShouldBe(4);
    }

    [Fact]
    public void The_plain_rule_is_judged_by_the_same_hour_and_knows_the_one_before_it()
    {
        int[] judged = [.. Enumerable.Range(From, To - From).Where(bar => bar + 60 < Count)];
        int count = judged.Count(bar => Labels[bar] == Regime.Crisis);
        Score(Labels).PlainRuleVolatility!.Value.ShouldBe(
            judged.OrderByDescending(bar => Volatility(bar - 59)).Take(count).Average(bar => Volatility(bar + 1)), 1e-6);
    }

    [Fact]
    public void What_follows_a_new_label_begins_at_its_close_and_its_direction_is_of_the_hour_before()
    {
        PublishedRegimeScore score = Score(Labels);
        int[] changes = [.. Enumerable.Range(From + 1, To - From - 1).Where(bar => Labels[bar] != Labels[bar - 1])];
        foreach (IGrouping<Regime, int> bars in changes.Where(bar => bar + 60 < Count).GroupBy(bar => Labels[bar]))
        {
            score.ReturnsAfter[bars.Key].Estimate.ShouldBe(
                bars.Average(bar => Math.Log(Closes[bar + 60] / Closes[bar])), Tolerance);
        }

        int[] directed = [.. changes.Where(bar => Labels[bar] is Regime.Bull or Regime.Bear)];
        score.DirectionShare!.Value.ShouldBe(
            directed.Average(bar => Closes[bar] > Closes[bar - 60] == (Labels[bar] == Regime.Bull) ? 1.0 : 0), Tolerance);
    }

    [Fact]
    public void Labels_that_come_a_bar_early_are_judged_otherwise()
    {
        Regime[] early = [.. Labels.Skip(1), Labels[^1]];
        PublishedRegimeScore honest = Score(Labels);
        PublishedRegimeScore leaking = Score(early);
        foreach (Regime regime in honest.NextHourVolatility.Keys)
            Math.Abs(leaking.NextHourVolatility[regime] - honest.NextHourVolatility[regime]).ShouldBeGreaterThan(Tolerance);
    }

    private static PublishedRegimeScore Score(Regime[] labels) => PublishedRegimeScorer.Score(
        new LabelledBars([.. labels.Select((_, bar) => DateTime.UnixEpoch.AddMinutes(bar))], Closes, labels), From, To);

    private static Regime LabelOf(int bar) => (bar / 37 % 4) switch
    {
        0 => Regime.Sideways,
        1 => Regime.Bull,
        2 => Regime.Crisis,
        _ => Regime.Bear,
    };

    private static double Volatility(int first) => Math.Sqrt(Enumerable.Range(first, 60).Sum(
        bar => Math.Pow(Math.Log(Closes[bar] / Closes[bar - 1]), 2)));
}
