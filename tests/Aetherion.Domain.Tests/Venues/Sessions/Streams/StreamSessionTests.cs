using Aetherion.Domain.Venues.Books;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Domain.Venues.Sessions.Streams;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Sessions.Streams;

public sealed class StreamSessionTests
{
    private const string Product =
        """{"id":"BTC-USD","base_currency":"BTC","quote_currency":"USD","quote_increment":"0.01","base_increment":"0.00000001","min_market_funds":"1","status":"online","trading_disabled":false}""";

    private const string Snapshot =
        """{"type":"snapshot","product_id":"BTC-USD","bids":[["99.99","1"],["99.98","2"]],"asks":[["100.01","1"]]}""";

    private const string StatusOfAll = """{"type":"subscribe","channels":["status"]}""";

    private const string WeexRules =
        """{"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","baseAssetPrecision":8,"quoteAssetPrecision":2,"enableTrade":true}]}""";

    private const string WeexBook =
        """{"e":"depthSnapshot","E":1767614400000,"s":"BTCUSDT","u":100,"b":[["99.99","1"]],"a":[["100.01","1"]]}""";

    private readonly StreamBench _exchange = new(new CoinbaseExchangeVenue());
    private readonly StreamBench _weex = new(WeexVenue.Spot());

    [Fact]
    public void A_symbol_is_subscribed_to_when_its_rules_are_known_and_live_with_its_book()
    {
        _exchange.Want("BTC-USD");
        var connection = _exchange.OpenLast();
        _exchange.Sent(connection).ShouldBe([StatusOfAll]);
        _exchange.FeedOf("BTC-USD").Reason.ShouldBe(FeedReason.AwaitingRules);

        _exchange.Answer("GET /products/BTC-USD", Product);
        _exchange.Wait(TimeSpan.FromSeconds(0.1));

        _exchange.Sent(connection).ShouldBe([StatusOfAll, """{"type":"subscribe","product_ids":["BTC-USD"],"channels":["level2","matches","heartbeat","ticker"]}"""]);
        _exchange.FeedOf("BTC-USD").Reason.ShouldBe(FeedReason.Subscribing);
        _exchange.Frame(connection, Snapshot);
        _exchange.FeedOf("BTC-USD").State.ShouldBe(FeedState.Live);
        _exchange.Sink.Book.BestBid!.Value.Price.Ticks.ShouldBe(9999);
    }

    [Fact]
    public void A_symbol_that_the_venue_does_not_know_is_closed()
    {
        _exchange.Want("NOPE-USD");
        _exchange.Answer("GET /products/NOPE-USD", """{"message":"NotFound"}""", 404);
        _exchange.FeedOf("NOPE-USD").State.ShouldBe(FeedState.Closed);
        _exchange.FeedOf("NOPE-USD").Reason.ShouldBe(FeedReason.NotListed);
    }

    [Theory]
    [InlineData("\"trading_disabled\":true", TradingPermission.Halted, FeedState.Closed)]
    [InlineData("\"cancel_only\":true", TradingPermission.CancelOnly, FeedState.Closed)]
    [InlineData("\"limit_only\":true", TradingPermission.LimitOnly, FeedState.Live)]
    [InlineData("\"post_only\":true", TradingPermission.PostOnly, FeedState.Live)]
    public void A_product_that_is_restricted_while_it_is_live_is_told_of_and_closed_where_no_order_is_taken(
        string change, TradingPermission permission, FeedState state)
    {
        var connection = GoLive();
        _exchange.Session.Symbols["BTC-USD"].Trading.ShouldBe(TradingPermission.Trading);

        _exchange.Frame(connection, StatusOf(Product.Replace("\"trading_disabled\":false", change, StringComparison.Ordinal)));
        _exchange.Session.Symbols["BTC-USD"].Trading.ShouldBe(permission);
        _exchange.FeedOf("BTC-USD").State.ShouldBe(state);
        _exchange.FeedOf("BTC-USD").Reason.ShouldBe(state == FeedState.Live ? FeedReason.None : FeedReason.Halted);
        _exchange.Sink.Book.BestBid.HasValue.ShouldBe(state == FeedState.Live);

        _exchange.Frame(connection, StatusOf(Product));
        _exchange.Session.Symbols["BTC-USD"].Trading.ShouldBe(TradingPermission.Trading);
        _exchange.FeedOf("BTC-USD").State.ShouldBe(FeedState.Live);
        _exchange.Sink.Book.BestBid!.Value.Price.Ticks.ShouldBe(9999);
    }

    [Fact]
    public void A_status_without_switches_closes_and_the_rules_open_again()
    {
        var connection = GoLive();
        string Word(string status) => $$"""{"id":"BTC-USD","base_currency":"BTC","quote_currency":"USD","quote_increment":"0.01","base_increment":"0.00000001","status":"{{status}}"}""";
        _exchange.Frame(connection, StatusOf(Word("offline")));
        _exchange.FeedOf("BTC-USD").Reason.ShouldBe(FeedReason.Halted);
        _exchange.Frame(connection, StatusOf(Word("online")));
        _exchange.FeedOf("BTC-USD").Reason.ShouldBe(FeedReason.Halted);

        for (var i = 0; i < 65; i++)
        {
            _exchange.Wait(TimeSpan.FromSeconds(1));
            _exchange.Frame(connection, Heartbeat(0));
        }
        _exchange.Answer("GET /products/BTC-USD", Product);
        _exchange.FeedOf("BTC-USD").State.ShouldBe(FeedState.Live);
    }

    [Fact]
    public void Where_no_stream_tells_of_switches_the_rules_are_asked_for_each_minute_and_a_failure_changes_nothing()
    {
        var connection = GoLiveAtWeex();
        var asked = _weex.CountOf(VenueCommandKind.Request, "exchangeInfo");
        for (var i = 0; i < 61; i++)
        {
            _weex.Wait(TimeSpan.FromSeconds(1));
            _weex.Frame(connection, """{"event":"ping","time":"1775117847999"}""");
        }
        _weex.CountOf(VenueCommandKind.Request, "exchangeInfo").ShouldBe(asked + 1);
        _weex.Answer("exchangeInfo", """{"code":"429"}""", 429);
        _weex.FeedOf("BTCUSDT").State.ShouldBe(FeedState.Live);

        for (var i = 0; i < 61; i++)
        {
            _weex.Wait(TimeSpan.FromSeconds(1));
            _weex.Frame(connection, """{"event":"ping","time":"1775117847999"}""");
        }
        _weex.Answer("exchangeInfo", WeexRules.Replace("TRADING", "HALT", StringComparison.Ordinal));
        _weex.FeedOf("BTCUSDT").Reason.ShouldBe(FeedReason.Halted);
    }

    [Fact]
    public void A_tick_that_becomes_finer_while_it_is_live_takes_the_book_back_and_the_steps_stay()
    {
        var connection = GoLiveAtWeex();
        var began = _weex.Session.Symbols["BTCUSDT"].Instrument;
        AnswerRulesAfterAMinute(connection, WeexRules.Replace("\"quoteAssetPrecision\":2", "\"quoteAssetPrecision\":3", StringComparison.Ordinal));

        _weex.FeedOf("BTCUSDT").State.ShouldBe(FeedState.Stale);
        _weex.FeedOf("BTCUSDT").Reason.ShouldBe(FeedReason.AwaitingRules);
        _weex.Session.Symbols["BTCUSDT"].Instrument.ShouldBe(began);
        _weex.Sink.Book.BestBid.ShouldBeNull();

        _weex.Frame(connection, WeexBook.Replace("99.99", "99.985", StringComparison.Ordinal));
        AnswerRulesAfterAMinute(connection, WeexRules);
        _weex.CountOf(VenueCommandKind.Open).ShouldBe(1, "others live on the connection");
        _weex.CountOf(VenueCommandKind.Send, "\"UNSUBSCRIBE\"").ShouldBe(1, "the book begins anew once");
        _weex.FeedOf("BTCUSDT").State.ShouldBe(FeedState.Stale);
        _weex.Frame(connection, WeexBook);
        _weex.FeedOf("BTCUSDT").State.ShouldBe(FeedState.Live);
        _weex.Sink.Book.BestBid!.Value.Price.Ticks.ShouldBe(9999);
    }

    [Fact]
    public void A_tick_that_becomes_coarser_while_it_is_live_is_told_in_the_steps_of_before()
    {
        var connection = GoLiveAtWeex();
        var began = _weex.Session.Symbols["BTCUSDT"].Instrument;
        AnswerRulesAfterAMinute(connection, WeexRules.Replace("\"quoteAssetPrecision\":2", "\"quoteAssetPrecision\":1", StringComparison.Ordinal));

        _weex.FeedOf("BTCUSDT").State.ShouldBe(FeedState.Live);
        _weex.Session.Symbols["BTCUSDT"].Instrument.ShouldBe(began);
        _weex.Frame(connection, WeexDepth(101, 101).Replace("99.98", "100.0", StringComparison.Ordinal));
        _weex.Sink.Book.BestBid!.Value.Price.Ticks.ShouldBe(10000);
    }

    [Fact]
    public void A_symbol_that_is_stored_goes_on_in_the_steps_it_is_stored_in()
    {
        _weex.Want("BTCUSDT", new VenueStart(41, default) { PriceTick = 0.001m, QuantityStep = 0.00000001m });
        var connection = _weex.OpenLast();
        _weex.Answer("exchangeInfo", WeexRules);
        _weex.Frame(connection, WeexBook);

        _weex.FeedOf("BTCUSDT").State.ShouldBe(FeedState.Live);
        _weex.Sink.Book.BestBid!.Value.Price.Ticks.ShouldBe(99_990);
    }

    [Fact]
    public void A_symbol_whose_venue_has_finer_steps_than_it_is_stored_in_is_not_fed_until_they_fit()
    {
        _weex.Want("BTCUSDT", new VenueStart(41, default) { PriceTick = 0.1m, QuantityStep = 0.00000001m });
        var connection = _weex.OpenLast();
        _weex.Answer("exchangeInfo", WeexRules);
        _weex.FeedOf("BTCUSDT").Reason.ShouldBe(FeedReason.AwaitingRules);
        _weex.Session.Symbols["BTCUSDT"].Instrument.ShouldBeNull();
        _weex.CountOf(VenueCommandKind.Send, "SUBSCRIBE").ShouldBe(0);

        AnswerRulesAfterAMinute(connection, WeexRules.Replace("\"quoteAssetPrecision\":2", "\"quoteAssetPrecision\":1", StringComparison.Ordinal));
        _weex.Session.Symbols["BTCUSDT"].Instrument!.PriceTick.ShouldBe(0.1m);
        _weex.CountOf(VenueCommandKind.Send, "SUBSCRIBE").ShouldBe(1);
    }

    [Theory]
    [InlineData("41 1767614400000", 41, 0, 0)]
    [InlineData("41 1767614400000 0.01 0.00000001", 41, 0.01, 0.00000001)]
    [InlineData("41 1767614400000 0.01", 41, 0, 0)]
    [InlineData("41 1767614400000 -0.01 1", 41, 0, 0)]
    [InlineData("nonsense", 0, 0, 0)]
    public void A_start_is_read_with_and_without_steps(string payload, long sequence, double tick, double step)
    {
        var start = VenueStart.Read(System.Text.Encoding.ASCII.GetBytes(payload));
        start.ShouldBe(new VenueStart(sequence, sequence == 0 ? default : Utc.At(2026, 1, 5, 12, 0))
        {
            PriceTick = (decimal)tick,
            QuantityStep = (decimal)step,
        });
        VenueStart.Read(start.ToPayload()).ShouldBe(start);
    }

    [Fact]
    public void A_word_of_the_stream_that_it_trades_opens_no_symbol_whose_tick_has_become_finer()
    {
        var connection = GoLive();
        _exchange.Frame(connection, StatusOf(Product.Replace("online", "offline", StringComparison.Ordinal)));
        for (var i = 0; i < 65; i++)
        {
            _exchange.Wait(TimeSpan.FromSeconds(1));
            _exchange.Frame(connection, Heartbeat(0));
        }
        _exchange.Answer("GET /products/BTC-USD", Product.Replace("\"0.01\"", "\"0.001\"", StringComparison.Ordinal));
        _exchange.FeedOf("BTC-USD").Reason.ShouldBe(FeedReason.AwaitingRules);
        _exchange.Frame(connection, StatusOf(Product));
        _exchange.FeedOf("BTC-USD").Reason.ShouldBe(FeedReason.AwaitingRules);
        _exchange.Sink.Book.BestBid.ShouldBeNull();
    }

    [Fact]
    public void A_crossed_book_is_taken_back_and_asked_for_anew_on_the_same_connection()
    {
        var connection = GoLive();
        _exchange.Frame(connection, Change("buy", "101.00"));

        _exchange.FeedOf("BTC-USD").ShouldBe(_exchange.FeedOf("BTC-USD") with { State = FeedState.Stale, Reason = FeedReason.BookInvalid, ResyncCount = 1 });
        _exchange.Sink.Book.BestBid.ShouldBeNull();
        _exchange.Wait(TimeSpan.FromSeconds(1));
        _exchange.Sent(connection).TakeLast(2).ShouldBe([
            """{"type":"unsubscribe","product_ids":["BTC-USD"],"channels":["level2"]}""",
            """{"type":"subscribe","product_ids":["BTC-USD"],"channels":["level2"]}"""]);

        _exchange.Frame(connection, Change("buy", "99.00"));
        _exchange.FeedOf("BTC-USD").State.ShouldBe(FeedState.Stale);
        _exchange.Frame(connection, Snapshot);
        _exchange.FeedOf("BTC-USD").State.ShouldBe(FeedState.Live);
        _exchange.CountOf(VenueCommandKind.Close).ShouldBe(0);
    }

    [Fact]
    public void A_snapshot_that_does_not_come_is_asked_for_until_another_connection_is_tried()
    {
        _exchange.Want("BTC-USD");
        var connection = _exchange.OpenLast();
        _exchange.Answer("GET /products/BTC-USD", Product);
        for (var i = 0; i < BookSynchronizer.SnapshotAttemptsMax * 11; i++)
        {
            _exchange.Wait(TimeSpan.FromSeconds(1));
            _exchange.Frame(connection, Heartbeat(0));
        }
        _exchange.CountOf(VenueCommandKind.Send, "\"unsubscribe\"").ShouldBe(BookSynchronizer.SnapshotAttemptsMax - 1);
        _exchange.Last(VenueCommandKind.Close).Number.ShouldBe(connection);
    }

    [Fact]
    public void A_frame_that_cannot_be_read_is_something_missed()
    {
        var connection = GoLive();
        _exchange.Frame(connection, """{"type":"l2update","product_id":"BTC-USD","changes":[["buy","99.9""");
        _exchange.FeedOf("BTC-USD").State.ShouldBe(FeedState.Stale);
        _exchange.Last(VenueCommandKind.Close).Number.ShouldBe(connection);
        _exchange.Wait(TimeSpan.FromSeconds(1));
        var next = _exchange.OpenLast();
        next.ShouldNotBe(connection);
        _exchange.Frame(next, Snapshot);
        _exchange.FeedOf("BTC-USD").State.ShouldBe(FeedState.Live);
    }

    [Fact]
    public void Missing_trades_are_fetched_and_come_out_in_order_before_those_behind_them()
    {
        var connection = GoLive();
        _exchange.Frame(connection, Match(10, "last_match"));
        _exchange.Sink.Trades.ShouldBeEmpty();
        _exchange.Frame(connection, Match(11));
        _exchange.Frame(connection, Match(14));
        _exchange.FeedOf("BTC-USD").Reason.ShouldBe(FeedReason.TradeGap);
        _exchange.Last(VenueCommandKind.Request, "trades").Text.ShouldBe("GET /products/BTC-USD/trades?limit=2&after=14");

        _exchange.Answer("trades", $"[{Row(13, "5.13")},{Row(12, "5.12")}]");

        Prices().ShouldBe([511, 512, 513, 514]);
        _exchange.FeedOf("BTC-USD").State.ShouldBe(FeedState.Live);
    }

    [Fact]
    public void More_missing_trades_than_a_page_holds_are_fetched_page_by_page_from_the_first_on()
    {
        var connection = GoLive();
        _exchange.Frame(connection, Match(11));
        _exchange.Frame(connection, Match(1_512).Replace("5.1512", "5.15"));
        _exchange.Last(VenueCommandKind.Request, "trades").Text.ShouldBe("GET /products/BTC-USD/trades?limit=1000&after=1012");
        _exchange.Answer("trades", Page(12, 1_011));
        _exchange.Last(VenueCommandKind.Request, "trades").Text.ShouldBe("GET /products/BTC-USD/trades?limit=500&after=1512");
        _exchange.FeedOf("BTC-USD").Reason.ShouldBe(FeedReason.TradeGap);

        _exchange.Answer("trades", Page(1_012, 1_511));

        Prices().Count().ShouldBe(1_502);
        _exchange.FeedOf("BTC-USD").ShouldSatisfyAllConditions(
            feed => feed.State.ShouldBe(FeedState.Live), feed => feed.MissingTradeCount.ShouldBe(0));
    }

    [Fact]
    public void A_heartbeat_that_names_a_trade_twice_that_never_came_has_it_fetched()
    {
        var connection = GoLive();
        _exchange.Frame(connection, Match(11));
        _exchange.Frame(connection, Heartbeat(12));
        _exchange.CountOf(VenueCommandKind.Request, "trades").ShouldBe(0);
        _exchange.Frame(connection, Heartbeat(12));
        _exchange.Answer("trades?limit=1&after=13", $"[{Row(12, "5.12")}]");
        Prices().ShouldBe([511, 512]);
    }

    [Fact]
    public void What_happened_while_a_connection_was_lost_is_fetched_and_repetitions_are_dropped()
    {
        var connection = GoLive();
        _exchange.Frame(connection, Match(11));
        _exchange.Put(VenueInputKind.Closed, connection);
        _exchange.Wait(TimeSpan.FromSeconds(1));
        var next = _exchange.OpenLast();
        _exchange.Frame(next, Snapshot);
        _exchange.Frame(next, Match(13, "last_match"));
        _exchange.Frame(next, Match(11));
        _exchange.Answer("trades", $"[{Row(12, "5.12")}]");
        Prices().ShouldBe([511, 512, 513]);
        _exchange.FeedOf("BTC-USD").DuplicateTradeCount.ShouldBe(1);
    }

    [Fact]
    public void Where_level2_is_refused_the_same_book_is_asked_for_in_batches()
    {
        _exchange.Want("BTC-USD");
        var connection = _exchange.OpenLast();
        _exchange.Answer("GET /products/BTC-USD", Product);
        const string Refusal = """{"type":"error","message":"Failed to subscribe","reason":"level2 requires authentication"}""";
        _exchange.Frame(connection, Refusal);
        _exchange.Wait(TimeSpan.FromSeconds(1));
        _exchange.Sent(connection).Last().ShouldContain("level2_batch");
        _exchange.Frame(connection, Snapshot);
        _exchange.FeedOf("BTC-USD").State.ShouldBe(FeedState.Live);
        _exchange.Frame(connection, Refusal);
        _exchange.Last(VenueCommandKind.Close).Number.ShouldBe(connection);
    }

    [Fact]
    public void A_connection_is_replaced_before_its_end_without_a_moment_that_is_not_live()
    {
        var connection = GoLive();
        _exchange.Frame(connection, Match(11));
        Beat(_exchange.Session.Options.RotateAfter, connection);
        var next = _exchange.OpenLast();
        next.ShouldNotBe(connection);
        _exchange.Sent(next).Last().ShouldContain("\"subscribe\"");
        _exchange.Frame(next, Snapshot.Replace("\"1\"", "\"3\""));
        _exchange.Frame(connection, Match(12));
        _exchange.Frame(next, Match(12));
        _exchange.Frame(next, Match(14));
        _exchange.Frame(connection, Match(13));
        Beat(TimeSpan.FromSeconds(3), next);

        _exchange.Last(VenueCommandKind.Close).Number.ShouldBe(connection);
        _exchange.Sink.Feeds.Count(feed => feed.State == FeedState.Live).ShouldBe(1);
        _exchange.FeedOf("BTC-USD").State.ShouldBe(FeedState.Live);
        _exchange.Sink.Book.BestBid!.Value.Quantity.Lots.ShouldBe(3_00000000);
        Prices().ShouldBe([511, 512, 513]);
    }

    [Fact]
    public void A_symbol_that_is_no_longer_wanted_is_unsubscribed_from_and_its_book_taken_back()
    {
        var connection = GoLive();
        _exchange.Want("ETH-USD");
        _exchange.Answer("GET /products/ETH-USD", Product.Replace("BTC", "ETH"));
        _exchange.Put(VenueInputKind.Unwanted, target: "BTC-USD");
        _exchange.Wait(TimeSpan.FromSeconds(1));
        _exchange.Sent(connection).Last().ShouldBe("""{"type":"unsubscribe","product_ids":["BTC-USD"],"channels":["level2","matches","heartbeat","ticker"]}""");
        _exchange.Sink.Book.BestBid.ShouldBeNull();
        _exchange.Put(VenueInputKind.Unwanted, target: "ETH-USD");
        _exchange.Last(VenueCommandKind.Close).Number.ShouldBe(connection);
    }

    [Fact]
    public void The_past_comes_in_pages_before_the_first_event_and_trades_wait_for_it()
    {
        StreamBench bench = new(new CoinbaseExchangeVenue(), new VenueSessionOptions { Backfill = TimeSpan.FromHours(6) });
        bench.Want("BTC-USD");
        var connection = bench.OpenLast();
        bench.Answer("GET /products/BTC-USD", Product);
        bench.Frame(connection, Snapshot);
        bench.Frame(connection, Match(11));
        bench.FeedOf("BTC-USD").Reason.ShouldBe(FeedReason.Backfilling);
        bench.Last(VenueCommandKind.Request, "candles").Text.ShouldBe(
            "GET /products/BTC-USD/candles?granularity=60&start=2026-01-05T06:00:00Z&end=2026-01-05T10:59:00Z");

        // Newest first, one outside of the page, and a minute without trades.
        bench.Answer("candles", $"[{Candle(300)},{Candle(2)},{Candle(0)}]");
        bench.Wait(TimeSpan.FromSeconds(0.1));
        bench.Last(VenueCommandKind.Request, "candles").Text.ShouldEndWith("start=2026-01-05T11:00:00Z&end=2026-01-05T11:59:00Z");
        bench.Answer("candles", "[]");
        bench.Wait(TimeSpan.FromSeconds(0.1));

        bench.Sink.Bars.Select(bar => bar.OpenTime).ShouldBe([Utc.At(2026, 1, 5, 6, 0), Utc.At(2026, 1, 5, 6, 2)]);
        (bench.Sink.Bars[0].Volume.Lots, bench.Sink.Bars[0].BuyVolume.Lots, bench.Sink.Bars[0].QuoteVolume).ShouldBe((200000000, 100000000, 202m));
        bench.FeedOf("BTC-USD").State.ShouldBe(FeedState.Live);
        bench.Sink.Trades.Select(trade => trade.Price.Ticks).ShouldBe([511]);
        bench.Frame(connection, Match(12));
        bench.Sink.Trades.Count().ShouldBe(2);
    }

    [Fact]
    public void A_past_that_cannot_be_had_is_done_without()
    {
        StreamBench bench = new(new CoinbaseExchangeVenue(), new VenueSessionOptions { Backfill = TimeSpan.FromHours(1) });
        bench.Want("BTC-USD");
        var connection = bench.OpenLast();
        bench.Answer("GET /products/BTC-USD", Product);
        bench.Frame(connection, Snapshot);
        for (var i = 0; i < bench.Session.Options.FetchAttemptsMax; i++)
        {
            bench.Answer("candles", "no", 500);
            bench.Frame(connection, Heartbeat(0));
            bench.Wait(TimeSpan.FromSeconds(20));
        }
        bench.FeedOf("BTC-USD").State.ShouldBe(FeedState.Live);
        bench.Sink.Bars.ShouldBeEmpty();
    }

    [Fact]
    public void Of_Weex_the_newest_bars_are_taken_and_nothing_older_is_asked_for()
    {
        StreamBench bench = new(WeexVenue.Futures(), new VenueSessionOptions { Backfill = TimeSpan.FromHours(24) });
        bench.Want("BTCUSDT");
        var connection = bench.OpenLast();
        bench.Answer("exchangeInfo", WeexRules);
        bench.Frame(connection, WeexBook);
        bench.Last(VenueCommandKind.Request, "klines").Text.ShouldBe("GET /capi/v3/market/klines?symbol=BTCUSDT&interval=1m&limit=1000");
        var time = new DateTimeOffset(Utc.At(2026, 1, 5, 11, 58)).ToUnixTimeMilliseconds();
        string Row(long open) => $"[{open},\"100\",\"102\",\"99\",\"101\",\"2\",{open + 60000},\"202\",5,\"1\",\"101\"]";
        bench.Answer("klines", $"[{Row(time)},{Row(time + 60000)},{Row(time + 120000)}]");
        bench.Wait(TimeSpan.FromSeconds(0.1));
        bench.Sink.Bars.Select(bar => bar.OpenTime).ShouldBe([Utc.At(2026, 1, 5, 11, 58), Utc.At(2026, 1, 5, 11, 59)], "the third is forming");
        bench.FeedOf("BTCUSDT").State.ShouldBe(FeedState.Live);
    }

    [Fact]
    public void Funding_of_Weex_futures_is_asked_for_and_goes_with_the_marks_of_the_stream()
    {
        const string Marks = """{"e":"ticker","E":1767614400000,"s":"BTCUSDT","d":[{"p":"0","P":"0","w":"100","c":"100","o":"100","h":"100","l":"100","v":"1","q":"1","n":1,"m":"100.5","i":"100.4"}]}""";
        StreamBench bench = new(WeexVenue.Futures());
        bench.Want("BTCUSDT");
        var connection = bench.OpenLast();
        bench.Answer("exchangeInfo", WeexRules);
        bench.Frame(connection, Marks);
        bench.Sink.Marks.Last().FundingRate.ShouldBeNull();

        bench.Wait(TimeSpan.FromSeconds(0.1));
        bench.Last(VenueCommandKind.Request, "premiumIndex").Text.ShouldBe("GET /capi/v3/market/premiumIndex?symbol=BTCUSDT");
        var next = new DateTimeOffset(Utc.At(2026, 1, 5, 12, 0).AddSeconds(40)).ToUnixTimeMilliseconds();
        string Funding(long time) => $$"""[{"symbol":"BTCUSDT","markPrice":"100.5","indexPrice":"100.4","lastFundingRate":"-0.00025","nextFundingTime":{{time}},"time":1767614400000}]""";
        bench.Answer("premiumIndex", Funding(next));
        bench.Frame(connection, Marks);
        bench.Sink.Marks.Last().FundingRate!.Value.ToDecimal().ShouldBe(-0.00025m);
        bench.Sink.Marks.Last().NextFundingTime.ShouldBe(Utc.At(2026, 1, 5, 12, 0).AddSeconds(40));

        for (var i = 0; i < 31; i++)
        {
            bench.Wait(TimeSpan.FromSeconds(1));
            bench.Frame(connection, Marks);
        }
        bench.CountOf(VenueCommandKind.Request, "premiumIndex").ShouldBe(2, "half a minute later");
        bench.Answer("premiumIndex", Funding(next));
        for (var i = 0; i < 11; i++)
        {
            bench.Wait(TimeSpan.FromSeconds(1));
            bench.Frame(connection, Marks);
        }
        bench.CountOf(VenueCommandKind.Request, "premiumIndex").ShouldBe(3, "the funding time has passed");
    }

    [Theory]
    [InlineData(0, UpdateIdReading.PreviousId)]
    [InlineData(1, UpdateIdReading.FirstId)]
    public void Weex_goes_live_with_either_meaning_of_the_first_id_and_tells_it(int behind, UpdateIdReading reading)
    {
        var connection = GoLiveAtWeex();
        _weex.Session.ReadingOf("BTCUSDT").ShouldBe(UpdateIdReading.Undecided);
        _weex.Frame(connection, WeexDepth(100 + behind, 105));
        _weex.Frame(connection, WeexDepth(105 + behind, 107));
        _weex.Session.ReadingOf("BTCUSDT").ShouldBe(reading);
        _weex.Wait(TimeSpan.FromSeconds(0.2));
        _weex.Session.Symbols["BTCUSDT"].Unverified!.ShouldEndWith(
            reading == UpdateIdReading.FirstId ? "shows the first id." : "shows the last of the update before.");
        _weex.FeedOf("BTCUSDT").State.ShouldBe(FeedState.Live);
        _weex.Frame(connection, WeexDepth(109 + behind, 111));
        _weex.FeedOf("BTCUSDT").Reason.ShouldBe(FeedReason.BookGap);
        _weex.Wait(TimeSpan.FromSeconds(1));
        _weex.Sent(connection).TakeLast(2).ShouldBe([
            """{"method":"UNSUBSCRIBE","params":["BTCUSDT@depth200"],"id":"2"}""", """{"method":"SUBSCRIBE","params":["BTCUSDT@depth200"],"id":"3"}"""]);
    }

    [Fact]
    public void A_ping_of_Weex_is_answered_and_a_trade_that_comes_twice_counts_once()
    {
        var connection = GoLiveAtWeex();
        _weex.Frame(connection, """{"event":"ping","time":"1775117847999"}""");
        _weex.Wait(TimeSpan.FromSeconds(1));
        _weex.Sent(connection).Last().ShouldBe("""{"method":"PONG","id":"2"}""");
        const string Trade = """{"e":"trade","E":1767614401010,"s":"BTCUSDT","d":[{"T":1767614401002,"t":"c2a965c5-1bb3-4bb5-9222-2ee3a96c6556","p":"100.00","q":"0.02","m":false}]}""";
        _weex.Frame(connection, Trade);
        _weex.Frame(connection, Trade);
        _weex.Sink.Trades.Count().ShouldBe(1);
        _weex.FeedOf("BTCUSDT").DuplicateTradeCount.ShouldBe(1);
    }

    [Fact]
    public void A_connection_that_was_told_much_is_replaced_before_the_venue_refuses_more()
    {
        var connection = GoLiveAtWeex();
        for (var i = 0; i < WeexVenue.Spot().TextsMax; i++)
        {
            _weex.Frame(connection, """{"event":"ping"}""");
            _weex.Wait(TimeSpan.FromSeconds(1));
        }
        _weex.CountOf(VenueCommandKind.Open).ShouldBe(2);
    }

    [Fact]
    public void The_clock_of_each_venue_is_read_in_its_own_unit()
    {
        foreach (var (answer, isRead) in (ReadOnlySpan<(string, bool)>)[
            ("""{"iso":"2026-01-05T12:00:03Z","epoch":1767614403.5}""", true),
            ("""{"iso":"x","epochSeconds":"1767614403","epochMillis":"1767614403500"}""", true),
            ("""{"serverTime":1767614403500}""", true),
            ("""{"epoch":-1}""", false),
            ("nonsense", false)])
        {
            StreamBench bench = new(new CoinbaseExchangeVenue());
            bench.Want("BTC-USD");
            bench.OpenLast();
            bench.Answer("GET /time", answer);
            bench.Session.ClockSkew.ShouldBe(isRead ? TimeSpan.FromSeconds(3.5) : null);
        }
    }

    private static string StatusOf(string product) => $"{{\"type\":\"status\",\"products\":[{product}],\"currencies\":[]}}";

    private int GoLive()
    {
        _exchange.Want("BTC-USD");
        var connection = _exchange.OpenLast();
        _exchange.Answer("GET /products/BTC-USD", Product);
        _exchange.Frame(connection, Snapshot);
        _exchange.FeedOf("BTC-USD").State.ShouldBe(FeedState.Live);
        return connection;
    }

    private int GoLiveAtWeex()
    {
        _weex.Want("BTCUSDT");
        var connection = _weex.OpenLast();
        _weex.Answer("exchangeInfo", WeexRules);
        _weex.Sent(connection).ShouldBe(["""{"method":"SUBSCRIBE","params":["BTCUSDT@depth200","BTCUSDT@trade","BTCUSDT@ticker"],"id":"1"}"""]);
        _weex.Frame(connection, WeexBook);
        _weex.FeedOf("BTCUSDT").State.ShouldBe(FeedState.Live);
        return connection;
    }

    private void AnswerRulesAfterAMinute(int connection, string rules)
    {
        for (var i = 0; i < 61; i++)
        {
            _weex.Wait(TimeSpan.FromSeconds(1));
            _weex.Frame(connection, """{"event":"ping","time":"1775117847999"}""");
        }
        _weex.Answer("exchangeInfo", rules);
        _weex.Wait(TimeSpan.FromSeconds(1));
    }

    /// <summary>Newest first, as the venue sends them.</summary>
    private static string Page(int first, int last) =>
        $"[{string.Join(',', Enumerable.Range(first, last - first + 1).Reverse().Select(id => Row(id, "5.12")))}]";

    private void Beat(TimeSpan time, int connection)
    {
        for (var i = 0; i * 20 < time.TotalSeconds; i++)
        {
            _exchange.Frame(connection, Heartbeat(0));
            _exchange.Wait(time < TimeSpan.FromSeconds(20) ? time : TimeSpan.FromSeconds(20));
        }
    }

    private IEnumerable<long> Prices() => _exchange.Sink.Trades.Select(trade => trade.Price.Ticks);

    /// <summary>A candle of so many minutes after 6 o'clock.</summary>
    private static string Candle(int minute) =>
        $"[{new DateTimeOffset(Utc.At(2026, 1, 5, 6, 0)).ToUnixTimeSeconds() + (minute * 60)},99,102,100,101,2]";

    private static string Change(string side, string price) =>
        $$"""{"type":"l2update","product_id":"BTC-USD","changes":[["{{side}}","{{price}}","1"]],"time":"2026-01-05T12:00:00.5Z"}""";

    private static string Match(long id, string type = "match") =>
        $$"""{"type":"{{type}}","trade_id":{{id}},"side":"sell","size":"0.5","price":"5.{{id}}","product_id":"BTC-USD","sequence":{{id * 10}},"time":"2026-01-05T12:00:00.5Z"}""";

    private static string Row(long id, string price) =>
        $$"""{"time":"2026-01-05T12:00:00.5Z","trade_id":{{id}},"price":"{{price}}","size":"0.5","side":"sell"}""";

    private static string Heartbeat(long lastTrade) =>
        $$"""{"type":"heartbeat","last_trade_id":{{lastTrade}},"product_id":"BTC-USD","sequence":90,"time":"2026-01-05T12:00:00.5Z"}""";

    private static string WeexDepth(long first, long last) =>
        $$"""{"e":"depth","E":1767614400000,"s":"BTCUSDT","U":{{first}},"u":{{last}},"l":200,"d":"CHANGED","b":[["99.98","1"]],"a":[]}""";
}
