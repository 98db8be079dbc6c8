using Aetherion.Domain.Forecasts;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation.Predictors;

public sealed class OutlookRowsTests
{
    private const int BarCount = 4_000;
    private const int FirstBar = 1_440;
    private const double Tolerance = 1e-9;

    private static readonly List<Candle> Bars = new SyntheticBars(6, BarCount).Candles;
    private static readonly RowRange Whole = new(0, (BarCount - FirstBar - 60 + 9) / 10);

    [Fact]
    public void A_label_is_made_of_the_sixty_bars_after_its_bar_and_what_came_before_of_the_sixty_up_to_it()
    {
        OutlookRows rows = new(Bars);
        rows.Count.ShouldBe(Whole.Length);
        int[] bars = [.. Enumerable.Range(0, Whole.Length).Select(BarOf)];
        (double Volatility, double Efficiency)[] next = [.. bars.Select(bar => HourAfter(bar))];
        (double Volatility, double Efficiency)[] last = [.. bars.Select(bar => HourAfter(bar - 60))];
        OutlookThresholds thresholds = rows.Thresholds(Whole);
        OutlookThresholds expected = OutlookThresholds.Of(
            [.. next.Select(hour => hour.Volatility)], [.. next.Select(hour => hour.Efficiency)]);
        thresholds.Volatility.ShouldBe(expected.Volatility, Tolerance);
        thresholds.Efficiency.ShouldBe(expected.Efficiency, Tolerance);
        OutlookThresholds between = new(0.0061234, 0.123456);
        rows.Labels(Whole, between).ShouldBe(Outlooks(next, between));
        rows.LastHours(Whole, between).ShouldBe(Outlooks(last, between));
        rows.Labels(Whole, between).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void A_row_does_not_change_with_the_bars_after_it_nor_its_label_with_those_after_its_hour()
    {
        OutlookThresholds thresholds = new(0.0061234, 0.123456);
        OutlookRows rows = new(Bars);
        int changed = 0;
        foreach (int now in (int[])[2_000, 2_005, 2_731, 3_330])
        {
            OutlookRows other = new(ChangedFuture.After(Bars, now));
            RowRange known = rows.Within(new RowRange(0, now + 1));
            RowRange over = rows.Within(new RowRange(0, now + 1 - 60));
            other.Features(known).Values.ToArray().ShouldBe(rows.Features(known).Values.ToArray());
            other.LastHours(known, thresholds).ShouldBe(rows.LastHours(known, thresholds));
            other.Labels(over, thresholds).ShouldBe(rows.Labels(over, thresholds));
            changed += other.Labels(known, thresholds).Zip(rows.Labels(known, thresholds))
                .Count(pair => pair.First != pair.Second);
        }

        changed.ShouldBeGreaterThan(8);
    }

    private static int BarOf(int row) => FirstBar + (10 * row);

    private static (double Volatility, double Efficiency) HourAfter(int bar)
    {
        double[] changes =
            [.. Enumerable.Range(bar + 1, 60).Select(at => Math.Log((double)Bars[at].Close.Ticks / Bars[at - 1].Close.Ticks))];
        return (Math.Sqrt(changes.Sum(change => change * change)), Math.Abs(changes.Sum()) / changes.Sum(Math.Abs));
    }

    private static int[] Outlooks((double Volatility, double Efficiency)[] hours, OutlookThresholds thresholds) =>
        [.. hours.Select(hour => (int)thresholds.Classify(hour.Volatility, hour.Efficiency))];
}
