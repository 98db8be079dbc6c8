using Aetherion.GraphQL.Tests.Library;
using Aetherion.GraphQL.Transport;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Tests.Transport;

/// <summary>The protocol, with sockets inside their HTTP request and with detached ones.</summary>
public abstract class SocketSignInTests(bool detachesSockets)
{
    private const string ShortToken = """{"token":100}""";
    private const string LongToken = """{"token":3600000}""";

    [Fact]
    public async Task A_socket_whose_sign_in_ends_is_closed_with_4403_and_its_operations_end()
    {
        await using var host = await StartAsync();
        using var client = await ConnectAsync(host, ShortToken);
        var silence = SilentSource.Next();

        await client.SendAsync(Subscribe($"subscription {{ silence(key: \"{silence.Key}\") }}"));

        (await client.ReceiveAsync()).ShouldBe("closed 4403 The sign-in has expired");
        await silence.Ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_fresh_token_in_a_ping_keeps_the_socket_and_its_operations_and_the_pong_says_so()
    {
        await using var host = await StartAsync();
        using var client = await ConnectAsync(host, """{"token":60000}""");
        var session = host.Services.GetServices<ISocketSessionInterceptor>().OfType<TokenInterceptor>().Single()
            .Sessions.ShouldHaveSingleItem();
        var before = session.SignInEnd;
        await client.SendAsync(Subscribe("subscription { silence }"));

        await client.SendAsync($$"""{"type":"ping","payload":{{LongToken}}}""");

        (await client.ReceiveAsync()).ShouldStartWith("""{"type":"pong""");
        (session.SignInEnd!.Value - before!.Value).ShouldBeGreaterThan(TimeSpan.FromMinutes(50));
    }

    [Fact]
    public async Task A_later_token_may_shorten_the_sign_in()
    {
        await using var host = await StartAsync();
        using var client = await ConnectAsync(host, LongToken);

        await client.SendAsync($$"""{"type":"ping","payload":{{ShortToken}}}""");

        (await client.ReceiveAsync()).ShouldStartWith("""{"type":"pong""");
        (await client.ReceiveAsync()).ShouldBe("closed 4403 The sign-in has expired");
    }

    [Fact]
    public async Task A_bad_token_in_a_ping_closes_the_socket_with_4401()
    {
        await using var host = await StartAsync();
        using var client = await ConnectAsync(host, LongToken);

        await client.SendAsync("""{"type":"ping","payload":{"token":"rubbish"}}""");

        (await client.ReceiveAsync()).ShouldBe("closed 4401 Unauthorized");
    }

    [Fact]
    public async Task A_ping_before_the_sign_in_is_answered_and_its_payload_is_not_looked_at()
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAsync(host.SocketUrl);

        await client.SendAsync("""{"type":"ping","payload":{"token":"rubbish"}}""");

        (await client.ReceiveAsync()).ShouldStartWith("""{"type":"pong""");
    }

    [Fact]
    public async Task A_session_that_is_revoked_is_closed_at_once()
    {
        await using var host = await StartAsync();
        using var client = await ConnectAsync(host, LongToken);
        var session = host.Services.GetServices<ISocketSessionInterceptor>().OfType<TokenInterceptor>().Single()
            .Sessions.ShouldHaveSingleItem();

        await session.CloseAsync(SocketCloseCode.Forbidden, "The key was revoked");

        (await client.ReceiveAsync()).ShouldBe("closed 4403 The key was revoked");
    }

    [Fact]
    public async Task The_server_pings_an_accepted_socket()
    {
        await using var host = await StartAsync(
            options => options.KeepAliveInterval = TimeSpan.FromMilliseconds(50));
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);

        (await client.ReceiveAsync()).ShouldBe("""{"type":"ping"}""");
        await client.SendAsync("""{"type":"pong"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"ping"}""");
    }

    private Task<LibraryHost> StartAsync() => StartAsync(
        build: builder => builder.AddSocketSessionInterceptor<TokenInterceptor>());

    private static async Task<SocketTestClient> ConnectAsync(LibraryHost host, string payload)
    {
        var client = await SocketTestClient.ConnectAsync(host.SocketUrl);
        await client.SendAsync($$"""{"type":"connection_init","payload":{{payload}}}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"connection_ack"}""");
        return client;
    }

    private static string Subscribe(string query) =>
        $$$"""{"id":"a","type":"subscribe","payload":{"query":"{{{query.Replace("\"", "\\\"", StringComparison.Ordinal)}}}"}}""";

    private Task<LibraryHost> StartAsync(
        Action<GraphQLOptions>? configure = null, Action<GraphQLServerBuilder>? build = null) =>
        LibraryHost.StartAsync(configure, build, detachesSockets: detachesSockets);
}
