using Aetherion.Domain.Venues.Sessions;
using Aetherion.Domain.Venues.Sessions.Binance;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Sessions;

/// <summary>The rules of symbols that are live are read again: a halt is seen without an order.</summary>
public sealed class BinanceRulesTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly VenueSessionOptions Options =
        new() { Backfill = TimeSpan.Zero, RulesInterval = Interval, SilenceMax = TimeSpan.FromDays(1) };

    private static string Halted => SessionBench.Rules.Replace("TRADING", "HALT", StringComparison.Ordinal);

    [Fact]
    public void A_halt_closes_the_feed_within_the_interval_and_its_end_opens_it_again()
    {
        SessionBench bench = new(Options);
        var connection = bench.GoLive();
        var asked = RulesAsked(bench);
        Pass(bench, connection, Interval - Minute);
        RulesAsked(bench).ShouldBe(asked, "it is not due");
        Pass(bench, connection, Minute);
        RulesAsked(bench).ShouldBe(asked + 1);
        bench.Last(VenueCommandKind.Request, "exchangeInfo").Priority.ShouldBe(VenueRequestPriority.MarketData);
        bench.Answer("exchangeInfo", Halted);
        bench.Feed.ShouldBe(bench.Feed with { State = FeedState.Closed, Reason = FeedReason.Halted });
        bench.Session.Symbols[SessionBench.Symbol].Trading.ShouldBe(TradingPermission.Halted);
        bench.Sink.Book.BestBid.ShouldBeNull("nothing decides on it");

        Pass(bench, connection, Minute, """["100.00","3"]""");
        bench.Answer("exchangeInfo", SessionBench.Rules);

        bench.Feed.ShouldBe(bench.Feed with { State = FeedState.Live, Reason = FeedReason.None });
        bench.Sink.Book.BestBid!.Value.Price.Ticks.ShouldBe(10_000, "the book went on meanwhile");
        ShouldBeRepeated(bench);
    }

    [Theory]
    [InlineData(200, "{\"symbols\":[{\"symb")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"symbols":[{"symbol":"BTCUSDT","status":"TRADING","filters":[]}]}""")]
    [InlineData(404, "<html>not found</html>")]
    [InlineData(429, "")]
    [InlineData(503, "")]
    public void An_answer_that_says_nothing_of_the_symbol_changes_nothing_and_is_asked_for_again(int status, string answer)
    {
        SessionBench bench = new(Options);
        Pass(bench, bench.GoLive(), Interval);
        var asked = RulesAsked(bench);
        bench.Answer("exchangeInfo", answer, status);
        bench.Feed.State.ShouldBe(FeedState.Live);
        bench.Wait(Minute);
        RulesAsked(bench).ShouldBe(asked + 1);
        bench.Answer("exchangeInfo", Halted);
        bench.Feed.Reason.ShouldBe(FeedReason.Halted);
        ShouldBeRepeated(bench);
    }

    [Theory]
    [InlineData(200, """{"symbols":[]}""")]
    [InlineData(400, """{"code":-1121,"msg":"Invalid symbol."}""")]
    public void A_symbol_that_is_listed_no_more_is_closed(int status, string answer)
    {
        SessionBench bench = new(Options);
        Pass(bench, bench.GoLive(), Interval);
        bench.Answer("exchangeInfo", answer, status);
        bench.Feed.ShouldBe(bench.Feed with { State = FeedState.Closed, Reason = FeedReason.NotListed });
        ShouldBeRepeated(bench);
    }

    [Fact]
    public void Coarser_steps_and_other_filters_leave_the_steps_of_events_as_they_are()
    {
        SessionBench bench = new(Options);
        var connection = bench.GoLive();
        var before = bench.Session.Symbols[SessionBench.Symbol].Instrument;
        Pass(bench, connection, Interval);
        bench.Answer("exchangeInfo", SessionBench.Rules.Replace("0.01000000", "0.10000000", StringComparison.Ordinal)
            .Replace("5.00000000", "9.00000000", StringComparison.Ordinal));
        bench.Feed.State.ShouldBe(FeedState.Live);
        bench.Session.Symbols[SessionBench.Symbol].Instrument.ShouldBe(before);
        Pass(bench, connection, Minute, """["100.00","3"]""");
        bench.Sink.Book.BestBid!.Value.Price.Ticks.ShouldBe(10_000);
        ShouldBeRepeated(bench);
    }

    [Fact]
    public void With_finer_steps_nothing_is_decided_on_the_book_any_more()
    {
        SessionBench bench = new(Options);
        Pass(bench, bench.GoLive(), Interval);
        bench.Answer("exchangeInfo", SessionBench.Rules.Replace("0.01000000", "0.00500000", StringComparison.Ordinal));
        bench.Feed.ShouldBe(bench.Feed with { State = FeedState.Stale, Reason = FeedReason.AwaitingRules });
        bench.Sink.Book.BestBid.ShouldBeNull();
        ShouldBeRepeated(bench);
    }

    [Fact]
    public void A_symbol_that_is_stored_goes_on_in_the_steps_it_is_stored_in()
    {
        SessionBench bench = new(Options);
        bench.Want(new VenueStart(41, default) { PriceTick = 0.001m, QuantityStep = 0.000000001m });
        bench.Answer("exchangeInfo", SessionBench.Rules);

        var instrument = bench.Session.Symbols[SessionBench.Symbol].Instrument!;
        (instrument.PriceTick, instrument.QuantityStep).ShouldBe((0.001m, 0.000000001m));
        instrument.OrderStep.ShouldBe(0.00001m);
    }

    [Fact]
    public void A_symbol_whose_venue_has_finer_steps_than_it_is_stored_in_is_not_fed_until_they_fit()
    {
        SessionBench bench = new(Options);
        bench.Want(new VenueStart(41, default) { PriceTick = 0.1m, QuantityStep = 0.00000001m });
        bench.Answer("exchangeInfo", SessionBench.Rules);
        bench.Feed.ShouldBe(bench.Feed with { State = FeedState.Syncing, Reason = FeedReason.AwaitingRules });
        bench.Session.Symbols[SessionBench.Symbol].Instrument.ShouldBeNull();

        bench.Wait(Minute);
        bench.Answer("exchangeInfo", SessionBench.Rules.Replace("0.01000000", "0.10000000", StringComparison.Ordinal));
        bench.Session.Symbols[SessionBench.Symbol].Instrument!.PriceTick.ShouldBe(0.1m);
        bench.Feed.Reason.ShouldBe(FeedReason.Connecting);
    }

    [Fact]
    public void Futures_ask_for_all_symbols_at_once_and_one_answer_is_waited_for_at_a_time()
    {
        SessionBench bench = new(Options, BinanceMarket.UsdM);
        bench.Want();
        bench.Put(VenueInputKind.Wanted, 0, "ETHUSDT", 0, System.Text.Encoding.ASCII.GetString(default(VenueStart).ToPayload()));
        var second = SessionBench.Rules.Replace("BTC", "ETH", StringComparison.Ordinal);
        var both = $"{SessionBench.Rules.Trim()[..^2]},{second.Trim()[12..]}";
        foreach (var request in bench.Sink.Commands.Where(command => command.Text.Contains("exchangeInfo", StringComparison.Ordinal)).ToList())
            bench.Put(VenueInputKind.Reply, request.Number, request.Text, 200, both);
        var asked = RulesAsked(bench);
        bench.Wait(Interval + Minute);
        RulesAsked(bench).ShouldBe(asked + 1);
        bench.Last(VenueCommandKind.Request, "exchangeInfo").Weight.ShouldBe(1);
        bench.Answer("exchangeInfo", both.Replace("TRADING", "HALT", StringComparison.Ordinal));
        bench.Session.Symbols.Values.ShouldAllBe(symbol => symbol.Trading == TradingPermission.Halted);
        ShouldBeRepeated(bench, BinanceMarket.UsdM);
    }

    [Fact]
    public void Sessions_of_recordings_that_do_not_name_the_interval_never_ask_again()
    {
        SessionBench bench = new();
        bench.GoLive();
        var asked = RulesAsked(bench);
        bench.Wait(Interval * 3);
        RulesAsked(bench).ShouldBe(asked);
    }

    /// <summary>Time goes by, with changes of the book: one that is silent is asked for anew.</summary>
    private static void Pass(SessionBench bench, int connection, TimeSpan time, string bids = "")
    {
        for (var end = bench.Now + time; bench.Now < end;)
        {
            var id = bench.Session.UpdateIdOf(SessionBench.Symbol)!.Value;
            bench.Depth(connection, id + 1, id + 1, bids);
            bench.Wait(Minute / 3);
        }
    }

    private static int RulesAsked(SessionBench bench) => bench.Sink.Commands.Count(
        command => command.Kind == VenueCommandKind.Request && command.Text.Contains("exchangeInfo", StringComparison.Ordinal));

    /// <summary>The same inputs through another session lead to the same.</summary>
    private static void ShouldBeRepeated(SessionBench bench, BinanceMarket? market = null)
    {
        SessionSink sink = new();
        BinanceSession session = new(market ?? BinanceMarket.Spot, bench.Options, sink);
        foreach (var input in bench.Inputs)
            session.Handle(input);
        sink.Log.ShouldBe(bench.Sink.Log);
    }
}
