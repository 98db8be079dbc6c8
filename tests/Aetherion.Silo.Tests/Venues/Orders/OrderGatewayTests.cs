using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>Orders over real sockets: what leaves, how often, and what is concluded from what comes back.</summary>
public sealed class OrderGatewayTests
{
    private const string Placed =
        """{"symbol":"BTCUSDT","orderId":28,"clientOrderId":"ae-1","transactTime":1507725176595,"executedQty":"0.5","status":"FILLED","side":"BUY","fills":[{"price":"4000.10","qty":"0.5","commission":"0.0005","commissionAsset":"BTC","tradeId":56}]}""";

    [Fact]
    public async Task An_order_is_signed_at_the_venues_time_and_its_answer_read()
    {
        await using var venue = await MiniVenue.StartAsync();
        venue.ClockOffset = TimeSpan.FromMinutes(7);
        HttpRequest? seen = null;
        string? query = null;
        venue.Answer = request =>
        {
            (seen, query) = (request, request.QueryString.Value);
            request.Headers["X-MBX-APIKEY"].ToString().ShouldBe(GatewayWorld.ApiKey);
            return (200, Placed);
        };
        await using GatewayWorld world = new(venue.Address);
        var reply = await world.PlaceAsync();
        reply.Kind.ShouldBe(ReplyKind.Done);
        reply.Reports.Single().Fills.Single().Commission.ShouldBe(0.0005m);
        seen.ShouldNotBeNull();
        var parts = query!.TrimStart('?').Split("&signature=");
        var expected = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(GatewayWorld.ApiSecret), Encoding.UTF8.GetBytes(parts[0]));
        parts[1].ShouldBe(Convert.ToHexStringLower(expected));
        var timestamp = long.Parse(parts[0].Split("timestamp=")[1], null);
        (DateTimeOffset.FromUnixTimeMilliseconds(timestamp) - TimeProvider.System.GetUtcNow()).TotalMinutes.ShouldBe(7, 0.1);
        world.Gateway.ClockOffsetOf("binance")!.Value.TotalMinutes.ShouldBe(7, 0.1);
        world.Reports.ShouldContain(42);
    }

    [Fact]
    public async Task What_a_venue_has_added_to_answers_and_streams_is_shown_and_told_once_and_changes_nothing()
    {
        const string Event =
            """{"e":"executionReport","E":1,"s":"BTCUSDT","c":"ae-1","C":"","S":"BUY","x":"TRADE","X":"FILLED","i":28,"l":"0.5","z":"0.5","L":"100.1","n":"0","N":null,"T":1,"t":9,"added":{"a":1}}""";
        await using var venue = await MiniVenue.StartAsync();
        TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        venue.Answer = request => (200, request.Path.Value!.EndsWith("exchangeInfo", StringComparison.Ordinal)
            ? """{"symbols":[{"symbol":"BTCUSDT","status":"DOZING","baseAsset":"BTC","quoteAsset":"USDT","added":1,"filters":[]}]}"""
            : Placed.Replace("\"side\":\"BUY\"", "\"side\":\"HOLD\",\"added\":[1]", StringComparison.Ordinal));
        venue.Talk = async (socket, _) =>
        {
            await MiniVenue.ReceiveAsync(socket);
            await MiniVenue.SendAsync(socket, """{"e":"somethingNew","E":1}""");
            await MiniVenue.SendAsync(socket, Event);
            await MiniVenue.SendAsync(socket, Event);
            told.TrySetResult();
            await MiniVenue.ReceiveAsync(socket);
        };
        await using GatewayWorld world = new(venue.Address);

        for (var i = 0; i < 2; i++)
            (await world.PlaceAsync()).Reports.Single().Fills.Single().Commission.ShouldBe(0.0005m);
        (await world.Gateway.FindRulesAsync(new InstrumentId("binance", "BTCUSDT"), TestContext.Current.CancellationToken))!
            .Permission.ShouldBe(TradingPermission.Unrecognized);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        while (world.Unknown.UnknownFieldCount < 5)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);

        var unknown = world.Unknown;
        unknown.UnknownEvents.ShouldBe([new("somethingNew", 1)]);
        unknown.UnknownFields.ShouldBe([
            new UnknownVenueField(VenueSource.UserStream, "executionReport", "added", 2),
            new UnknownVenueField(VenueSource.Orders, "instrument", "added", 1),
            new UnknownVenueField(VenueSource.Orders, "order", "added", 2)]);
        unknown.UnknownValues.ShouldBe([
            new UnknownVenueValue(VenueSource.Orders, "side", "HOLD", 2), new UnknownVenueValue(VenueSource.Orders, "status", "DOZING", 1)]);
        unknown.UnknownValueCount.ShouldBe(3);
        foreach (var name in new[] { "event somethingNew", "field executionReport.added", "field order.added", "field instrument.added" })
            world.Written.Split('\n').Count(line => line.Contains($": {name}. ", StringComparison.Ordinal)).ShouldBe(1, name);
    }

    /// <summary>The handler's own retry is what would place an order twice.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_connection_that_is_cut_never_has_an_order_sent_twice(int answers)
    {
        await using TornVenue venue = new(answers);
        await using GatewayWorld world = new(venue.Address);
        for (var i = 1; i < answers; i++)
            (await world.PlaceAsync()).Kind.ShouldBe(ReplyKind.Done);
        (await world.PlaceAsync()).Kind.ShouldBe(ReplyKind.Unknown);
        venue.OrderCount.ShouldBe(answers);
        world.Priorities.ShouldAllBe(priority => priority == VenueRequestPriority.Order);
    }

    [Fact]
    public async Task A_venue_that_cannot_be_reached_has_got_no_order()
    {
        Uri address;
        await using (var gone = await MiniVenue.StartAsync())
            address = gone.Address;
        await using GatewayWorld world = new(address);
        var reply = await world.PlaceAsync();
        (reply.Kind, reply.Code).ShouldBe((ReplyKind.Refused, OrderReply.NotSentCode));
        (await AskAsync(world)).Kind.ShouldBe(ReplyKind.Unknown);
    }

    [Fact]
    public async Task No_answer_in_time_proves_nothing()
    {
        await using var venue = await MiniVenue.StartAsync();
        using SemaphoreSlim released = new(0);
        venue.Answer = _ =>
        {
            released.Wait(TimeSpan.FromSeconds(10));
            return (200, Placed);
        };
        await using GatewayWorld world = new(venue.Address, change: o => o with { RequestTimeout = TimeSpan.FromMilliseconds(300) });
        (await world.PlaceAsync()).Kind.ShouldBe(ReplyKind.Unknown);
        released.Release();
    }

    [Fact]
    public async Task A_refused_timestamp_has_the_clock_measured_again()
    {
        await using var venue = await MiniVenue.StartAsync();
        venue.Answer = _ => (400, """{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}""");
        await using GatewayWorld world = new(venue.Address);
        (await world.PlaceAsync()).Kind.ShouldBe(ReplyKind.ClockSkew);
        (await world.PlaceAsync()).Kind.ShouldBe(ReplyKind.ClockSkew);
        venue.Requests.Count(r => r.Contains("/time", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_short_budget_keeps_an_order_from_leaving_too_late()
    {
        await using var venue = await MiniVenue.StartAsync();
        await using GatewayWorld world = new(venue.Address) { Wait = TimeSpan.FromSeconds(5) };
        var reply = await world.PlaceAsync(within: TimeSpan.FromMilliseconds(200));
        (reply.Kind, reply.Code).ShouldBe((ReplyKind.Refused, OrderReply.NotSentCode));
        venue.Requests.ShouldNotContain(request => request.Contains("/order", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(418)]
    public async Task What_the_venue_asks_to_wait_goes_to_the_budget(int status)
    {
        await using var venue = await MiniVenue.StartAsync();
        venue.RetryAfter = "17";
        venue.Answer = _ => (status, """{"code":-1003,"msg":"Too many requests"}""");
        await using GatewayWorld world = new(venue.Address);
        (await world.PlaceAsync()).RetryAfter.ShouldBe(TimeSpan.FromSeconds(17));
        world.Blocks.ShouldBe([TimeSpan.FromSeconds(17)]);
    }

    [Fact]
    public async Task A_venue_may_say_until_when_to_wait_instead_of_how_long()
    {
        await using var venue = await MiniVenue.StartAsync();
        venue.RetryAfter = TimeProvider.System.GetUtcNow().AddMinutes(5).ToString("R", CultureInfo.InvariantCulture);
        venue.Answer = _ => (429, """{"code":-1003,"msg":"Too many requests"}""");
        await using GatewayWorld world = new(venue.Address);

        var wait = (await world.PlaceAsync()).RetryAfter.ShouldNotBeNull();

        wait.TotalMinutes.ShouldBe(5, tolerance: 0.5);
        world.Blocks.ShouldBe([wait]);
    }

    [Fact]
    public async Task Without_a_key_nothing_leaves_and_nothing_is_concluded_about_what_left_before()
    {
        await using var venue = await MiniVenue.StartAsync();
        await using GatewayWorld world = new(venue.Address) { HasKey = false };
        (await world.PlaceAsync()).Code.ShouldBe(OrderReply.NotSentCode);
        (await AskAsync(world)).Kind.ShouldBe(ReplyKind.Unknown);
        venue.Requests.ShouldBeEmpty();
        (await FindAsync(world, key: null)).ShouldBe("key-1");
        (await FindAsync(world, key: null, "nowhere")).ShouldBeNull();
        world.Gateway.FindRule("coinbase").ShouldBeNull();
    }

    [Fact]
    public async Task The_key_that_is_named_is_used_or_the_one_added_in_its_place_and_never_another()
    {
        await using var venue = await MiniVenue.StartAsync();
        await using GatewayWorld world = new(venue.Address);
        world.Keys = [world.Key("a", 2), world.Key("z", 1), world.Key("m", 3), world.Key("other", 4, venue: "another")];
        (await FindAsync(world, key: null)).ShouldBe("m", "it was added last");
        foreach (var key in new[] { "a", "z", "m" })
            (await FindAsync(world, key)).ShouldBe(key);
        (await FindAsync(world, "other")).ShouldBeNull("it is to another venue");
        (await FindAsync(world, "gone")).ShouldBeNull();
        foreach (var name in new[] { "gone", "replaces gone-too", "replaced gone", "gone replaces" })
        {
            world.Keys = [world.Key("a", 2), world.Key("b", 5, name)];
            (await FindAsync(world, "gone")).ShouldBeNull(name);
        }
        foreach (var name in new[] { "replaces gone", "Main, Replaces gone", "replaces older, replaces gone" })
        {
            world.Keys = [world.Key("a", 2), world.Key("b", 5, name)];
            (await FindAsync(world, "gone")).ShouldBe("b", name);
            (await FindAsync(world, "a")).ShouldBe("a", "it is there");
        }
        (await world.Gateway.ListAccountsAsync("local", "binance", TestContext.Current.CancellationToken))
            .Select(account => account.KeyId).ShouldBe(["b", "a"]);
    }

    [Theory]
    [InlineData(401, true)]
    [InlineData(400, false)]
    public async Task A_refused_key_is_told_from_a_refused_order(int status, bool isKey)
    {
        await using var venue = await MiniVenue.StartAsync();
        venue.Answer = _ => (status, """{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}""");
        await using GatewayWorld world = new(venue.Address);
        var reply = await world.PlaceAsync();
        reply.Kind.ShouldBe(ReplyKind.Refused);
        reply.Code.ShouldBe(isKey ? OrderReply.KeyRefusedCode : "-2015");
        reply.Text.ShouldBe((isKey ? "-2015 " : "") + "Invalid API-key, IP, or permissions for action.");
    }

    [Fact]
    public async Task Rules_are_asked_for_once_and_old_ones_serve_while_the_venue_is_away()
    {
        await using var venue = await MiniVenue.StartAsync();
        venue.Answer = _ => (200,
            """{"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","filters":[{"filterType":"LOT_SIZE","minQty":"0.1","maxQty":"9","stepSize":"0.1"}]}]}""");
        await using GatewayWorld world = new(venue.Address, change: o => o with { RulesLifetime = TimeSpan.FromMilliseconds(1) });
        InstrumentId id = new("binance", "BTCUSDT");
        (await world.Gateway.FindRulesAsync(id, TestContext.Current.CancellationToken))!.Lot.Step.ShouldBe(0.1m);
        venue.Answer = _ => (503, "");
        (await world.Gateway.FindRulesAsync(id, TestContext.Current.CancellationToken))!.Lot.Step.ShouldBe(0.1m);
        (await world.Gateway.FindRulesAsync(new("binance", "NONE"), TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_not_understood_of_the_rules_is_told_to_the_log_once()
    {
        await using var venue = await MiniVenue.StartAsync();
        venue.Answer = _ => (200,
            """
            {"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","baseAssetPrecision":8,"quoteAsset":"USDT","quoteAssetPrecision":8,
            "minTradeAmount":"0.1","maxTradeAmount":"9","enableTrade":true,"displayDigitMerge":"1,fine,0.1"}]}
            """);
        await using GatewayWorld world = new(venue.Address, "weex", o => o with { RulesLifetime = TimeSpan.Zero, RulesAgeMax = TimeSpan.Zero });
        InstrumentId id = new("weex", "BTCUSDT");
        for (var i = 0; i < 2; i++)
            (await world.Gateway.FindRulesAsync(id, TestContext.Current.CancellationToken))!.Price.Step.ShouldBe(0.1m);
        venue.Requests.Count.ShouldBe(2);
        world.Written.Split('\n').Count(line => line.Contains(": step of prices fine. ", StringComparison.Ordinal)).ShouldBe(1, world.Written);
    }

    [Fact]
    public async Task Executions_that_go_on_at_a_next_page_are_all_told()
    {
        await using var venue = await MiniVenue.StartAsync();
        string Fill(int id) => $$"""{"trade_id":"{{id}}","order_id":"v-1","product_id":"BTC-USD","price":"100","size":"0.1","commission":"0","trade_time":"2026-01-05T12:00:00Z"}""";
        venue.Answer = request => request.Query["cursor"].ToString() switch
        {
            "" => (200, $$"""{"fills":[{{Fill(1)}},{{Fill(2)}}],"cursor":"2"}"""),
            "2" => (200, $$"""{"fills":[{{Fill(3)}}],"cursor":"3"}"""),
            _ => (200, """{"fills":[],"cursor":"3"}"""),
        };
        await using var world = Advanced(venue);

        var reply = await AskAsync(world, OrderQuestion.Trades, "v-1");
        reply.Kind.ShouldBe(ReplyKind.Done);
        reply.Reports.SelectMany(report => report.Fills).Select(fill => fill.TradeId).ShouldBe(["1", "2", "3"]);

        var whole = venue.Answer;
        venue.Answer = request => request.Query["cursor"].ToString() == "2" ? (503, "") : whole(request);
        reply = await AskAsync(world, OrderQuestion.Trades, "v-1");
        reply.Kind.ShouldBe(ReplyKind.Done);
        reply.Reports.SelectMany(report => report.Fills).Select(fill => fill.TradeId).ShouldBe(["1", "2"], "the rest is asked for again");
    }

    [Fact]
    public async Task Pages_of_a_list_that_never_ends_are_bounded()
    {
        await using var venue = await MiniVenue.StartAsync();
        venue.Answer = _ => (200, """{"orders":[],"has_next":true,"cursor":"1"}""");
        await using var world = Advanced(venue);

        (await AskAsync(world, OrderQuestion.History)).Kind.ShouldBe(ReplyKind.Unknown, "it was not told to its end");
        venue.Requests.Count(request => request.Contains("/batch", StringComparison.Ordinal)).ShouldBe(10);
    }

    [Theory]
    [InlineData(OrderQuestion.ById)]
    [InlineData(OrderQuestion.OpenOrders)]
    [InlineData(OrderQuestion.History)]
    public async Task An_order_is_found_on_a_later_page_and_missing_only_when_the_last_has_come(OrderQuestion question)
    {
        await using var venue = await MiniVenue.StartAsync();
        string Order(string id) => $$"""{"order_id":"v-{{id}}","client_order_id":"{{id}}","product_id":"BTCUSDT","status":"OPEN","side":"BUY","filled_size":"0"}""";
        var (id, lastStatus) = ("ae-1", 200);
        venue.Answer = request => request.Query["cursor"].ToString() == ""
            ? (200, $$"""{"orders":[{{Order("other")}}],"has_next":true,"cursor":"1"}""")
            : (lastStatus, $$"""{"orders":[{{Order(id)}}],"has_next":false,"cursor":""}""");
        await using var world = Advanced(venue);

        var reply = await AskAsync(world, question);
        reply.Kind.ShouldBe(ReplyKind.Done);
        reply.Reports.ShouldContain(report => report.ClientOrderId == "ae-1");

        id = "another";
        reply = await AskAsync(world, question);
        reply.Kind.ShouldBe(question == OrderQuestion.ById ? ReplyKind.NotFound : ReplyKind.Done);
        reply.Reports.ShouldNotContain(report => report.ClientOrderId == "ae-1");

        lastStatus = 503;
        (await AskAsync(world, question)).Kind.ShouldBe(ReplyKind.Unknown);
    }

    private static GatewayWorld Advanced(MiniVenue venue)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new GatewayWorld(venue.Address, "coinbase-advanced")
        {
            Secret = new VenueSecret("organizations/o/apiKeys/k", key.ExportECPrivateKeyPem()),
        };
    }

    private static Task<OrderReply> AskAsync(GatewayWorld world, OrderQuestion question, string venueOrderId = "") => world.Gateway.AskAsync(
        world.AccountHere,
        question,
        OrderLifeRules.Begin(GatewayWorld.Order(), TimeProvider.System.GetUtcNow().UtcDateTime) with { VenueOrderId = venueOrderId },
        TestContext.Current.CancellationToken);

    private static async Task<string?> FindAsync(GatewayWorld world, string? key, string venue = "binance") =>
        (await world.Gateway.FindAccountAsync("local", venue, key, TestContext.Current.CancellationToken))?.KeyId;

    private static Task<OrderReply> AskAsync(GatewayWorld world) => world.Gateway.AskAsync(
        world.AccountHere,
        OrderQuestion.ById,
        OrderLifeRules.Begin(GatewayWorld.Order(), TimeProvider.System.GetUtcNow().UtcDateTime),
        TestContext.Current.CancellationToken);
}
