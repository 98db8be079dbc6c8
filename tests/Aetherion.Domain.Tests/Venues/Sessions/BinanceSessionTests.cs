using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Domain.Venues.Sessions.Binance;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Sessions;

public sealed class BinanceSessionTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_wanted_symbol_is_listed_subscribed_and_live_after_its_snapshot()
    {
        SessionBench bench = new();
        var connection = bench.GoLive();
        bench.Sink.Commands.Single(c => c.Kind == VenueCommandKind.Send).Text.ShouldBe(
            """{"method":"SUBSCRIBE","params":["btcusdt@aggTrade","btcusdt@ticker","btcusdt@depth@100ms","btcusdt@bookTicker"],"id":1}""");
        bench.Last(VenueCommandKind.Request, "depth").Text.ShouldBe("GET /api/v3/depth?symbol=BTCUSDT&limit=5000");
        bench.Last(VenueCommandKind.Request, "depth").Weight.ShouldBe(250);
        bench.Depth(connection, 102, 103, """["100.00","3"]""");
        bench.Sink.Book.BestBid!.Value.Price.Ticks.ShouldBe(10_000);
        bench.Sink.Events.Select(e => e.Sequence).ShouldBe([1, 2]);
        bench.Session.BookOf(SessionBench.Symbol)!.BestBid.ShouldBe(bench.Sink.Book.BestBid);
        var instrument = bench.Session.Symbols[SessionBench.Symbol].Instrument!;
        instrument.PriceTick.ShouldBe(0.01m);
        instrument.QuantityStep.ShouldBe(0.00000001m, "resting orders may be finer than the step of new ones");
        instrument.OrderStep.ShouldBe(0.00001m);
        instrument.MinNotional.ShouldBe(5);
    }

    [Fact]
    public void A_gap_in_the_book_takes_it_back_and_a_snapshot_brings_it_again()
    {
        SessionBench bench = new();
        var connection = bench.GoLive();
        bench.Depth(connection, 105, 106, """["99.97","3"]""");
        bench.Feed.State.ShouldBe(FeedState.Stale);
        bench.Feed.Reason.ShouldBe(FeedReason.BookGap);
        bench.Sink.Book.BestBid.ShouldBeNull("nothing decides on it");
        bench.Answer("depth", SessionBench.Book(105));
        bench.Feed.State.ShouldBe(FeedState.Live);
        bench.Feed.ResyncCount.ShouldBe(1);
        bench.Sink.Book.Bids.Count.ShouldBe(3, "the update that showed the gap is applied to the snapshot");
        bench.Sink.Events.Select(e => e.Sequence).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_change_of_the_book_says_the_same_beside_its_event_as_in_it()
    {
        SessionBench bench = new();
        var connection = bench.GoLive();
        bench.Depth(connection, 102, 103, """["99.97","3"]""");
        bench.Depth(connection, 104, 106, """["99.97","0"],["99.96","2"]""");
        bench.Depth(connection, 109, 110, """["99.95","3"]""");
        SessionSink keeper = new();
        ChangeSink sink = new(keeper);
        BinanceSession session = new(BinanceMarket.Spot, bench.Options, sink);
        foreach (var input in bench.Inputs)
            session.Handle(input);
        sink.ChangeCount.ShouldBe(bench.Sink.Events.Count(e => e.Kind == MarketEventKind.BookDelta));
        sink.ChangeCount.ShouldBeGreaterThan(0);
        keeper.Log.ShouldBe(bench.Sink.Log);
    }

    [Fact]
    public void Missing_trades_are_fetched_and_come_out_in_order()
    {
        SessionBench bench = new();
        var connection = bench.GoLive();
        bench.Trade(connection, 10);
        bench.Trade(connection, 13);
        bench.Trade(connection, 14);
        bench.Feed.Reason.ShouldBe(FeedReason.TradeGap);
        bench.Last(VenueCommandKind.Request).Text.ShouldBe("GET /api/v3/aggTrades?symbol=BTCUSDT&fromId=11&limit=2");
        bench.Answer("aggTrades", bench.Trades(11, 12));
        bench.Trade(connection, 14);
        bench.Sink.Trades.Count().ShouldBe(5);
        bench.Feed.ShouldBe(bench.Feed with { State = FeedState.Live, MissingTradeCount = 0, DuplicateTradeCount = 1 });
        bench.Sink.Book.BestBid.ShouldNotBeNull();
    }

    [Fact]
    public void Trades_that_the_venue_cannot_give_are_given_up_after_so_many_tries()
    {
        SessionBench bench = new();
        var connection = bench.GoLive();
        bench.Trade(connection, 10);
        bench.Trade(connection, 13);
        for (var i = 0; i < bench.Options.FetchAttemptsMax; i++)
        {
            bench.Feed.Reason.ShouldBe(FeedReason.TradeGap);
            bench.Answer("aggTrades", "", status: 503);
            bench.Frame(connection, "{}");
            bench.Wait(Second * 8);
        }
        bench.Sink.Commands.Count(c => c.Text.Contains("aggTrades", StringComparison.Ordinal)).ShouldBe(5);
        bench.Feed.MissingTradeCount.ShouldBe(2);
        bench.Sink.Trades.Count().ShouldBe(2);
    }

    [Fact]
    public void A_lost_connection_comes_back_after_a_pause_that_grows_and_trades_go_on_where_they_were()
    {
        SessionBench bench = new();
        var connection = bench.GoLive();
        bench.Trade(connection, 10);
        List<double> pauses = [];
        for (var i = 0; i < 60; i++)
        {
            bench.Put(VenueInputKind.Closed, bench.Last(VenueCommandKind.Open).Number, status: 1006);
            bench.Feed.State.ShouldBe(FeedState.Stale);
            bench.Sink.Book.BestBid.ShouldBeNull();
            var lost = bench.Now;
            var opens = Opens(bench);
            while (Opens(bench) == opens)
                bench.Wait(TimeSpan.FromMilliseconds(100));
            pauses.Add((bench.Now - lost).TotalSeconds);
        }
        pauses.Take(3).Max().ShouldBeLessThan(2.2);
        pauses.Max().ShouldBeInRange(15, 30.1);
        pauses.Skip(10).Distinct().Count().ShouldBeGreaterThan(20, "pauses are by chance");
        connection = bench.OpenLast();
        bench.Acknowledge(connection);
        bench.Depth(connection, 200, 201);
        bench.Answer("depth", SessionBench.Book(200));
        bench.Trade(connection, 12);
        bench.Answer("aggTrades", bench.Trades(11));
        bench.Feed.State.ShouldBe(FeedState.Live);
        bench.Sink.Trades.Count().ShouldBe(3);
        bench.Sink.Events.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, bench.Sink.Events.Count).Select(i => (long)i));
    }

    [Fact]
    public void A_silent_connection_is_given_up_though_it_is_open()
    {
        SessionBench bench = new();
        var connection = bench.GoLive();
        bench.Wait(bench.Options.SilenceMax - Second);
        bench.Feed.State.ShouldBe(FeedState.Live);
        bench.Wait(Second * 2);
        bench.Feed.Reason.ShouldBe(FeedReason.Silent);
        bench.Sink.Commands.ShouldContain(c => c.Kind == VenueCommandKind.Close && c.Number == connection);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_connection_is_replaced_beside_itself_and_nothing_is_lost_or_doubled(bool isAskedByVenue)
    {
        SessionBench bench = new(new VenueSessionOptions { Backfill = TimeSpan.Zero, RotateAfter = Second * 20 });
        var old = bench.GoLive();
        bench.Trade(old, 10);
        if (isAskedByVenue)
            bench.Frame(old, """{"e":"serverShutdown","E":1770123456789}""");
        else
            bench.Wait(Second * 20);
        bench.Wait(Second);
        var young = bench.OpenLast();
        young.ShouldNotBe(old);
        bench.Wait(Second / 2);
        bench.Acknowledge(young);
        bench.Depth(young, 103, 104);
        bench.Trade(young, 12);
        bench.Feed.State.ShouldBe(FeedState.Live, "what the old one has not brought yet is no gap");
        bench.Depth(old, 102, 102);
        bench.Depth(old, 103, 104);
        bench.Trade(old, 11);
        bench.Trade(old, 12);
        bench.Depth(young, 105, 106, """["99.97","3"]""");
        bench.Wait(bench.Options.OverlapMin + Second);
        bench.Sink.Commands.ShouldContain(c => c.Kind == VenueCommandKind.Close && c.Number == old);
        bench.Trade(young, 13);
        bench.Depth(young, 107, 107);
        bench.Sink.Trades.Count().ShouldBe(4);
        bench.Feed.ResyncCount.ShouldBe(0);
        bench.Feed.State.ShouldBe(FeedState.Live);
        bench.Sink.Feeds.Count(f => f.State == FeedState.Live).ShouldBe(1);
    }

    [Fact]
    public void Bars_of_the_past_meet_the_trades_without_a_hole_and_without_counting_any_twice()
    {
        SessionBench bench = new(new VenueSessionOptions { Backfill = TimeSpan.FromMinutes(20) });
        var begin = bench.Now;
        bench.Want(new VenueStart(41, begin - (Second * 1003)));
        bench.Answer("exchangeInfo", SessionBench.Rules);
        var connection = bench.OpenLast();
        bench.Acknowledge(connection);
        bench.Last(VenueCommandKind.Request, "klines").Text.ShouldContain($"startTime={Milliseconds(begin - (Second * 1003))}");
        bench.Trade(connection, 10);
        bench.Depth(connection, 99, 101);
        bench.Answer("depth", SessionBench.Book(100));
        bench.Feed.Reason.ShouldBe(FeedReason.Backfilling);
        bench.Answer("klines", Klines(begin - (Second * 1003), 1000));
        bench.Sink.Bars.Count.ShouldBe(1000);
        bench.Answer("klines", Klines(begin - (Second * 3), 4));
        bench.Sink.Bars.Count.ShouldBe(1003, "the last one may be forming");
        bench.Wait(Second * 2);
        bench.Trade(connection, 11);
        bench.Answer("klines", Klines(begin, 3));
        bench.Sink.Bars.Count.ShouldBe(1005);
        bench.Sink.Trades.Count().ShouldBe(1, "the first trade is in the bars");
        bench.Sink.Events[0].Sequence.ShouldBe(42);
        bench.Feed.State.ShouldBe(FeedState.Live);
        bench.Sink.Bars.Zip(bench.Sink.Bars.Skip(1)).ShouldAllBe(pair => pair.First.CloseTime == pair.Second.OpenTime);
    }

    [Fact]
    public void A_page_of_bars_that_none_can_be_made_of_is_passed_over_and_the_next_is_asked_for()
    {
        SessionBench bench = new(new VenueSessionOptions { Backfill = TimeSpan.FromMinutes(20) });
        var begin = bench.Now;
        bench.Want(new VenueStart(41, begin - (Second * 1003)));
        bench.Answer("exchangeInfo", SessionBench.Rules);
        bench.Acknowledge(bench.OpenLast());
        bench.Answer("klines", Klines(begin - (Second * 1003), 1000, volume: "0.1234567891"));
        bench.Last(VenueCommandKind.Request, "klines").Text.ShouldContain($"startTime={Milliseconds(begin - (Second * 3))}&");
        bench.Answer("klines", Klines(begin - (Second * 3), 4));
        bench.Sink.Bars.Count.ShouldBe(3);
    }

    [Fact]
    public void A_full_page_with_nothing_new_is_asked_for_again_after_a_pause_and_not_for_ever()
    {
        SessionBench bench = new(new VenueSessionOptions { Backfill = TimeSpan.FromMinutes(20), FetchPatience = TimeSpan.FromMinutes(1) });
        var begin = bench.Now;
        bench.Want(new VenueStart(41, begin - (Second * 1003)));
        bench.Answer("exchangeInfo", SessionBench.Rules);
        var connection = bench.OpenLast();
        bench.Acknowledge(connection);
        bench.Depth(connection, 99, 101);
        bench.Answer("depth", SessionBench.Book(100));
        for (var i = 0; i < 100 && bench.Feed.Reason == FeedReason.Backfilling; i++)
        {
            var asked = bench.Sink.Commands.Count;
            bench.Answer("klines", Klines(begin - (Second * 3000), 1000));
            bench.Sink.Commands.Skip(asked).ShouldNotContain(
                command => command.Text.Contains("klines", StringComparison.Ordinal), "there is a pause");
            bench.Depth(connection, 102 + i, 102 + i);
            bench.Wait(Second * 5);
        }
        bench.Feed.State.ShouldBe(FeedState.Live);
        bench.Sink.Bars.ShouldBeEmpty();
    }

    [Fact]
    public void A_symbol_that_the_venue_does_not_list_says_so_and_is_asked_for_again()
    {
        SessionBench bench = new();
        bench.Want();
        bench.Answer("exchangeInfo", """{"code":-1121,"msg":"Invalid symbol."}""", status: 400);
        bench.Feed.Reason.ShouldBe(FeedReason.NotListed);
        bench.Wait(TimeSpan.FromSeconds(61));
        bench.Sink.Commands.Count(c => c.Text.Contains("exchangeInfo", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void A_symbol_can_be_wanted_and_left_on_an_open_connection()
    {
        SessionBench bench = new();
        var connection = bench.GoLive();
        bench.Put(VenueInputKind.Wanted, target: "ETHUSDT");
        bench.Answer("ETHUSDT", SessionBench.Rules.Replace("BTC", "ETH", StringComparison.Ordinal));
        bench.Wait(Second);
        bench.Put(VenueInputKind.Unwanted, target: SessionBench.Symbol);
        bench.Wait(Second);
        Opens(bench).ShouldBe(1);
        bench.Sink.Commands.Where(c => c.Kind == VenueCommandKind.Send).Select(c => c.Text).Skip(1).ShouldBe(
        [
            """{"method":"SUBSCRIBE","params":["ethusdt@aggTrade","ethusdt@ticker","ethusdt@depth@100ms","ethusdt@bookTicker"],"id":2}""",
            """{"method":"UNSUBSCRIBE","params":["btcusdt@aggTrade","btcusdt@ticker","btcusdt@depth@100ms","btcusdt@bookTicker"],"id":3}""",
        ]);
        bench.Sink.Book.BestBid.ShouldBeNull();
        var events = bench.Sink.Events.Count;
        bench.Depth(connection, 102, 103);
        bench.Sink.Events.Count.ShouldBe(events);
    }

    [Fact]
    public void Best_prices_at_the_update_of_the_book_agree_with_it_whichever_comes_first()
    {
        SessionBench bench = new();
        var connection = bench.GoLive();
        bench.Quote(connection, 101, "99.99", "1.5", "100.01", "1");
        bench.Quote(connection, 103, "100.00", "2", "100.01", "1");
        bench.Depth(connection, 102, 103, bids: "[\"100.00\",\"2\"]");
        bench.Quote(connection, 102, "1.00", "2", "3.00", "4");

        var symbol = bench.Session.Symbols[SessionBench.Symbol];
        symbol.QuoteCheckCount.ShouldBe(2, "the last one is of an update that is passed");
        symbol.QuoteMismatchCount.ShouldBe(0);
        bench.Feed.State.ShouldBe(FeedState.Live);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_book_that_contradicts_the_best_prices_is_taken_back_and_asked_for_anew(bool isQuoteFirst)
    {
        SessionBench bench = new();
        var connection = bench.GoLive();
        if (isQuoteFirst)
            bench.Quote(connection, 103, "100.00", "2", "100.01", "1");
        bench.Depth(connection, 102, 103, bids: "[\"99.97\",\"1\"]");
        if (!isQuoteFirst)
            bench.Quote(connection, 103, "99.99", "1.6", "100.01", "1");

        bench.Feed.State.ShouldBe(FeedState.Stale);
        bench.Feed.Reason.ShouldBe(FeedReason.BookMismatch);
        bench.Feed.ResyncCount.ShouldBe(1);
        bench.Session.Symbols[SessionBench.Symbol].QuoteMismatchCount.ShouldBe(1);
        bench.Sink.Book.State.ShouldNotBe(BookState.Live);
        bench.Wait(Second);
        bench.Acknowledge(connection, 2);
        bench.Acknowledge(connection, 3);
        bench.Depth(connection, 104, 105);
        bench.Wait(Second * 2);
        bench.Answer("depth", SessionBench.Book(104));
        bench.Feed.State.ShouldBe(FeedState.Live);
    }

    [Fact]
    public void Statistics_marks_and_liquidations_are_told_beside_the_book()
    {
        SessionBench bench = new(market: BinanceMarket.UsdM);
        bench.Want();
        bench.Answer("exchangeInfo", SessionBench.Rules);
        foreach (var open in bench.Sink.Commands.Where(c => c.Kind == VenueCommandKind.Open).ToArray())
            bench.Put(VenueInputKind.Opened, open.Number, open.Text);
        bench.Wait(Second);
        bench.Last(VenueCommandKind.Send, "aggTrade").Text.ShouldContain(
            """"btcusdt@aggTrade","btcusdt@ticker","btcusdt@markPrice@1s","btcusdt@forceOrder"""");
        var connection = bench.Last(VenueCommandKind.Send, "aggTrade").Number;

        bench.Frame(connection, """{"e":"24hrTicker","E":1700000000000,"s":"BTCUSDT","p":"1.5","P":"1.2","w":"100.1","c":"101.5","Q":"2","o":"100","h":"102","l":"99","v":"7","q":"700","O":1699913600000,"C":1700000000000,"F":1,"L":9,"n":9}""");
        bench.Frame(connection, """{"e":"forceOrder","E":1700000000000,"o":{"s":"BTCUSDT","S":"SELL","o":"LIMIT","f":"IOC","q":"0.014","p":"99.10","ap":"99.20","X":"FILLED","l":"0.014","z":"0.014","T":1700000000000}}""");

        bench.Sink.Log.ShouldContain(line => line.StartsWith("BTCUSDT last", StringComparison.Ordinal));
        bench.Sink.Log.ShouldContain(line => line.StartsWith("BTCUSDT liquidation", StringComparison.Ordinal));
    }

    [Fact]
    public void The_clock_is_measured_and_bars_close_by_the_venues_time()
    {
        SessionBench bench = new() { Skew = Second * 3 };
        var connection = bench.GoLive();
        bench.Trade(connection, 1);
        bench.Wait(Second / 2);
        bench.Answer("time", $$"""{"serverTime":{{Milliseconds(bench.Now + (Second * 3))}}}""");
        bench.Session.ClockSkew!.Value.TotalSeconds.ShouldBeInRange(3, 3.5);
        bench.Frame(connection, "{}");
        bench.Wait(Second * 2);
        bench.Sink.Advances[^1].ShouldBeInRange(bench.Now + Second, bench.Now + (Second * 3));
        bench.Sink.Advances.ShouldBe(bench.Sink.Advances.Order());
    }

    [Fact]
    public void Futures_use_the_paths_of_books_and_of_the_market()
    {
        SessionBench bench = new(market: BinanceMarket.UsdM);
        bench.Want();
        bench.Sink.Commands.Where(c => c.Kind == VenueCommandKind.Open).Select(c => c.Text)
            .ShouldBe(["/public/stream", "/market/stream"], ignoreOrder: true);
        bench.Last(VenueCommandKind.Request, "exchangeInfo").Text.ShouldBe("GET /fapi/v1/exchangeInfo");
    }

    [Fact]
    public void The_same_inputs_give_the_same_outputs_though_nobody_does_what_is_commanded()
    {
        SessionBench bench = new(new VenueSessionOptions { Backfill = TimeSpan.Zero, RotateAfter = Second * 20 });
        var connection = bench.GoLive();
        bench.Trade(connection, 10);
        bench.Trade(connection, 13);
        bench.Depth(connection, 105, 106);
        bench.Wait(Second * 25);
        bench.Put(VenueInputKind.Closed, connection, status: 1006);
        bench.Wait(Second * 70);
        SessionSink sink = new();
        BinanceSession again = new(BinanceMarket.Spot, bench.Options, sink);
        foreach (var input in bench.Inputs)
            again.Handle(input);
        sink.Log.ShouldBe(bench.Sink.Log);
    }

    private static int Opens(SessionBench bench) => bench.Sink.Commands.Count(c => c.Kind == VenueCommandKind.Open);

    private static long Milliseconds(DateTime time) => new DateTimeOffset(time).ToUnixTimeMilliseconds();

    private static string Klines(DateTime start, int count, string volume = "2.5") => $"[{string.Join(',', Enumerable.Range(0, count).Select(i =>
        $"[{Milliseconds(start + (Second * i))},\"100.00\",\"101.00\",\"99.00\",\"100.50\",\"{volume}\","
        + $"{Milliseconds(start + (Second * i)) + 999},\"250\",3,\"1.5\",\"150\",\"0\"]"))}]";
}
