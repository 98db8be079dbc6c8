using Aetherion.Domain.Strategies;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Strategies;

public sealed class MeanReversionStrategyTests : StrategyContract
{
    [Fact]
    public void It_buys_far_below_the_mean_and_sells_back_at_it()
    {
        var strategy = Settled(out var next);
        Update(strategy, next++, 990_000).ShouldBe(new StrategyDecision(1, StrategyReasons.BelowLowerBand));
        Update(strategy, next++, 991_000).ShouldBe(new StrategyDecision(1, StrategyReasons.AwaitingMean));
        Update(strategy, next++, 1_001_000).ShouldBe(new StrategyDecision(0, StrategyReasons.BackAtMean));
        Update(strategy, next, 1_000_000).ShouldBe(new StrategyDecision(0, StrategyReasons.InsideBand));
    }

    [Fact]
    public void A_way_back_that_does_not_pay_for_the_fees_is_left_alone()
    {
        var strategy = Settled(out var next);
        Update(strategy, next, 997_500).ReasonCode.ShouldBe(StrategyReasons.InsideBand);
    }

    [Fact]
    public void Mean_and_variance_equal_the_weighted_sums_over_all_bars()
    {
        var options = new MeanReversionOptions { Span = 9 };
        var strategy = new MeanReversionStrategy(options);
        var bars = SampleBars.Walk(seed: 30, count: 200);
        Decide(strategy, bars);
        var averages = strategy.Save().Averages;
        var (mean, variance) = Weighted(bars, weight: 2.0 / (options.Span + 1));
        averages[0].ShouldBe(mean, mean * 1e-12);
        averages[1].ShouldBe(variance, variance * 1e-9);
    }

    [Theory]
    [InlineData(1, 3, 2.0, 0.003)]
    [InlineData(120, 0, 2.0, 0.003)]
    [InlineData(120, 3, 0.0, 0.003)]
    [InlineData(120, 3, 2.0, -0.1)]
    public void Options_that_make_no_sense_are_refused(int span, int spans, double deviations, double distance) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new MeanReversionStrategy(new MeanReversionOptions
        {
            Span = span,
            WarmUpSpans = spans,
            EntryDeviations = deviations,
            EntryDistanceMin = distance,
        }));

    protected override IStrategy Create() => new MeanReversionStrategy();

    /// <summary>A strategy after enough bars that go up and down by a tenth of a percent.</summary>
    private static MeanReversionStrategy Settled(out long next)
    {
        var strategy = new MeanReversionStrategy();
        for (next = 1; next <= strategy.WarmUpPeriod; next++)
            Update(strategy, next, next % 2 == 0 ? 999_000 : 1_001_000);
        return strategy;
    }

    private static StrategyDecision Update(MeanReversionStrategy strategy, long sequence, long close) =>
        strategy.Update(SampleBars.At(sequence, close));

    /// <summary>
    /// The sums written out: weights fall by (1 - a) for each bar back, the first bar carries the rest.
    /// </summary>
    private static (double Mean, double Variance) Weighted(RegimeBar[] bars, double weight)
    {
        var weights = bars.Select((_, i) =>
            (i == 0 ? 1 : weight) * Math.Pow(1 - weight, bars.Length - 1 - i)).ToArray();
        var mean = bars.Select((b, i) => weights[i] * b.Candle.Close.Ticks).Sum();
        return (mean, bars.Select((b, i) => weights[i] * Math.Pow(b.Candle.Close.Ticks - mean, 2)).Sum());
    }
}
