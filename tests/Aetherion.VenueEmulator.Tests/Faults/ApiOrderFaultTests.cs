using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Tests.Binance;

namespace Aetherion.VenueEmulator.Tests.Faults;

/// <summary>Orders over the WebSocket API of Binance that are answered with an error, carried out or not.</summary>
public class ApiOrderFaultTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<string, string> Order = new()
    {
        ["symbol"] = "BTCUSDT", ["side"] = "BUY", ["type"] = "MARKET", ["quantity"] = "0.01", ["newClientOrderId"] = "mine",
    };

    private readonly FaultyVenue _faulty;
    private readonly VirtualVenue _venue;

    public ApiOrderFaultTests()
    {
        BinanceVenueOptions options = new() { SimulatedSymbols = ["BTCUSDT"], History = TimeSpan.Zero };
        _faulty = new FaultyVenue(new BinanceVenue(options, Start), 1);
        _venue = new VirtualVenue(_faulty, Start);
    }

    [Theory]
    [InlineData("error-executed", "", 1)]
    [InlineData("error-executed", ",stream=api", 1)]
    [InlineData("error-not-executed", "", 0)]
    [InlineData("error-not-executed", ",stream=api", 0)]
    public void An_order_that_is_struck_is_carried_out_or_not_and_answered_as_unknown(string kind, string stream, int orders)
    {
        var client = BinanceClient.Spot(_venue);
        var socket = client.SubscribeToUserData();
        _faulty.Add(FaultText.Parse($"{kind}:probability=1{stream}").Single(), _venue.Now);

        var answer = client.SendMessage(socket, "order.place", Order);

        (answer.GetProperty("id").GetString(), answer.GetProperty("status").GetInt32()).ShouldBe(("m", 503));
        answer.GetProperty("error").GetProperty("code").GetInt32().ShouldBe(-1007);
        _faulty.Faults.Single().Strikes.ShouldBe(1);
        _faulty.Clear();
        client.Ok("GET", "allOrders", "symbol=BTCUSDT").GetArrayLength().ShouldBe(orders);
    }

    [Theory]
    [InlineData("order.test")]
    [InlineData("order.status")]
    public void A_message_that_changes_no_order_is_not_struck(string method)
    {
        var client = BinanceClient.Spot(_venue);
        var socket = client.SubscribeToUserData();
        client.SendMessage(socket, "order.place", Order);
        _faulty.Add(FaultText.Parse("error-not-executed:probability=1").Single(), _venue.Now);
        var parameters = method == "order.test" ? Order : new() { ["symbol"] = "BTCUSDT", ["origClientOrderId"] = "mine" };
        client.SendMessage(socket, method, parameters).GetProperty("status").GetInt32().ShouldBe(200);
        _faulty.Faults.Single().Strikes.ShouldBe(0);
    }

    [Fact]
    public void A_fault_of_http_alone_leaves_the_api_in_peace()
    {
        var client = BinanceClient.Spot(_venue);
        var socket = client.SubscribeToUserData();
        _faulty.Add(FaultText.Parse("error-executed:probability=1,stream=rest").Single(), _venue.Now);
        client.SendMessage(socket, "order.place", Order).GetProperty("status").GetInt32().ShouldBe(200);
        client.Send("POST", "order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01").Status.ShouldBe(503);
    }
}
