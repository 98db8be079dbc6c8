using Aetherion.Domain.Strategies;

namespace Aetherion.Domain.Tests.Strategies;

public sealed class TrendFollowingStrategyTests : StrategyContract
{
    [Fact]
    public void It_buys_when_the_trend_is_up_and_sells_when_it_has_turned()
    {
        var strategy = new TrendFollowingStrategy(
            new TrendFollowingOptions { FastSpan = 5, SlowSpan = 20, WarmUpSpans = 1 });
        var reasons = Enumerable.Range(1, 400)
            .Select(i => strategy.Update(SampleBars.At(i, 1_000_000 + 1_000 * Math.Min(i, 400 - i))).ReasonCode)
            .ToArray();
        reasons[..19].ShouldAllBe(r => r == StrategyReasons.WarmingUp);
        reasons[20..].Where(r => r is StrategyReasons.TrendUp or StrategyReasons.TrendDown)
            .ShouldBe([StrategyReasons.TrendDown]);
        reasons[19].ShouldBe(StrategyReasons.TrendUp);
        reasons[150].ShouldBe(StrategyReasons.TrendHolds);
        reasons[399].ShouldBe(StrategyReasons.NoTrend);
    }

    [Fact]
    public void Inside_the_band_it_keeps_what_it_has()
    {
        var strategy = new TrendFollowingStrategy(
            new TrendFollowingOptions { FastSpan = 1, SlowSpan = 1_000_000, Band = 0.01, WarmUpSpans = 1 });
        strategy.Restore(new StrategyState(strategy.Name, 1_000_000) { Averages = [1_000_000, 1_000_000] });
        Reason(strategy, 1_009_000).ShouldBe(StrategyReasons.NoTrend);
        Reason(strategy, 1_011_000).ShouldBe(StrategyReasons.TrendUp);
        Reason(strategy, 991_000).ShouldBe(StrategyReasons.TrendHolds);
        Reason(strategy, 989_000).ShouldBe(StrategyReasons.TrendDown);
        Reason(strategy, 1_009_000).ShouldBe(StrategyReasons.NoTrend);
    }

    [Theory]
    [InlineData(0, 10, 0.01)]
    [InlineData(10, 10, 0.01)]
    [InlineData(5, 10, -0.01)]
    public void Options_that_make_no_sense_are_refused(int fast, int slow, double band) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new TrendFollowingStrategy(
            new TrendFollowingOptions { FastSpan = fast, SlowSpan = slow, Band = band }));

    protected override IStrategy Create() => new TrendFollowingStrategy();

    private static string Reason(TrendFollowingStrategy strategy, long close) =>
        strategy.Update(SampleBars.At(1, close)).ReasonCode;
}
