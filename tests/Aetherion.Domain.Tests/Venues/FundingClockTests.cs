using Aetherion.Domain.Venues;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues;

public sealed class FundingClockTests
{
    private static readonly DateTime Funding = Utc.At(2026, 1, 5, 16, 0);

    private readonly FundingClock _clock = new();

    [Fact]
    public void The_last_rate_before_a_funding_time_is_what_was_paid()
    {
        Update(-2, 0.0001m, Funding).ShouldBeNull();
        Update(-1, 0.0003m, Funding).ShouldBeNull();

        Update(0, 0.0002m, Funding.AddHours(8)).ShouldBe(new FundingPayment(Funding, 0.0003m, 100));

        Update(1, 0.0002m, Funding.AddHours(8)).ShouldBeNull();
    }

    [Fact]
    public void A_rate_that_was_last_heard_long_before_says_nothing()
    {
        Update(-61, 0.0001m, Funding);

        Update(5, 0.0002m, Funding.AddHours(8)).ShouldBeNull();
    }

    [Fact]
    public void What_has_no_funding_pays_none()
    {
        Update(-1, null, null).ShouldBeNull();
        Update(1, null, null).ShouldBeNull();
    }

    private FundingPayment? Update(int seconds, decimal? rate, DateTime? next) =>
        _clock.Update(new MarkPrice(Funding.AddSeconds(seconds), 100, null, rate, next));
}
