using System.Collections.Concurrent;
using System.Text.Json;
using Aetherion.Domain.Venues.Binance;
using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>User streams over real sockets, opened, kept open and opened anew.</summary>
public sealed class UserStreamTests
{
    private const string Event =
        """{"e":"executionReport","E":1,"s":"BTCUSDT","c":"ae-1","C":"","S":"BUY","x":"TRADE","X":"FILLED","i":5,"l":"0.5","z":"0.5","L":"100.1","n":"0","N":null,"T":1,"t":9}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly OrderReference Order = new("BTCUSDT", "ae-1");

    [Fact]
    public async Task Spot_subscribes_with_a_signature_and_again_after_the_stream_ended()
    {
        await using var venue = await MiniVenue.StartAsync();
        var connections = 0;
        venue.Talk = async (socket, request) =>
        {
            request.Path.Value.ShouldBe("/ws-api/v3");
            CheckSubscription(await MiniVenue.ReceiveAsync(socket));
            await MiniVenue.SendAsync(socket, """{"id":"x","status":200,"result":{"subscriptionId":0}}""");
            if (Interlocked.Increment(ref connections) == 1)
            {
                await MiniVenue.SendAsync(socket, """{"subscriptionId":0,"event":{"e":"eventStreamTerminated","E":1}}""");
                return;
            }
            await MiniVenue.SendAsync(socket, $$"""{"subscriptionId":0,"event":{{Event}}}""");
            await MiniVenue.ReceiveAsync(socket);
        };
        await using GatewayWorld world = new(venue.Address);
        (await NewsAsync(world)).Fills.Single().Price.ShouldBe(100.1m);
        connections.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_subscription_is_tried_again()
    {
        await using var venue = await MiniVenue.StartAsync();
        var connections = 0;
        venue.Talk = async (socket, _) =>
        {
            await MiniVenue.ReceiveAsync(socket);
            var isFirst = Interlocked.Increment(ref connections) == 1;
            await MiniVenue.SendAsync(socket, isFirst ? """{"id":"x","status":400,"error":{"code":-1022,"msg":"no"}}""" : Event);
            await MiniVenue.ReceiveAsync(socket);
        };
        await using GatewayWorld world = new(venue.Address);
        await NewsAsync(world);
        world.Written.ShouldContain("refuses the user stream");
    }

    [Fact]
    public async Task Futures_extend_their_key_and_open_another_when_the_venue_does_not_know_it_any_more()
    {
        await using var venue = await MiniVenue.StartAsync();
        var keys = 0;
        ConcurrentQueue<string> opened = new();
        venue.Answer = request => request.Method switch
        {
            "POST" => (200, $$"""{"listenKey":"secret-key-{{Interlocked.Increment(ref keys)}}"}"""),
            _ => (400, """{"code":-1125,"msg":"This listenKey does not exist."}"""),
        };
        venue.Talk = async (socket, request) =>
        {
            opened.Enqueue($"{request.Path}{request.QueryString}");
            if (opened.Count == 3)
                await MiniVenue.SendAsync(socket, Futures());
            if (opened.Count == 2)
                await MiniVenue.SendAsync(socket, """{"e":"listenKeyExpired","E":1,"listenKey":"secret-key-2"}""");
            await MiniVenue.ReceiveAsync(socket);
        };
        await using GatewayWorld world = new(
            venue.Address, "binance-usdm", o => o with { ListenKeyInterval = TimeSpan.FromMilliseconds(50) });
        (await NewsAsync(world)).Fills.Single().TradeId.ShouldBe("9");
        opened.Take(3).ShouldBe(Enumerable.Range(1, 3).Select(i => $"/private/ws?listenKey=secret-key-{i}"));
        venue.Requests.ShouldContain("PUT /fapi/v1/listenKey");
    }

    [Fact]
    public async Task No_secret_gets_into_the_log()
    {
        await using var venue = await MiniVenue.StartAsync();
        venue.Answer = _ => (200, """{"listenKey":"secret-key-1"}""");
        var connections = 0;
        venue.Talk = (_, _) =>
        {
            Interlocked.Increment(ref connections);
            throw new InvalidOperationException("cut");
        };
        await using GatewayWorld world = new(venue.Address, "binance-usdm");
        world.Gateway.TakeNews(world.AccountHere, Order);
        await EventuallyAsync(() => world.Written.Contains("broke", StringComparison.Ordinal) && connections > 2);
        foreach (var secret in new[] { GatewayWorld.ApiKey, GatewayWorld.ApiSecret, "secret-key", "signature" })
            world.Written.ShouldNotContain(secret);
    }

    private static string Futures() => $$"""{"e":"ORDER_TRADE_UPDATE","E":1,"T":1,"o":{{Event}}}""";

    private static void CheckSubscription(string text)
    {
        using var json = JsonDocument.Parse(text);
        json.RootElement.GetProperty("method").GetString().ShouldBe("userDataStream.subscribe.signature");
        var sent = json.RootElement.GetProperty("params").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString());
        sent.Remove("signature", out var signature);
        signature.ShouldBe(BinanceSigner.SignHmac(GatewayWorld.ApiSecret, BinanceSigner.SocketPayload(sent)));
    }

    private static async Task<OrderReport> NewsAsync(GatewayWorld world)
    {
        OrderReport? found = null;
        await EventuallyAsync(() => (found = world.Gateway.TakeNews(world.AccountHere, Order).FirstOrDefault()) is not null);
        world.Gateway.TakeNews(world.AccountHere, Order).ShouldBeEmpty("news are taken once");
        return found!;
    }

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!holds())
        {
            Environment.TickCount64.ShouldBeLessThan(deadline, "nothing came over the user stream");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
