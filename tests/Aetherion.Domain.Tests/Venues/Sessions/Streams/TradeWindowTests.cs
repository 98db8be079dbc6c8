using System.Globalization;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Domain.Venues.Sessions.Streams;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Sessions.Streams;

/// <summary>Missing trades of a venue that is asked by time, and answers with the newest thousand of a window.</summary>
public sealed class TradeWindowTests
{
    private const string Product = """
        {"product_id":"BTC-USD","base_increment":"0.00000001","quote_increment":"0.01","quote_min_size":"1","base_min_size":"0.00000001",
        "base_max_size":"3400","is_disabled":false,"status":"online","cancel_only":false,"limit_only":false,"post_only":false,
        "trading_disabled":false,"auction_mode":false,"quote_currency_id":"USD","base_currency_id":"BTC","alias":"","view_only":false,
        "price_increment":"0.01"}
        """;

    private const int PageMax = 1000;
    private const long FirstId = 11;

    private static readonly DateTime Start = Utc.At(2026, 1, 5, 11, 30);

    private readonly StreamBench _bench = new(
        new CoinbaseAdvancedVenue(), VenueSessionOptions.Live with { Backfill = TimeSpan.Zero, SilenceMax = TimeSpan.FromDays(1) });

    private int _answered;
    private int _sequence;

    [Theory]
    [InlineData(2_500, 20)]
    [InlineData(9_999, 9)]
    [InlineData(1_001, 1_000)]
    public void More_missing_trades_than_an_answer_holds_are_found_by_shorter_windows_and_come_out_in_order(int count, int milliseconds)
    {
        var connection = GoLive();
        Trade(connection, FirstId, milliseconds);
        Trade(connection, FirstId + count + 1, milliseconds);

        AnswerAll(FirstId + count, milliseconds).ShouldBeLessThan((count / PageMax * 2) + 8);

        _bench.Sink.Trades.Select(trade => trade.EventTime).ShouldBe(
            Enumerable.Range(0, count + 2).Select(i => TimeOf(FirstId + i, milliseconds)));
        _bench.FeedOf("BTC-USD").MissingTradeCount.ShouldBe(0);
        _bench.FeedOf("BTC-USD").State.ShouldBe(FeedState.Live);
    }

    [Fact]
    public void More_trades_of_one_second_than_an_answer_holds_are_given_up_in_the_end()
    {
        var connection = GoLive();
        _bench.Frame(connection, Frame(FirstId, Start));
        _bench.Frame(connection, Frame(FirstId + 1_200, Start.AddSeconds(3)));
        for (var i = 0; i < 100 && _bench.FeedOf("BTC-USD").MissingTradeCount == 0; i++)
        {
            AnswerAll(FirstId + 1_199, milliseconds: 0).ShouldBeLessThan(5);
            _bench.Wait(TimeSpan.FromSeconds(30));
        }

        _bench.FeedOf("BTC-USD").MissingTradeCount.ShouldBe(1_199);
        _bench.Sink.Trades.Count().ShouldBe(2);
    }

    private static DateTime TimeOf(long id, int milliseconds) => Start.AddMilliseconds((id - FirstId) * milliseconds);

    private static string Text(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private static string Row(long id, DateTime time) =>
        $"{{\"product_id\":\"BTC-USD\",\"trade_id\":\"{id}\",\"price\":\"100.00\",\"size\":\"0.5\",\"time\":\"{Text(time)}\",\"side\":\"BUY\"}}";

    private int GoLive()
    {
        _bench.Want("BTC-USD");
        var connection = _bench.OpenLast();
        _bench.Answer("products/BTC-USD", Product);
        _bench.Frame(connection, $"{{\"channel\":\"l2_data\",\"timestamp\":\"{Text(Start)}\",\"sequence_num\":{_sequence++},\"events\":[{{\"type\":\"snapshot\","
            + "\"product_id\":\"BTC-USD\",\"updates\":[{\"side\":\"bid\",\"event_time\":\"1970-01-01T00:00:00Z\",\"price_level\":\"99.99\",\"new_quantity\":\"1\"},"
            + "{\"side\":\"offer\",\"event_time\":\"1970-01-01T00:00:00Z\",\"price_level\":\"100.01\",\"new_quantity\":\"1\"}]}]}");
        _bench.FeedOf("BTC-USD").State.ShouldBe(FeedState.Live);
        return connection;
    }

    private void Trade(int connection, long id, int milliseconds) => _bench.Frame(connection, Frame(id, TimeOf(id, milliseconds)));

    private string Frame(long id, DateTime time) =>
        $"{{\"channel\":\"market_trades\",\"timestamp\":\"{Text(time)}\",\"sequence_num\":{_sequence++},\"events\":[{{\"type\":\"update\",\"trades\":[{Row(id, time)}]}}]}}";

    /// <summary>Answers requests for trades until none comes at once. The answer is how many there were.</summary>
    private int AnswerAll(long lastId, int milliseconds)
    {
        var count = 0;
        while (NextRequest() is { } request)
        {
            count++;
            var start = Parameter(request.Text, "start");
            var end = Parameter(request.Text, "end");
            var rows = Enumerable.Range(1, (int)(lastId - FirstId)).Select(i => FirstId + i)
                .Select(id => (Id: id, Time: TimeOf(id, milliseconds)))
                .Where(trade => trade.Time >= start && trade.Time <= end)
                .Reverse().Take(PageMax).Select(trade => Row(trade.Id, trade.Time));
            _bench.Put(VenueInputKind.Reply, request.Number, request.Text, 200, $"{{\"trades\":[{string.Join(',', rows)}],\"best_bid\":\"1\",\"best_ask\":\"2\"}}");
        }
        return count;
    }

    private VenueCommand? NextRequest()
    {
        for (; _answered < _bench.Sink.Commands.Count; _answered++)
        {
            if (_bench.Sink.Commands[_answered].Text.Contains("/ticker?", StringComparison.Ordinal))
                return _bench.Sink.Commands[_answered++];
        }
        return null;
    }

    private static DateTime Parameter(string target, string name)
    {
        var text = target.Split('?')[1].Split('&').First(part => part.StartsWith($"{name}=", StringComparison.Ordinal));
        return DateTime.UnixEpoch.AddSeconds(long.Parse(text[(name.Length + 1)..], CultureInfo.InvariantCulture));
    }
}
