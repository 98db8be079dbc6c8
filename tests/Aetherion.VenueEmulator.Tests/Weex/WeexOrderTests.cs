using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Weex;
using Aetherion.VenueEmulator.Tests.Binance;

namespace Aetherion.VenueEmulator.Tests.Weex;

public class WeexOrderTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    private readonly VirtualVenue _venue = VenueAt(Start);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Orders_are_placed_queried_cancelled_and_listed_in_the_form_of_published_answers(bool isFutures)
    {
        WeexClient client = new(_venue, isFutures);
        var kind = isFutures ? "Futures" : "Spot";
        var placed = Json(client.Place(("type", "LIMIT"), ("timeInForce", "POST_ONLY"), ("price", "100"), ("newClientOrderId", "c-1")));
        ShouldHaveForm(placed, $"{kind}/Trading/PlaceOrder.txt");
        var order = client.SendJson("GET", "/order", "origClientOrderId=c-1");
        ShouldHaveForm(order, $"{kind}/Trading/GetOrder.txt");
        order.GetProperty("status").GetString().ShouldBe("NEW");
        client.SendJson("GET", "/openOrders", "symbol=BTCUSDT").GetArrayLength().ShouldBe(1);
        var id = order.GetProperty("orderId").GetInt64();
        ShouldHaveForm(client.SendJson("DELETE", "/order", $"orderId={id}"), $"{kind}/Trading/CancelOrder.txt");
        client.SendJson("GET", "/order", $"orderId={id}").GetProperty("status").GetString().ShouldBe("CANCELED");
        client.Send("DELETE", "/order", $"orderId={id}").Status.ShouldBe(404);
        client.Send("GET", "/order", "origClientOrderId=other").Status.ShouldBe(404);
        Json(client.Place());
        var trades = client.SendJson("GET", isFutures ? "/userTrades" : "/myTrades", "symbol=BTCUSDT");
        ShouldHaveForm(trades, $"{kind}/Trading/GetUserTrades.txt");
        trades.EnumerateArray().Sum(trade => Number(trade, "qty")).ShouldBe(0.01m);
        client.SendJson("GET", isFutures ? "/order/history" : "/allOrders", "symbol=BTCUSDT").GetArrayLength().ShouldBe(2);
        ShouldHaveForm(
            client.SendJson("GET", isFutures ? "/account/balance" : "/account/"),
            isFutures ? "Futures/Account/GetBalances.txt" : "Spot/Account/GetAccountInfo.txt");
    }

    [Theory]
    [InlineData(false, "Order.txt", "order", "orders")]
    [InlineData(true, "Order.txt", "order", "orders")]
    [InlineData(false, "UserTrade.txt", "fill", "fill")]
    [InlineData(true, "UserTrade.txt", "fill", "fill")]
    [InlineData(false, "Account.txt", "account", "account")]
    public void A_private_event_has_the_form_of_a_published_one(bool isFutures, string file, string channel, string type)
    {
        WeexClient client = new(_venue, isFutures);
        var socket = client.OpenPrivate();
        client.Subscribe(socket, channel);
        Json(client.Place());
        var told = _venue.TakeFrames(socket).First(frame => frame.TryGetProperty("e", out var e) && e.GetString() == type);
        var published = Samples.Lines("fixtures/weex-net.jsonl.gz")
            .Single(line => line.GetProperty("file").GetString() == $"Subscriptions/{(isFutures ? "Futures" : "Spot")}/{file}")
            .GetProperty("messages")[2].GetProperty("json");
        Samples.Shape(told).ShouldBe(Samples.Shape(published));
        Samples.Shape(told.GetProperty("d")[0]).ShouldBe(Samples.Shape(published.GetProperty("d")[0]));
    }

    [Fact]
    public void A_long_and_a_short_position_stand_side_by_side_and_are_closed_by_the_other_side()
    {
        WeexClient client = new(_venue, isFutures: true);
        Json(client.Place(("quantity", "0.02"))).GetProperty("success").GetBoolean().ShouldBeTrue();
        Json(client.Place(("side", "SELL"), ("positionSide", "SHORT"))).GetProperty("success").GetBoolean().ShouldBeTrue();
        Positions().ShouldBe([("LONG", 0.02m), ("SHORT", 0.01m)]);
        ShouldHaveForm(client.SendJson("GET", "/account/position/allPosition"), "Futures/Trading/GetPositions.txt");
        Json(client.Place(("side", "SELL"), ("positionSide", "LONG"))).GetProperty("success").GetBoolean().ShouldBeTrue();
        Json(client.Place(("side", "BUY"), ("positionSide", "SHORT"))).GetProperty("success").GetBoolean().ShouldBeTrue();
        Positions().ShouldBe([("LONG", 0.01m)]);
        var refused = Json(client.Place(("side", "BUY"), ("positionSide", "SHORT")));
        (refused.GetProperty("success").GetBoolean(), refused.GetProperty("errorMessage").GetString()).ShouldBe((false, "There is no position to close."));

        IEnumerable<(string?, decimal)> Positions() => client.SendJson("GET", "/account/position/allPosition").EnumerateArray()
            .Select(position => (position.GetProperty("side").GetString(), Number(position, "size")));
    }

    [Fact]
    public void Longs_pay_funding_to_shorts_every_eight_hours_and_both_are_told()
    {
        var funding = Start.Date.AddHours(16);
        NextFundingOf(_venue).ShouldBe(funding);
        var venue = VenueAt(funding.AddMinutes(-5));
        WeexClient client = new(venue, isFutures: true);
        var socket = client.OpenPrivate();
        client.Subscribe(socket, "account", "position");
        Json(client.Place(("quantity", "0.5")));
        venue.Outputs.Clear();
        NextFundingOf(venue).ShouldBe(funding);
        while (venue.Now < funding.AddSeconds(-15))
        {
            venue.Pass(TimeSpan.FromSeconds(10));
            venue.Send(socket, """{"method":"PONG","id":"1"}""");
            venue.Outputs.Clear();
        }
        var before = Balance();
        venue.Pass(TimeSpan.FromSeconds(20));
        var paid = venue.GetJson("/futures/capi/v3/market/fundingRate", "symbol=BTCUSDT")[0];
        (before - Balance()).ShouldBe(decimal.Round(0.5m * Number(paid, "markPrice") * Number(paid, "fundingRate"), 8));
        var told = venue.TakeFrames(socket).Where(frame => frame.TryGetProperty("msgEvent", out var reason) && reason.GetString() == "PositionFundingSettle")
            .Select(frame => frame.GetProperty("e").GetString());
        told.ShouldBe(["account", "positions"]);
        NextFundingOf(venue).ShouldBe(funding.AddHours(8));

        decimal Balance() => Number(client.SendJson("GET", "/account/balance")[0], "balance");
    }

    [Theory]
    [InlineData("quantity", "100000")]
    [InlineData("quantity", "0.0000001")]
    [InlineData("side", "UP")]
    [InlineData("symbol", "NONE")]
    [InlineData("type", "MAYBE")]
    public void An_order_that_is_wrong_is_refused(string field, string value) =>
        new WeexClient(_venue, isFutures: false).Place(("type", "LIMIT"), ("price", "60000"), ("timeInForce", "GTC"), (field, value))
            .Status.ShouldBe(400);

    [Fact]
    public void Requests_and_private_sockets_are_taken_only_with_a_right_key_time_and_signature()
    {
        WeexClient client = new(_venue, isFutures: false);
        client.Send("GET", "/account/").Status.ShouldBe(200);
        client.Send("GET", "/account/", signature: "AAAA").Status.ShouldBe(401);
        _venue.Get("/api/v3/account/").Status.ShouldBe(401);
        new WeexClient(_venue, false, client.Key with { Passphrase = "x" }).Send("GET", "/account/").Status.ShouldBe(401);
        new WeexClient(_venue, false) { Skew = TimeSpan.FromSeconds(29) }.Send("GET", "/account/").Status.ShouldBe(200);
        new WeexClient(_venue, false) { Skew = TimeSpan.FromSeconds(31) }.Send("GET", "/account/").Status.ShouldBe(401);
        Should.Throw<ShouldAssertException>(() => new WeexClient(_venue, false, client.Key with { Secret = "x" }).OpenPrivate());
    }

    private static VirtualVenue VenueAt(DateTime start) => new(
        new WeexVenue(new WeexVenueOptions { Symbols = ["BTCUSDT"], History = TimeSpan.Zero }, start), start);

    private static DateTime NextFundingOf(VirtualVenue venue) => DateTimeOffset.FromUnixTimeMilliseconds(
        venue.GetJson("/futures/capi/v3/market/premiumIndex", "symbol=BTCUSDT")[0].GetProperty("nextFundingTime").GetInt64()).UtcDateTime;

    private static void ShouldHaveForm(JsonElement ours, string file)
    {
        var theirs = Samples.Lines("fixtures/weex-net.jsonl.gz")
            .Single(line => line.GetProperty("file").GetString() == $"Endpoints/{file}").GetProperty("response");
        Samples.Shape(First(ours)).ShouldBe(Samples.Shape(First(theirs)), ignoreOrder: true);
    }

    private static JsonElement First(JsonElement json) => json.ValueKind == JsonValueKind.Array ? json[0] : json;

    private static JsonElement Json(Core.VenueReply reply)
    {
        reply.Status.ShouldBe(200, reply.Text);
        return JsonDocument.Parse(reply.Body).RootElement;
    }

    private static decimal Number(JsonElement element, string name) =>
        decimal.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
