using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Sessions;

public sealed class VenueClockTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly (FeedState, FeedReason) Live = (FeedState.Live, FeedReason.None);
    private static readonly (FeedState, FeedReason) Doubted = (FeedState.Stale, FeedReason.ClockSkew);

    [Theory]
    [InlineData(120)]
    [InlineData(-120)]
    public void A_venues_clock_that_is_off_by_hours_for_a_while_closes_no_bars_of_the_future_and_all_goes_on_afterwards(int minutes)
    {
        SkewedVenue venue = new(TimeSpan.Zero);
        venue.Run(Second * 90);
        var before = venue.InBars;
        before.ShouldBe(venue.TradeCount);

        venue.Bench.Skew = TimeSpan.FromMinutes(minutes);
        venue.Run(Second * 5);
        venue.Run(Second * 65);
        venue.States.ShouldBe([Doubted]);
        venue.Bench.Sink.Book.BestBid.ShouldBeNull("nothing decides on it");
        venue.Minutes[^1].CloseTime.ShouldBeLessThanOrEqualTo(venue.Bench.Now);

        venue.Bench.Skew = TimeSpan.Zero;
        venue.Run(Second * 10);
        var (recovered, sent) = (venue.InBars, venue.TradeCount);
        venue.Run(Second * 120);
        venue.States.ShouldBe([Live]);
        (venue.InBars - recovered).ShouldBe(venue.TradeCount - sent, "every trade counts again");
        (venue.InBars + venue.CountedLoss).ShouldBe(venue.TradeCount, "what is in no bar is counted");
        venue.Minutes[^1].CloseTime.ShouldBeInRange(venue.Bench.Now - (Second * 62), venue.Bench.Now);
        venue.Minutes.Select(bar => bar.OpenTime).ShouldBe(
            Enumerable.Range(0, venue.Minutes.Count).Select(i => venue.Minutes[0].OpenTime.AddMinutes(i)));
    }

    [Fact]
    public void When_a_venues_clock_goes_back_by_two_seconds_no_more_trades_are_lost_than_have_a_time_that_was_over()
    {
        SkewedVenue venue = new(Second * 2);
        venue.Run(Second * 75);
        venue.InBars.ShouldBe(venue.TradeCount);
        venue.Bench.Skew = TimeSpan.Zero;
        venue.Run(Second * 120);
        venue.CountedLoss.ShouldBeInRange(0, 4);
        (venue.InBars + venue.CountedLoss).ShouldBe(venue.TradeCount);
        venue.Bench.Session.ClockSkew!.Value.Duration().ShouldBeLessThan(Second / 5);
        venue.Bench.Sink.Feeds.ShouldContain(Doubted);
        venue.Bench.Feed.State.ShouldBe(FeedState.Live);
        venue.Minutes[^1].CloseTime.ShouldBeGreaterThan(venue.Bench.Now - (Second * 62));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(25)]
    public void When_our_own_clock_is_put_forward_it_is_measured_anew_before_bars_close_by_it(int seconds)
    {
        SkewedVenue venue = new(TimeSpan.Zero);
        venue.Run(Second * 75);
        venue.Bench.Step(Second * seconds);
        venue.Bench.Skew = -(Second * seconds);
        venue.Run(Second * 120);
        venue.CountedLoss.ShouldBe(0);
        venue.InBars.ShouldBe(venue.TradeCount);
        venue.Bench.Session.ClockSkew!.Value.TotalSeconds.ShouldBeInRange(-seconds - 0.2, -seconds + 0.2);
        venue.Bench.Sink.Feeds.ShouldContain(Doubted);
        venue.Bench.Feed.State.ShouldBe(FeedState.Live);
    }

    [Fact]
    public void When_our_own_clock_is_put_forward_by_hours_no_bars_are_closed_by_it()
    {
        SkewedVenue venue = new(TimeSpan.Zero);
        venue.Run(Second * 90);
        var before = venue.Bench.Now;
        venue.Bench.Step(TimeSpan.FromHours(2));
        venue.Bench.Skew = TimeSpan.FromHours(-2);
        venue.Run(Second * 60);
        venue.Bench.Feed.State.ShouldBe(FeedState.Stale);
        venue.Minutes[^1].CloseTime.ShouldBeLessThanOrEqualTo(before);
        venue.Bench.Sink.Advances[^1].ShouldBeLessThanOrEqualTo(before);
    }

    [Fact]
    public void A_symbol_that_nobody_trades_gets_its_empty_bars_by_the_measured_clock()
    {
        SkewedVenue venue = new(Second * 2);
        venue.Run(Second * 10);
        venue.IsQuiet = true;
        venue.Run(Second * 20);
        venue.Bench.Sink.Advances[^1].ShouldBeInRange(venue.Bench.Now - Second, venue.Bench.Now + Second);
        venue.Run(Second * 25);
        venue.Bench.Sink.Advances[^1].ShouldBeInRange(venue.Bench.Now - Second, venue.Bench.Now + Second);
        venue.States.ShouldBe([Live]);
    }

    [Fact]
    public void Bars_wait_for_a_feed_that_is_slow_while_the_clock_is_right_and_the_venue_is_not_asked_all_the_time()
    {
        SkewedVenue venue = new(TimeSpan.Zero);
        venue.Run(Second * 10);
        venue.DelayTicks = 30;
        venue.Run(Second * 10);
        var lost = venue.CountedLoss;
        lost.ShouldBeLessThanOrEqualTo(4, "before the first of the slow frames, the market could be quiet");
        venue.Run(Second * 110);
        venue.CountedLoss.ShouldBe(lost);
        venue.AskedCount.ShouldBeInRange(3, 12);
        venue.Minutes[^1].CloseTime.ShouldBeGreaterThan(venue.Bench.Now - (Second * 65));
    }

    [Fact]
    public void A_clock_that_is_doubted_and_cannot_be_asked_for_keeps_the_symbol_from_being_live()
    {
        SkewedVenue venue = new(Second * 2);
        venue.Run(Second * 10);
        venue.TellsTime = false;
        venue.Bench.Skew = TimeSpan.Zero;
        venue.Run(Second * 5);
        venue.Run(Second * 60);
        venue.States.ShouldBe([Doubted]);
        venue.TellsTime = true;
        venue.Run(Second * 5);
        venue.Bench.Feed.State.ShouldBe(FeedState.Live);
        (venue.InBars + venue.CountedLoss).ShouldBe(venue.TradeCount);
    }

    [Fact]
    public void Events_that_agree_with_the_clock_for_a_while_end_a_doubt_that_the_venue_does_not_answer()
    {
        SkewedVenue venue = new(Second * 2);
        venue.Run(Second * 10);
        venue.TellsTime = false;
        venue.Bench.Step(Second * 6);
        venue.Run(Second * 5);
        venue.States.ShouldBe([Doubted], "we stood still, and nobody has said what time it is since");
        venue.Run(Second * 10);
        venue.Bench.Feed.State.ShouldBe(FeedState.Live);
        (venue.InBars + venue.CountedLoss).ShouldBe(venue.TradeCount);
    }

    [Fact]
    public void The_same_inputs_lead_to_the_same_outputs_whatever_the_clocks_say()
    {
        SkewedVenue venue = new(Second * 2);
        venue.Run(Second * 20);
        venue.Bench.Skew = TimeSpan.FromHours(2);
        venue.Run(Second * 20);
        venue.Bench.Skew = TimeSpan.Zero;
        venue.Run(Second * 20);
        SessionSink again = new();
        Aetherion.Domain.Venues.Sessions.Binance.BinanceSession session = new(
            Aetherion.Domain.Venues.Sessions.Binance.BinanceMarket.Spot, venue.Bench.Options, again);
        foreach (var input in venue.Bench.Inputs)
            session.Handle(input);
        again.Log.ShouldBe(venue.Bench.Sink.Log);
    }
}
