using System.Text;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Domain.Venues.Sessions.Binance;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Sessions;

/// <summary>A session with Binance spot under a time that moves when it is told to, and a venue that says what the test says.</summary>
internal sealed class SessionBench
{
    public const string Symbol = "BTCUSDT";

    public const string Rules = """
        {"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","baseAssetPrecision":8,"quoteAsset":"USDT",
        "filters":[{"filterType":"PRICE_FILTER","tickSize":"0.01000000"},{"filterType":"LOT_SIZE","stepSize":"0.00001000"},
        {"filterType":"NOTIONAL","minNotional":"5.00000000"}]}]}
        """;

    private readonly List<VenueInput> _inputs = [];
    private int _answered;

    /// <param name="sink">Takes what the session gives out, and passes it on to the bench's own.</param>
    public SessionBench(
        VenueSessionOptions? options = null, BinanceMarket? market = null, Func<SessionSink, IVenueSink>? sink = null)
    {
        Options = options ?? new VenueSessionOptions { Backfill = TimeSpan.Zero };
        Session = new BinanceSession(market ?? BinanceMarket.Spot, Options, sink?.Invoke(Sink) ?? Sink);
    }

    public VenueSessionOptions Options { get; }

    public SessionSink Sink { get; } = new();

    public BinanceSession Session { get; }

    public DateTime Now { get; private set; } = Utc.At(2026, 1, 5, 12, 0);

    /// <summary>How far the venue's clock is ahead of ours, in the times of its frames and answers.</summary>
    public TimeSpan Skew { get; set; }

    public IReadOnlyList<VenueInput> Inputs => _inputs;

    public VenueFeed Feed => Session.Symbols[Symbol].Feed;

    /// <summary>The commands that were not looked at yet.</summary>
    public IReadOnlyList<VenueCommand> NewCommands()
    {
        var commands = Sink.Commands[_answered..];
        _answered = Sink.Commands.Count;
        return commands;
    }

    public VenueCommand Last(VenueCommandKind kind, string part = "") => Sink.Commands.Last(
        command => command.Kind == kind && command.Text.Contains(part, StringComparison.Ordinal));

    public void Put(VenueInputKind kind, int connection = 0, string target = "", int status = 0, string payload = "")
    {
        VenueInput input = new(
            _inputs.Count + 1, Now, kind, connection, target, status, Encoding.UTF8.GetBytes(payload));
        _inputs.Add(input);
        Session.Handle(input);
    }

    public void Want(VenueStart start = default) =>
        Put(VenueInputKind.Wanted, 0, Symbol, 0, Encoding.ASCII.GetString(start.ToPayload()));

    /// <summary>Lets time go by, with the clock's inputs.</summary>
    public void Wait(TimeSpan time)
    {
        var end = Now + time;
        while (Now < end)
        {
            Now += TimeSpan.FromMilliseconds(100);
            Put(VenueInputKind.Clock);
        }
    }

    /// <summary>Our own clock is set to another time.</summary>
    public void Step(TimeSpan time) => Now += time;

    public void Frame(int connection, string frame) => Put(VenueInputKind.Frame, connection, payload: frame);

    /// <summary>Answers the last request of a kind.</summary>
    public void Answer(string part, string payload, int status = 200)
    {
        var request = Last(VenueCommandKind.Request, part);
        Put(VenueInputKind.Reply, request.Number, request.Text, status, payload);
    }

    public int OpenLast()
    {
        var open = Last(VenueCommandKind.Open);
        Put(VenueInputKind.Opened, open.Number, open.Text);
        return open.Number;
    }

    public void Acknowledge(int connection, int id = 1) => Frame(connection, $$"""{"result":null,"id":{{id}}}""");

    public void Depth(int connection, long first, long last, string bids = "", string asks = "") => Frame(
        connection,
        $$"""{"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":{{Milliseconds}},"s":"BTCUSDT","U":{{first}},"u":{{last}},"b":[{{bids}}],"a":[{{asks}}]} }""");

    public void Trade(int connection, long id, string price = "100.00") => Frame(
        connection, $$"""{"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":{{Milliseconds}},"s":"BTCUSDT",{{TradeText(id, price)}} } }""");

    public void Quote(int connection, long id, string bid, string bidQuantity, string ask, string askQuantity) => Frame(
        connection,
        $$"""{"stream":"btcusdt@bookTicker","data":{"u":{{id}},"s":"BTCUSDT","b":"{{bid}}","B":"{{bidQuantity}}","a":"{{ask}}","A":"{{askQuantity}}"} }""");

    public string Trades(params long[] ids) => $"[{string.Join(',', ids.Select(id => $"{{{TradeText(id, "100.00")}}}"))}]";

    public static string Book(long id) =>
        $$"""{"lastUpdateId":{{id}},"bids":[["99.99","1.5"],["99.98","2"]],"asks":[["100.01","1"],["100.02","0.00000001"]]}""";

    /// <summary>Wanted, connected, subscribed, and live with a book at 100.</summary>
    public int GoLive()
    {
        Want();
        Answer("exchangeInfo", Rules);
        var connection = OpenLast();
        Acknowledge(connection);
        Depth(connection, 99, 101);
        Answer("depth", Book(100));
        Feed.State.ShouldBe(FeedState.Live);
        return connection;
    }

    public long Milliseconds => new DateTimeOffset(Now + Skew).ToUnixTimeMilliseconds();

    private string TradeText(long id, string price) =>
        $"\"a\":{id},\"p\":\"{price}\",\"q\":\"0.5\",\"f\":{id},\"l\":{id},\"T\":{Milliseconds},\"m\":true";
}
