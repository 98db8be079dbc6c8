using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Fallback;

public sealed class FallbackFeedTests
{
    private const int Runs = 60;
    private const int Steps = 600;

    private static readonly DateTime Start = Utc.At(2026, 1, 5, 12, 0);
    private static readonly InstrumentId Id = new("fallback", "BTC-USD");
    private static readonly InstrumentId Binance = new("binance", "BTCUSDT");
    private static readonly InstrumentId Coinbase = new("coinbase", "BTC-USD");

    // The steps of one are not multiples of those of the other.
    private static readonly Instrument AtBinance = new(Binance, Market.Crypto, "BTC", "USDT", 0.02m, 0.00001m, 5);
    private static readonly Instrument AtCoinbase = new(Coinbase, Market.Crypto, "BTC", "USD", 0.05m, 0.00000001m, 1);

    private readonly FallbackSink _sink = new();
    private readonly FallbackFeed _feed;
    private DateTime _now = Start;

    public FallbackFeedTests() =>
        _feed = new FallbackFeed(Id, [Binance, Coinbase], new FallbackOptions(), null, default, Start, _sink);

    [Fact]
    public void Its_steps_divide_those_of_all_venues_and_numbers_stay_exact()
    {
        GoLive();

        _sink.Instrument.ShouldBe(new Instrument(Id, Market.Crypto, "BTC", "USD", 0.01m, 0.00000001m, 5)
        {
            OrderStep = 0.00001m,
        });
        _sink.Instrument!.ToDecimal(_sink.Book.BestBid!.Value.Price).ShouldBe(100.00m);
        _sink.Instrument.ToDecimal(_sink.Book.BestBid!.Value.Quantity).ShouldBe(0.00007m);
        _feed.Status.State.ShouldBe(FeedState.Live);
        _sink.Switches.ShouldHaveSingleItem().ShouldBe(new FeedSwitch(_now, null, Binance, FeedSwitchReason.First, FeedReason.None));
    }

    [Fact]
    public void A_venue_that_is_lost_gives_way_after_the_bound_and_the_book_begins_anew_with_that_of_the_other()
    {
        GoLive();
        _sink.States.Clear();
        Lose(0, FeedReason.Disconnected);
        _sink.Book.State.ShouldNotBe(BookState.Live, "nothing decides on it meanwhile");
        Wait(4.9);
        _sink.Switches.Count.ShouldBe(1);

        Wait(0.2);

        _sink.Switches[1].ShouldBe(new FeedSwitch(
            _sink.Switches[1].Time, Binance, Coinbase, FeedSwitchReason.Lost, FeedReason.Disconnected));
        _sink.States.ShouldBe(
        [
            // The venue takes the book back before it says why.
            (FeedState.Stale, FeedReason.AwaitingSnapshot), (FeedState.Stale, FeedReason.Disconnected),
            (FeedState.Stale, FeedReason.SwitchingVenue),
            (FeedState.Syncing, FeedReason.SwitchingVenue), (FeedState.Live, FeedReason.None),
        ]);
        Prices().ShouldBe([110.00m, 110.05m], "the levels of the other venue alone");
        _feed.Status.LastSwitch!.To.ShouldBe(Coinbase);
    }

    [Fact]
    public void A_switch_says_why_the_venue_was_lost_and_not_what_followed_from_that()
    {
        GoLive();
        Lose(0, FeedReason.Disconnected);
        _feed.SetFeed(0, Live with { State = FeedState.Stale, Reason = FeedReason.Connecting }, _now);

        Wait(5.1);

        _sink.Switches[1].Cause.ShouldBe(FeedReason.Disconnected);
    }

    [Fact]
    public void It_returns_to_the_preferred_venue_after_the_bound_and_the_book_is_taken_back_in_between()
    {
        GoLive();
        Lose(0, FeedReason.Silent);
        Wait(5.1);
        BeLive(0, AtBinance, 100);
        Wait(59);
        _sink.Switches.Count.ShouldBe(2);
        _sink.States.Clear();

        Wait(2);

        _sink.Switches[2].Reason.ShouldBe(FeedSwitchReason.Preferred);
        _sink.Switches[2].To.ShouldBe(Binance);
        _sink.States.ShouldBe(
        [
            (FeedState.Stale, FeedReason.SwitchingVenue), (FeedState.Syncing, FeedReason.SwitchingVenue),
            (FeedState.Live, FeedReason.None),
        ]);
        Prices().ShouldBe([100.00m, 100.02m]);
        _sink.Events[^2].Book!.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Only_the_venue_in_charge_is_heard()
    {
        GoLive();
        var before = _sink.Events.Count;

        Trade(1, 2_200);
        Delta(1, 2_199, 5);

        _sink.Events.Count.ShouldBe(before);
        Trade(0, 5_001);
        _sink.Trades.Last().Price.Ticks.ShouldBe(10_002);
    }

    [Fact]
    public void A_venue_that_says_it_is_live_and_sends_nothing_is_not_live()
    {
        GoLive();

        for (var i = 0; i < 160; i++)
        {
            Trade(1, 2_200);
            Wait(0.1, isHeard: false);
        }

        _sink.Switches[^1].ShouldBe(new FeedSwitch(
            _sink.Switches[^1].Time, Binance, Coinbase, FeedSwitchReason.Lost, FeedReason.Silent));
    }

    [Fact]
    public void The_past_is_that_of_the_first_venue_in_charge_and_comes_before_its_trades_and_its_book()
    {
        List(0, AtBinance);
        List(1, AtCoinbase);
        _feed.Backfill(1, [Bar(0, 2_200)], _now);
        _feed.Backfill(0, [Bar(0, 5_000), Bar(1, 5_001)], _now);
        Trade(0, 5_002);
        _sink.Events.ShouldBeEmpty();

        BeLive(0, AtBinance, 100);

        _sink.Bars.Select(bar => bar.Close.Ticks).ShouldBe([10_000, 10_002]);
        _sink.Trades.ShouldHaveSingleItem().Price.Ticks.ShouldBe(10_004);
        _sink.Log.FindIndex(line => line == "2 bars").ShouldBeLessThan(
            _sink.Log.FindIndex(line => line.Contains("Trade", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_venue_that_comes_later_with_steps_that_do_not_fit_is_never_in_charge()
    {
        FallbackSink sink = new();
        var known = new Instrument(Id, Market.Crypto, "BTC", "USD", 0.02m, 0.00001m, 5);
        FallbackFeed feed = new(Id, [Binance, Coinbase], new FallbackOptions(), known, default, Start, sink);

        feed.List(1, AtCoinbase, Start);
        feed.Take(1, Snapshot(2_200), Start);
        feed.SetFeed(1, Live, Start);
        for (var second = 0; second < 9; second++)
            feed.Tick(Start.AddSeconds(second));

        sink.Switches.ShouldBeEmpty();
        sink.Events.ShouldBeEmpty();
    }

    [Fact]
    public void After_a_restart_its_sequence_goes_on_and_the_book_of_before_is_taken_back()
    {
        FallbackSink sink = new();
        var known = FallbackInstrument.Of(Id, [AtBinance, AtCoinbase]);
        FallbackFeed feed = new(
            Id, [Binance, Coinbase], new FallbackOptions(), known, new VenueStart(41, Start.AddMinutes(-1)), Start, sink);

        feed.Tick(Start);

        sink.Events.ShouldHaveSingleItem().Sequence.ShouldBe(42);
        sink.Events[0].Book!.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Whatever_venues_do_a_live_book_is_that_of_the_venue_in_charge_and_the_sequence_has_no_gap()
    {
        var switches = 0;
        for (var seed = 0; seed < Runs; seed++)
        {
            FallbackCourse course = new(seed, [AtBinance, AtCoinbase]);
            for (var step = 0; step < Steps; step++)
            {
                course.Step();
                course.Check();
            }
            FallbackCourse again = new(seed, [AtBinance, AtCoinbase]);
            for (var step = 0; step < Steps; step++)
                again.Step();
            again.Sink.Log.ShouldBe(course.Sink.Log, $"seed {seed}");
            switches += course.Sink.Switches.Count;
        }
        switches.ShouldBeGreaterThan(Runs * 2, "courses without switches show nothing");
    }

    private static VenueFeed Live => new(FeedState.Live, FeedReason.None, Start, 0, 0, 0);

    private void GoLive()
    {
        List(0, AtBinance);
        List(1, AtCoinbase);
        BeLive(1, AtCoinbase, 110);
        BeLive(0, AtBinance, 100);
    }

    private void List(int source, Instrument instrument) => _feed.List(source, instrument, _now);

    private void BeLive(int source, Instrument instrument, decimal price)
    {
        _feed.Take(source, Snapshot(instrument.ToPrice(price).Ticks), _now);
        _feed.SetFeed(source, Live, _now);
    }

    private void Lose(int source, FeedReason reason)
    {
        _feed.Take(source, MarketEvent.Snapshot(1, _now, _now, new BookChange([], [])), _now);
        _feed.SetFeed(source, Live with { State = FeedState.Stale, Reason = reason }, _now);
    }

    private void Trade(int source, long ticks) => _feed.Take(
        source, MarketEvent.Of(new Trade(1, _now, _now, new Price(ticks), new Quantity(3), Side.Buy)), _now);

    private void Delta(int source, long ticks, long lots) => _feed.Take(
        source,
        MarketEvent.Delta(1, _now, _now, new BookChange([new PriceLevel(new Price(ticks), new Quantity(lots))], [])), _now);

    private MarketEvent Snapshot(long ticks) => MarketEvent.Snapshot(
        1, _now, _now,
        new BookChange(
            [new PriceLevel(new Price(ticks), new Quantity(7))], [new PriceLevel(new Price(ticks + 1), new Quantity(8))]));

    private static Candle Bar(int second, long ticks) => new(
        Timeframe.S1, Start.AddSeconds(second - 10), new Price(ticks), new Price(ticks), new Price(ticks), new Price(ticks),
        new Quantity(2), new Quantity(1), 3, 1, 0);

    private void Wait(double seconds, bool isHeard = true)
    {
        for (var end = _now.AddSeconds(seconds); _now < end;)
        {
            _now = _now.AddMilliseconds(100);
            for (var source = 0; isHeard && source < 2; source++)
                _feed.Advance(source, _now.AddSeconds(-1), _now);
            _feed.Tick(_now);
        }
    }

    private decimal[] Prices() =>
    [
        .. _sink.Book.GetLevels(10) is var (bids, asks)
            ? bids.Concat(asks).Select(level => _sink.Instrument!.ToDecimal(level.Price))
            : [],
    ];
}
