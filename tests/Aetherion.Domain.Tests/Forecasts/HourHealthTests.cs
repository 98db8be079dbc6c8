using Aetherion.Domain.Forecasts;
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
}
