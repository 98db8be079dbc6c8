using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Coinbase;
using Aetherion.VenueEmulator.Tests.Binance;

namespace Aetherion.VenueEmulator.Tests.Coinbase;

public class ExchangeOrderTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    private readonly VirtualVenue _venue = new(
        new CoinbaseVenue(new CoinbaseVenueOptions { SimulatedProducts = ["BTC-USD"], History = TimeSpan.Zero }, Start), Start);

    [Fact]
    public void A_market_order_takes_what_the_book_offers_and_pays_its_fee_in_dollars()
    {
        ExchangeClient client = new(_venue);
        var ask = BestAsk();
        var order = Json(client.Place(client.NextOid(), ("type", "market")));
        order.GetProperty("status").GetString().ShouldBe("done");
        order.GetProperty("done_reason").GetString().ShouldBe("filled");
        var fills = client.SendJson("GET", "/fills", $"order_id={order.GetProperty("id").GetString()}").EnumerateArray().ToList();
        fills.Sum(fill => Number(fill, "size")).ShouldBe(0.01m);
        Number(fills[^1], "price").ShouldBe(ask);
        fills.ShouldAllBe(fill => Number(fill, "fee") == Number(fill, "price") * Number(fill, "size") * 0.006m);
        var paid = fills.Sum(fill => (Number(fill, "price") * Number(fill, "size")) + Number(fill, "fee"));
        Available(client, "USD").ShouldBe(1_000_000m - paid);
        Available(client, "BTC").ShouldBe(100.01m);
    }

    [Fact]
    public void A_resting_order_is_found_by_both_its_ids_until_it_is_cancelled_and_then_forgotten()
    {
        ExchangeClient client = new(_venue);
        var oid = client.NextOid();
        var id = Json(client.Place(oid, ("price", "100"), ("size", "1"))).GetProperty("id").GetString();
        foreach (var path in new[] { $"/orders/{id}", $"/orders/client:{oid}" })
            client.SendJson("GET", path).GetProperty("client_oid").GetString().ShouldBe(oid);
        client.SendJson("GET", "/orders", "product_id=BTC-USD&status=open").GetArrayLength().ShouldBe(1);
        Available(client, "USD").ShouldBe(1_000_000m - 100.6m, "price and fee are held");
        client.SendJson("DELETE", $"/orders/client:{oid}", "product_id=BTC-USD").GetString().ShouldBe(id);
        Available(client, "USD").ShouldBe(1_000_000m);
        client.Send("GET", $"/orders/{id}").Status.ShouldBe(404);
        client.SendJson("GET", "/orders", "status=all").GetArrayLength().ShouldBe(0);
        client.Send("DELETE", $"/orders/{id}").Status.ShouldBe(404);
    }

    [Fact]
    public void An_order_with_a_fill_stays_known_and_cannot_be_cancelled_any_more()
    {
        ExchangeClient client = new(_venue);
        var id = Json(client.Place(client.NextOid(), ("type", "market"))).GetProperty("id").GetString();
        client.SendJson("GET", "/orders", "status=all").GetArrayLength().ShouldBe(1);
        client.SendJson("GET", "/orders", "status=open&status=pending&status=active").GetArrayLength().ShouldBe(0);
        Message(client.Send("DELETE", $"/orders/{id}")).ShouldBe((400, "Order already done"));
    }

    [Theory]
    [InlineData("price", "100.001", 400, "price is too accurate. Smallest unit is 0.01000000")]
    [InlineData("size", "0.000000001", 400, "size is too accurate. Smallest unit is 0.00001000")]
    [InlineData("size", "0.00001", 400, "size is too small. Minimum size is 5.00000000")]
    [InlineData("size", "100000", 400, "Insufficient funds")]
    [InlineData("side", "up", 400, "Invalid side")]
    [InlineData("client_oid", "no-uuid", 400, "Invalid client_oid")]
    [InlineData("product_id", "NO-NE", 404, "NotFound")]
    public void An_order_that_is_wrong_is_refused_in_the_words_of_the_venue(string field, string value, int status, string message)
    {
        ExchangeClient client = new(_venue);
        Message(client.Place(client.NextOid(), ("price", "100"), ("size", "1"), (field, value))).ShouldBe((status, message));
    }

    [Fact]
    public void An_order_that_must_not_take_and_would_is_answered_as_rejected()
    {
        ExchangeClient client = new(_venue);
        var price = BestAsk().ToString(CultureInfo.InvariantCulture);
        var order = Json(client.Place(client.NextOid(), ("price", price), ("post_only", true)));
        order.GetProperty("status").GetString().ShouldBe("rejected");
        order.GetProperty("reject_reason").GetString().ShouldBe("post only");
        client.SendJson("GET", "/orders", "status=all").GetArrayLength().ShouldBe(0);
        Available(client, "USD").ShouldBe(1_000_000m);
    }

    [Fact]
    public void What_cannot_be_filled_at_once_is_killed_or_cut_short()
    {
        ExchangeClient client = new(_venue);
        var price = BestAsk().ToString(CultureInfo.InvariantCulture);
        var killed = Json(client.Place(client.NextOid(), ("price", price), ("size", "10"), ("time_in_force", "FOK")));
        (Number(killed, "filled_size"), killed.GetProperty("done_reason").GetString()).ShouldBe((0, "canceled"));
        var cut = Json(client.Place(client.NextOid(), ("price", price), ("size", "10"), ("time_in_force", "IOC")));
        Number(cut, "filled_size").ShouldBeInRange(0.00001m, 9.99999m);
        cut.GetProperty("status").GetString().ShouldBe("done");
    }

    [Fact]
    public void Requests_are_taken_only_with_a_right_key_time_and_signature()
    {
        ExchangeClient client = new(_venue);
        client.Send("GET", "/accounts").Status.ShouldBe(200);
        Message(client.Send("GET", "/accounts", signature: "AAAA")).ShouldBe((401, "invalid signature"));
        Message(_venue.Get("/accounts")).ShouldBe((401, "CB-ACCESS-KEY header is required"));
        Message(new ExchangeClient(_venue, client.Key with { Key = "x" }).Send("GET", "/accounts")).ShouldBe((401, "Invalid API Key"));
        Message(new ExchangeClient(_venue, client.Key with { Passphrase = "x" }).Send("GET", "/accounts")).ShouldBe((401, "invalid passphrase"));
        foreach (var (seconds, status) in new[] { (29, 200), (-29, 200), (31, 400), (-31, 400) })
            new ExchangeClient(_venue) { Skew = TimeSpan.FromSeconds(seconds) }.Send("GET", "/accounts").Status.ShouldBe(status);
    }

    [Fact]
    public void The_user_channel_tells_each_step_of_the_accounts_own_orders_alone()
    {
        ExchangeClient client = new(_venue);
        ExchangeClient other = new(_venue, ExchangeKey.Presets[1]);
        var (mine, others) = (client.Follow("BTC-USD"), other.Follow("BTC-USD"));
        _venue.TakeFrames();
        var oid = client.NextOid();
        var id = Json(client.Place(oid, ("price", "100"), ("size", "1"))).GetProperty("id").GetString();
        client.Send("DELETE", $"/orders/{id}");
        client.Place(client.NextOid(), ("type", "market"));
        _venue.Outputs.ShouldAllBe(output => output.Connection == mine && output.Connection != others);
        var steps = _venue.TakeFrames(mine);
        var types = steps.Select(step => step.GetProperty("type").GetString()).ToList();
        types.Take(5).ShouldBe(["received", "open", "done", "received", "match"]);
        types[^1].ShouldBe("done");
        steps[0].GetProperty("client_oid").GetString().ShouldBe(oid);
        steps[2].GetProperty("reason").GetString().ShouldBe("canceled");
        steps.Last(step => step.GetProperty("type").GetString() == "match").GetProperty("taker_user_id").GetString().ShouldNotBeNullOrEmpty();
        foreach (var (type, file) in new[] { ("received", "received-limit"), ("open", "open"), ("done", "done") })
        {
            var published = Samples.Lines("fixtures/coinbase-exchange-node.jsonl.gz")
                .Single(line => line.GetProperty("file").GetString()!.EndsWith($"ws/full/{file}.json", StringComparison.Ordinal)).GetProperty("json");
            Samples.Shape(published).Except(Samples.Shape(steps.First(step => step.GetProperty("type").GetString() == type))).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_subscription_to_orders_that_is_not_signed_is_refused()
    {
        var socket = _venue.Open("/");
        _venue.Send(socket, """{"type":"subscribe","product_ids":["BTC-USD"],"channels":["user"]}""");
        _venue.TakeFrames(socket)[0].GetProperty("message").GetString().ShouldBe("Authentication Failed");
    }

    [Fact]
    public void Fills_and_accounts_have_the_members_of_published_ones()
    {
        ExchangeClient client = new(_venue);
        client.Place(client.NextOid(), ("type", "market"));
        var fill = client.SendJson("GET", "/fills", "product_id=BTC-USD")[0];
        Samples.Shape(fill).ShouldBe(Samples.Shape(Published("fills/product_id/BTC-EUR/GET-200.json")[0]), ignoreOrder: true);
        var account = client.SendJson("GET", "/accounts")[0];
        Samples.Shape(Published("rest/accounts/GET-200.json")[0]).Except(Samples.Shape(account)).ShouldBeEmpty();
    }

    private static JsonElement Published(string file) => Samples.Lines("fixtures/coinbase-exchange-node.jsonl.gz")
        .Single(line => line.GetProperty("file").GetString()!.EndsWith(file, StringComparison.Ordinal)).GetProperty("json");

    private decimal BestAsk() => Decimal(_venue.GetJson("/products/BTC-USD/book", "level=1").GetProperty("asks")[0][0]);

    private static decimal Available(ExchangeClient client, string currency) => Number(
        client.SendJson("GET", "/accounts").EnumerateArray().Single(a => a.GetProperty("currency").GetString() == currency), "available");

    private static (int Status, string? Message) Message(Core.VenueReply reply) =>
        (reply.Status, JsonDocument.Parse(reply.Body).RootElement.GetProperty("message").GetString());

    private static JsonElement Json(Core.VenueReply reply)
    {
        reply.Status.ShouldBe(200, reply.Text);
        return JsonDocument.Parse(reply.Body).RootElement;
    }

    private static decimal Number(JsonElement element, string name) => Decimal(element.GetProperty(name));

    private static decimal Decimal(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
