using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Simulation;
using Aetherion.Domain.Tests.Causality;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class MomentumCascadeTests
{
    private static readonly MomentumCascadeOptions Quick = new() { BlockLength = 60, ShuffleCount = 499 };

    [Fact]
    public void A_leader_is_found_with_its_lag_and_the_follower_does_not_lead()
    {
        RandomGenerator random = new(1);
        double[] leader = Normals(random, 6000);
        double[] follower = [.. leader.Select((_, bar) => random.NextNormal() + (bar < 3 ? 0 : 0.15 * leader[bar - 3]))];
        CascadeLink[] links = [.. new MomentumCascade(Quick).Find([leader, follower, Normals(random, 6000)])];
        CascadeLink found = links.Single(link => link.IsDiscovery);
        (found.Leader, found.Follower, found.Lag).ShouldBe((0, 1, 3));
        found.Correlation.ShouldBe(0.15 / Math.Sqrt(1 + (0.15 * 0.15)), 0.04);
    }

    /// <summary>Of 60 windows of 6 pairs without any link at most 5 % may show one, and by chance a few more.</summary>
    [Fact]
    public void Independent_symbols_show_false_links_no_more_often_than_allowed()
    {
        RandomGenerator random = new(2);
        FalseWindows(60, () => [Normals(random, 3000), Normals(random, 3000), Normals(random, 3000)])
            .ShouldBeLessThanOrEqualTo(7);
    }

    /// <summary>A common move, storms in common and a bounce of each price are no lead.</summary>
    [Fact]
    public void Symbols_that_move_at_once_show_false_links_no_more_often_than_allowed()
    {
        RandomGenerator random = new(3);
        FalseWindows(60, () => Together(random, 3000)).ShouldBeLessThanOrEqualTo(7);
    }

    [Fact]
    public void The_same_seed_gives_the_same_links()
    {
        double[][] returns = Together(new RandomGenerator(4), 3000);
        MomentumCascade cascade = new(Quick);
        cascade.Find(returns).ShouldBe(cascade.Find(returns));
    }

    [Fact]
    public void A_move_is_measured_by_the_bars_before_it() =>
        FutureCheck.FindBreach<double, double>(Returns(), returns => CascadeSeries.Standardise([.. returns], 60), Change)
            .ShouldBeNull();

    [Fact]
    public void A_leak_of_one_bar_into_a_move_is_found() =>
        FutureCheck.FindBreach<double, double>(
            Returns(), returns => [.. CascadeSeries.Standardise([.. returns, 0], 60).Skip(1)], Change).ShouldNotBeNull();

    /// <summary>A symbol that repeats another one is led by it at lag 1 and leads it at none.</summary>
    [Fact]
    public void What_comes_later_leads_nothing()
    {
        RandomGenerator random = new(7);
        double[] first = Normals(random, 6000);
        double[] second = [0, .. first[..^1]];
        CascadeLink[] found = [.. new MomentumCascade(Quick).Find([first, second]).Where(link => link.IsDiscovery)];
        found.ShouldAllBe(link => link.Leader == 0 && link.Lag == 1);
        found.ShouldNotBeEmpty();
    }

    [Fact]
    public void Discoveries_are_those_of_the_step_up_rule()
    {
        // m = 4, 1 + 1/2 + 1/3 + 1/4 = 2.0833: limits 0.006, 0.012, 0.018, 0.024.
        BenjaminiYekutieli.Discoveries([0.5, 0.005, 0.0179, 0.013]).ShouldBe([false, true, true, true]);
        BenjaminiYekutieli.Discoveries([0.5, 0.007, 0.019, 0.013]).ShouldBe([false, false, false, false]);
        BenjaminiYekutieli.Discoveries([]).ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => BenjaminiYekutieli.Discoveries([double.NaN]));
    }

    [Fact]
    public void Bad_series_are_refused()
    {
        MomentumCascade cascade = new(Quick);
        double[] series = Normals(new RandomGenerator(5), 3000);
        Should.Throw<ArgumentException>(() => cascade.Find([series])).Message.ShouldContain("symbols");
        Should.Throw<ArgumentException>(() => cascade.Find([series, series[..2000]])).Message.ShouldContain("Symbol 1");
        Should.Throw<ArgumentException>(() => cascade.Find([series[..500], series[..500]])).Message.ShouldContain("blocks");
        double[] bad = [.. series];
        bad[7] = double.NaN;
        Should.Throw<ArgumentException>(() => cascade.Find([series, bad])).Message.ShouldContain("not finite");
        double[] flat = new double[3000];
        cascade.Find([series, flat]).ShouldAllBe(link => !link.IsDiscovery && double.IsFinite(link.Correlation));
    }

    private static int FalseWindows(int count, Func<double[][]> make) => Enumerable.Range(0, count)
        .Count(_ => new MomentumCascade(Quick).Find(make()).Any(link => link.IsDiscovery));

    private static double[][] Together(RandomGenerator random, int count)
    {
        double[][] returns = [new double[count], new double[count], new double[count]];
        double[] bounce = new double[3];
        double logVolatility = 0;
        for (int bar = 0; bar < count; bar++)
        {
            logVolatility = (0.99 * logVolatility) + (0.1 * random.NextNormal());
            double volatility = Math.Exp(logVolatility);
            double common = volatility * random.NextNormal();
            for (int symbol = 0; symbol < 3; symbol++)
            {
                double before = bounce[symbol];
                bounce[symbol] = 0.3 * volatility * random.NextNormal();
                returns[symbol][bar] = common + (0.5 * volatility * random.NextNormal()) + bounce[symbol] - before;
            }
        }

        return returns;
    }

    private static double[] Returns() => Normals(new RandomGenerator(6), 2500);

    private static double Change(double value, Random random) => value + random.NextDouble() + 0.1;

    private static double[] Normals(RandomGenerator random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];
}
