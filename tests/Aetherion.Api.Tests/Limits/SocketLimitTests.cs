using System.Net;
using System.Net.WebSockets;
using Aetherion.Api.Limits;
using Aetherion.Api.Tests.Access;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Limits;

public sealed class SocketLimitTests
{
    private const string Protocol = "graphql-transport-ws";

    [Fact]
    public async Task An_address_has_a_bound_of_sockets_before_the_sign_in_and_one_that_closes_makes_room()
    {
        await using var service = await SignedInApi.StartAsync(
            options =>
            {
                options.Sockets = new SocketLimitOptions { AnonymousOfAddressMax = 1 };
                options.AddressLimits = new AddressLimitOptions { ExemptsLoopback = false };
            });
        using var first = await service.Api.ConnectAsync("/graphql", Protocol);

        (await RefusalAsync(service.Api)).ShouldBe(HttpStatusCode.TooManyRequests);
        await first.SendTextAsync(
            $$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{service.Token()}}}"}}""");
        ((string)(await first.ReceiveJsonAsync("the sign-in"))["type"]!).ShouldBe("connection_ack");
        using var second = await service.Api.ConnectAsync("/graphql", Protocol);
        (await RefusalAsync(service.Api)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task All_together_have_a_bound_too()
    {
        await using var api = await TestApi.StartAsync(
            options => options.Sockets = new SocketLimitOptions { SocketsMax = 1 });
        await using var open = await GraphQLSocket.ConnectAsync(api);

        (await RefusalAsync(api)).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public void A_tenants_sockets_are_those_of_its_plans_subscriptions_and_some_more_whatever_another_has()
    {
        var places = new SocketPlaces(
            new SocketLimitOptions { IdleOfTenantMax = 1 },
            new AddressLimits(new AddressLimitOptions(), TimeProvider.System));
        SocketPlace[] taken = [.. Enumerable.Range(0, 4).Select(_ => places.TryTake(IPAddress.Loopback, out var _)!)];

        places.TrySignIn(taken[0], "a", subscriptions: 1).ShouldBeTrue();
        places.TrySignIn(taken[1], "a", subscriptions: 1).ShouldBeTrue();
        places.TrySignIn(taken[2], "a", subscriptions: 1).ShouldBeFalse();
        places.TrySignIn(taken[3], "b", subscriptions: 1).ShouldBeTrue();
        taken[0].Dispose();
        places.TrySignIn(taken[2], "a", subscriptions: 1).ShouldBeTrue();
    }

    [Fact]
    public async Task A_socket_beyond_the_tenants_is_closed_at_its_sign_in()
    {
        await using var api = await TestApi.StartAsync(
            options => options.Sockets = new SocketLimitOptions { IdleOfTenantMax = 1 - Plan.Local.Subscriptions });
        await using var open = await GraphQLSocket.ConnectAsync(api);
        using var beyond = await api.ConnectAsync("/graphql", Protocol);
        await beyond.SendTextAsync("""{"type":"connection_init"}""");

        (await beyond.ReceiveAsync(new byte[1024], TestContext.Current.CancellationToken)).MessageType
            .ShouldBe(WebSocketMessageType.Close);

        ((int)beyond.CloseStatus!).ShouldBe(4403);
    }

    private static async Task<HttpStatusCode> RefusalAsync(TestApi api)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Protocol);
        socket.Options.CollectHttpResponseDetails = true;
        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(
            new UriBuilder(api.Address) { Scheme = "ws", Path = "/graphql" }.Uri, TestContext.Current.CancellationToken));
        return socket.HttpStatusCode;
    }
}
