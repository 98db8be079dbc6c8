using Aetherion.Domain.Forecasts;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation.Predictors;

public sealed class RiskRowsTests
{
    private const int BarCount = 3_500;
    private const double Tolerance = 1e-7;

    private static readonly int[] HarWindows = [5, 15, 60, 240];
    private static readonly int[] AllColumns = [.. Enumerable.Range(0, RiskFeatures.ColumnCount)];
    private static readonly List<Candle> Bars = new SyntheticBars(6, BarCount).Candles;

    [Fact]
    public void A_target_is_of_the_sixty_bars_after_its_bar_and_all_else_of_bars_up_to_it()
    {
        RiskRows rows = new(Bars);
        int[] usable = rows.Usable(new RowRange(0, BarCount));
        usable.Length.ShouldBe(BarCount - 1_440 - 60);
        for (int index = 0; index < usable.Length; index += 17)
        {
            int bar = usable[index];
            rows.Targets[bar].ShouldBe(LogVolatilityOf(bar + 1, 60), Tolerance);
            rows.Trailing[bar].ShouldBe(LogVolatilityOf(bar - 59, 60), Tolerance);
            rows.Levels[bar].ShouldBe(LogVolatilityOf(bar - 1_439, 1_440), Tolerance);
            for (int window = 0; window < HarWindows.Length; window++)
            {
                rows.Har([bar]).Row(0)[window].ShouldBe(
                    LogVolatilityOf(bar + 1 - HarWindows[window], HarWindows[window]) - rows.Levels[bar], Tolerance);
            }
        }
    }

    [Fact]
    public void What_a_row_knows_does_not_change_with_the_bars_after_it_nor_its_target_with_those_after_its_hour()
    {
        RiskRows rows = new(Bars);
        foreach (int now in (int[])[1_999, 2_000, 2_731, 3_301])
        {
            RiskRows other = new(ChangedFuture.After(Bars, now));
            int[] known = rows.Usable(new RowRange(0, now + 1));
            other.Features(known, AllColumns).Values.ToArray().ShouldBe(rows.Features(known, AllColumns).Values.ToArray());
            other.Har(known).Values.ToArray().ShouldBe(rows.Har(known).Values.ToArray());
            Of(other.Levels).ShouldBe(Of(rows.Levels));
            Of(other.Trailing).ShouldBe(Of(rows.Trailing));
            Of(other.Served).ShouldBe(Of(rows.Served));
            foreach ((double[] first, double[] second) in other.Ewma.Zip(rows.Ewma))
                Of(first).ShouldBe(Of(second));
            other.Targets[..(now + 1 - 60)].ShouldBe(rows.Targets[..(now + 1 - 60)]);
            other.Targets[now + 1 - 60].ShouldNotBe(rows.Targets[now + 1 - 60]);

            double[] Of(double[] series) => Array.ConvertAll(known, row => series[row]);
        }
    }

    private static double LogVolatilityOf(int first, int count) => 0.5 * Math.Log(Enumerable.Range(first, count).Average(
        bar => Math.Pow(Math.Log((double)Bars[bar].Close.Ticks / Bars[bar - 1].Close.Ticks), 2)));
}
