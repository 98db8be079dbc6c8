using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;

namespace Aetherion.VenueEmulator.Tests.Binance;

public class SocketTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    private readonly VirtualVenue _venue = Simulated(TimeSpan.FromHours(24));

    [Fact]
    public void Streams_come_and_go_by_message_and_each_message_is_answered_by_its_id()
    {
        var socket = _venue.Open("/ws");
        _venue.Send(socket, """{"method":"SUBSCRIBE","params":["btcusdt@trade","btcusdt@bookTicker"],"id":"a"}""");
        _venue.Send(socket, """{"method":"UNSUBSCRIBE","params":["btcusdt@trade"],"id":2}""");
        _venue.Send(socket, """{"method":"LIST_SUBSCRIPTIONS","id":3}""");
        var answers = _venue.TakeFrames(socket).Select(frame => frame.GetRawText()).ToList();
        answers.ShouldBe(["""{"result":null,"id":"a"}""", """{"result":null,"id":2}""", """{"result":["btcusdt@bookTicker"],"id":3}"""]);
        _venue.Pass(TimeSpan.FromSeconds(5));
        _venue.TakeFrames(socket).Count(frame => !frame.TryGetProperty("A", out _)).ShouldBe(0);
    }

    [Theory]
    [InlineData("nonsense", 3)]
    [InlineData("[]", 2)]
    [InlineData("""{"method":"FLY","id":1}""", 2)]
    [InlineData("""{"method":"SUBSCRIBE","params":[7],"id":1}""", 2)]
    public void A_message_that_is_none_is_answered_with_an_error(string text, int code)
    {
        var socket = _venue.Open("/ws");
        _venue.Send(socket, text);
        _venue.TakeFrames(socket)[0].GetProperty("error").GetProperty("code").GetInt32().ShouldBe(code);
    }

    [Fact]
    public void The_sixth_message_in_a_second_ends_the_connection()
    {
        var socket = _venue.Open("/ws");
        for (var i = 0; i < 6; i++)
            _venue.Send(socket, """{"method":"LIST_SUBSCRIPTIONS","id":1}""");
        _venue.Outputs.Count(output => output.Kind == VenueOutputKind.Frame).ShouldBe(5);
        _venue.Outputs.Last().ShouldBe(new VenueOutput(socket, VenueOutputKind.Close, default, "", 1008));
    }

    [Fact]
    public void A_connection_ends_at_its_time_after_a_notice()
    {
        var venue = Simulated(TimeSpan.FromMinutes(2));
        venue.Open("/ws/ethusdt@nothing");
        venue.Pass(TimeSpan.FromSeconds(109));
        venue.Outputs.ShouldBeEmpty();
        venue.Pass(TimeSpan.FromSeconds(2));
        venue.TakeFrames()[0].GetProperty("e").GetString().ShouldBe("serverShutdown");
        venue.Pass(TimeSpan.FromSeconds(10));
        venue.Outputs.ShouldHaveSingleItem().Kind.ShouldBe(VenueOutputKind.Close);
    }

    [Fact]
    public void More_than_three_hundred_attempts_in_five_minutes_are_refused()
    {
        for (var i = 0; i < 300; i++)
            _venue.Open("/ws");
        _venue.Venue.Open(1000, VenueRequest.Get("/ws"), _venue.Now).ShouldNotBeNull().Status.ShouldBe(429);
        _venue.Pass(TimeSpan.FromMinutes(5));
        _venue.Open("/ws");
    }

    [Fact]
    public void Paths_of_the_split_carry_their_own_streams_alone()
    {
        const string all = "streams=btcusdt@depth@100ms/btcusdt@bookTicker/btcusdt@trade/btcusdt@markPrice@1s";
        var (book, market) = (_venue.Open("/usdm/public/stream", all), _venue.Open("/usdm/market/stream", all));
        _venue.Pass(TimeSpan.FromSeconds(5));
        Kinds(book).ShouldBe(["btcusdt@bookTicker", "btcusdt@depth@100ms"]);
        Kinds(market).ShouldBe(["btcusdt@markPrice@1s", "btcusdt@trade"]);

        IEnumerable<string> Kinds(int socket) => _venue.Outputs.Where(output => output.Connection == socket)
            .Select(output => output.Stream).Distinct().Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Orders_go_over_the_socket_of_the_api_too()
    {
        var client = BinanceClient.Spot(_venue);
        var socket = _venue.Open("/ws-api/v3");
        var placed = client.SendMessage(socket, "order.place", new()
        {
            ["symbol"] = "BTCUSDT", ["side"] = "BUY", ["type"] = "MARKET", ["quantity"] = "0.01", ["newClientOrderId"] = "mine",
        });
        placed.GetProperty("status").GetInt32().ShouldBe(200);
        placed.GetProperty("result").GetProperty("status").GetString().ShouldBe("FILLED");
        var again = client.SendMessage(socket, "order.cancel", new() { ["symbol"] = "BTCUSDT", ["origClientOrderId"] = "mine" });
        again.GetProperty("error").GetProperty("code").GetInt32().ShouldBe(-2011);
        client.Ok("GET", "order", "symbol=BTCUSDT&origClientOrderId=mine").GetProperty("status").GetString().ShouldBe("FILLED");
    }

    private static VirtualVenue Simulated(TimeSpan lifetime)
    {
        var options = new BinanceVenueOptions
        {
            SimulatedSymbols = ["BTCUSDT"],
            SimulatedMarkets = [BinanceMarketKind.Spot, BinanceMarketKind.UsdFutures],
            History = TimeSpan.Zero,
            ConnectionLifetime = lifetime,
        };
        return new VirtualVenue(new BinanceVenue(options, Start), Start);
    }
}
