using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Sessions;

/// <summary>How long a session asks for what a venue does not give.</summary>
public sealed class VenuePatienceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly VenueSessionOptions Options = VenueSessionOptions.Live with
    {
        Backfill = TimeSpan.Zero, RulesInterval = TimeSpan.Zero, SilenceMax = TimeSpan.FromDays(1),
    };

    private long _updateId = 101;

    [Fact]
    public void Missing_trades_are_asked_for_for_minutes_before_they_are_given_up()
    {
        SessionBench bench = new(Options);
        var connection = bench.GoLive();
        bench.Trade(connection, 10);
        bench.Trade(connection, 13);
        Refuse(bench, "aggTrades", Options.FetchPatience - TimeSpan.FromMinutes(1), connection);
        bench.Feed.Reason.ShouldBe(FeedReason.TradeGap);
        bench.Feed.MissingTradeCount.ShouldBe(0);

        Refuse(bench, "aggTrades", TimeSpan.FromMinutes(3), connection);

        bench.Feed.MissingTradeCount.ShouldBe(2);
        bench.Sink.Trades.Count().ShouldBe(2);
        bench.Feed.State.ShouldBe(FeedState.Live);
        Asked(bench, "aggTrades").ShouldBeInRange(20, 200);
    }

    [Fact]
    public void Time_without_a_connection_does_not_count()
    {
        SessionBench bench = new(Options);
        bench.Trade(bench.GoLive(), 10);
        var connection = bench.Last(VenueCommandKind.Open).Number;
        bench.Trade(connection, 13);
        bench.Put(VenueInputKind.Closed, connection, status: 1006);
        Refuse(bench, "aggTrades", Options.FetchPatience * 3);
        bench.Feed.MissingTradeCount.ShouldBe(0);

        for (var asked = Asked(bench, "aggTrades"); Asked(bench, "aggTrades") == asked;)
            bench.Wait(Second);
        bench.Answer("aggTrades", bench.Trades(11, 12));

        bench.Sink.Trades.Count().ShouldBe(4);
        bench.Feed.MissingTradeCount.ShouldBe(0);
    }

    [Fact]
    public void A_past_that_the_venue_does_not_tell_is_given_up_after_minutes_and_that_shows()
    {
        var options = Options with { Backfill = TimeSpan.FromHours(1) };
        SessionBench bench = new(options);
        var begin = bench.Now;
        bench.Want();
        bench.Answer("exchangeInfo", SessionBench.Rules);
        var connection = bench.OpenLast();
        bench.Acknowledge(connection);
        bench.Depth(connection, 99, 101);
        bench.Answer("depth", SessionBench.Book(100));
        Refuse(bench, "klines", options.FetchPatience - TimeSpan.FromMinutes(1), connection);
        bench.Feed.Reason.ShouldBe(FeedReason.Backfilling);
        bench.Session.Symbols[SessionBench.Symbol].PastMissingFrom.ShouldBeNull();

        Refuse(bench, "klines", TimeSpan.FromMinutes(3), connection);

        bench.Feed.State.ShouldBe(FeedState.Live);
        bench.Session.Symbols[SessionBench.Symbol].PastMissingFrom.ShouldBe(begin - options.Backfill);
    }

    private static int Asked(SessionBench bench, string part) =>
        bench.Sink.Commands.Count(command => command.Text.Contains(part, StringComparison.Ordinal));

    /// <summary>The venue refuses what it is asked for, while updates of the book come on a connection.</summary>
    private void Refuse(SessionBench bench, string part, TimeSpan time, int connection = 0)
    {
        for (var end = bench.Now + time; bench.Now < end;)
        {
            foreach (var command in bench.NewCommands().Where(command => command.Text.Contains(part, StringComparison.Ordinal)))
                bench.Put(VenueInputKind.Reply, command.Number, command.Text, 503);
            bench.Wait(Second);
            _updateId++;
            if (connection != 0)
                bench.Depth(connection, _updateId, _updateId);
        }
    }
}
