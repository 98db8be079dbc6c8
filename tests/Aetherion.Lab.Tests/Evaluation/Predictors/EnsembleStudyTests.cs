using Aetherion.Domain.Forecasts;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation.Predictors;

public sealed class EnsembleStudyTests
{
    private const int FirstBar = 1_440;
    private const int Stride = 10;

    private static readonly List<Candle> Bars = new SyntheticBars(6, 3_000).Candles;
    private static readonly OutlookThresholds Thresholds = new(0.0061234, 0.123456);

    [Fact]
    public void The_ensemble_is_near_the_best_member_and_better_than_the_worst()
    {
        List<Candle> bars = new SyntheticBars(5, 36_000).Candles;
        EnsembleStudyResult result = new EnsembleStudy(bars).Run(WalkForward.SplitAt(bars.Count, 26_000));
        result.LogLoss.ShouldBeLessThan(result.MemberLogLosses.Max());
        result.LogLoss.ShouldBeLessThan(result.MemberLogLosses.Min() + 0.05);
        result.FinalWeights.Sum().ShouldBe(1, 1e-9);
        result.EqualGain.Estimate.ShouldBe(result.EqualLogLoss - result.LogLoss, 1e-9);
    }

    [Fact]
    public void A_mixture_knows_no_bar_after_its_own_and_a_label_learnt_a_row_early_is_found()
    {
        ChangedRows(delay: 0, barsBefore: 0).ShouldBe(0);
        ChangedRows(delay: 1, barsBefore: 0).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_mixture_knows_the_hour_that_ends_with_its_bar_and_a_label_learnt_a_row_late_is_found()
    {
        ChangedRows(delay: 0, barsBefore: 1).ShouldBeGreaterThan(10);
        ChangedRows(delay: -1, barsBefore: 1).ShouldBe(0);
    }

    /// <summary>On how many rows the mixture changes with the bars after the row's own.</summary>
    /// <param name="delay">How many rows too early labels come.</param>
    /// <param name="barsBefore">How many bars up to the row's own are changed too.</param>
    private static int ChangedRows(int delay, int barsBefore)
    {
        double[] mixtures = MixturesOf(Bars, delay);
        return Enumerable.Range(20, 60).Count(row =>
        {
            int bar = FirstBar + (Stride * row);
            double[] changed = MixturesOf(ChangedFuture.After(Bars, bar - barsBefore, seed: row), delay);
            changed.Length.ShouldBe(mixtures.Length);
            return !changed.AsSpan(3 * row, 3).SequenceEqual(mixtures.AsSpan(3 * row, 3));
        });
    }

    private static double[] MixturesOf(List<Candle> bars, int delay)
    {
        OutlookRows rows = new(bars);
        int[] labels = rows.Labels(new RowRange(0, rows.Count), Thresholds);
        Random random = new(1);
        double[][] members = [Probabilities(random, labels.Length), Probabilities(random, labels.Length)];
        int[] shifted = delay < 0 ? [labels[0], .. labels[..^1]] : [.. labels[delay..], .. labels[..delay]];
        return EnsembleStudy.Mix(members, shifted, out _);
    }

    private static double[] Probabilities(Random random, int rowCount) =>
    [
        .. Enumerable.Range(0, rowCount).SelectMany(_ =>
        {
            double first = 0.1 + (0.4 * random.NextDouble());
            double second = 0.1 + (0.3 * random.NextDouble());
            return (double[])[first, second, 1 - first - second];
        }),
    ];
}
