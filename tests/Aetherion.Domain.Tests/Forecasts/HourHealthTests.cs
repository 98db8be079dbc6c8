using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class HourHealthTests
{
    private static readonly DateTime Monday = new(2024, 1, 8, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Missing_minutes_of_the_last_hour_count_until_it_is_over()
    {
        HourHealth health = new(Market.Crypto);
        for (int minute = 0; minute < 120; minute++)
            health.Update(Monday.AddMinutes(minute));
        health.Value.ShouldBe(1);
        health.Update(Monday.AddMinutes(134));
        health.Value.ShouldBe(46.0 / 60, 1e-12);
        for (int minute = 135; minute < 194; minute++)
            health.Update(Monday.AddMinutes(minute));
        health.Value.ShouldBe(1);
    }

    [Fact]
    public void Hours_in_which_the_market_is_closed_are_not_missed()
    {
        HourHealth health = new(Market.Us);
        DateTime open = Monday.AddHours(14.5);
        health.Update(open);
        health.Value.ShouldBe(1);
        health.Update(open.AddMinutes(1));
        health.Update(open.AddMinutes(3));
        health.Value.ShouldBe(0.75);
    }

    [Theory]
    [InlineData(Market.Crypto)]
    [InlineData(Market.Us)]
    public void The_value_is_the_share_of_the_hour_that_ends_with_the_bar(Market market)
    {
        List<DateTime> times = Times();
        double[] values = Run(times, market);
        for (int bar = 0; bar < times.Count; bar++)
        {
            int expected = market == Market.Crypto ? 60 : Math.Min(60, (int)(times[bar] - times[0]).TotalMinutes + 1);
            int came = times.Count(time => time <= times[bar] && time > times[bar].AddMinutes(-expected));
            values[bar].ShouldBe(came / (double)expected, 1e-12, $"bar {bar}");
        }

        values.Distinct().Count().ShouldBeGreaterThan(15);
    }

    [Fact]
    public void It_knows_the_past_alone_and_a_leak_of_one_bar_is_found()
    {
        static DateTime Change(DateTime time, Random random) => time.AddMinutes(random.Next(1, 50));
        List<DateTime> times = Times();
        FutureCheck.FindBreach<DateTime, double>(times, series => Run(series, Market.Crypto), Change).ShouldBeNull();
        FutureCheck.FindBreach<DateTime, double>(
            times, series => Run([.. series.Skip(1), series[^1]], Market.Crypto), Change).ShouldNotBeNull();
    }

    private static double[] Run(IReadOnlyList<DateTime> times, Market market)
    {
        HourHealth health = new(market);
        return
        [
            .. times.Select(time =>
            {
                health.Update(time);
                return health.Value;
            }),
        ];
    }

    /// <summary>From a session's open on, with gaps of all lengths up to an hour.</summary>
    private static List<DateTime> Times()
    {
        Random random = new(3);
        List<DateTime> times = [Monday.AddHours(14.5)];
        while (times[^1] < Monday.AddHours(20.5))
            times.Add(times[^1].AddMinutes(random.Next(20) == 0 ? random.Next(1, 60) : random.Next(1, 4)));
        return times;
    }
}
