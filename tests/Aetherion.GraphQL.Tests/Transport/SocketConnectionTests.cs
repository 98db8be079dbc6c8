using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Tests.Library;
using Aetherion.GraphQL.Transport;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Transport;

/// <summary>The protocol, with sockets inside their HTTP request and with detached ones.</summary>
public abstract class SocketConnectionTests(bool detachesSockets)
{
    private const string Init = """{"type":"connection_init"}""";

    [Theory]
    [InlineData("rubbish", "closed 4400 The message is not valid JSON.")]
    [InlineData("[]", "closed 4400 The message must be an object with a string type.")]
    [InlineData("""{"type":1}""", "closed 4400 The message must be an object with a string type.")]
    [InlineData("""{"type":"start"}""", "closed 4400 The message type start is unknown.")]
    [InlineData("""{"type":"ping","payload":1}""", "closed 4400 The payload must be an object.")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{a}"}}""", "closed 4400 A subscribe message needs an id.")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{}}""", "closed 4400 The member query must be a string with the document.")]
    [InlineData("""{"type":"subscribe","id":"1"}""", "closed 4400 The request must be a JSON object; batches are not supported.")]
    [InlineData("""{"type":"complete"}""", "closed 4400 A complete message needs an id.")]
    [InlineData("""{"type":"connection_init"}""", "closed 4429 Too many initialisation requests")]
    public async Task A_message_against_the_protocol_closes_the_socket_with_a_reason(string message, string expected)
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);

        await client.SendAsync(message);

        (await client.ReceiveAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task Subscribing_before_the_acknowledgement_closes_with_4401()
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAsync(host.SocketUrl);

        await client.SendAsync(Subscribe("1", "{ book(id: 1) { id } }"));

        (await client.ReceiveAsync()).ShouldBe("closed 4401 Unauthorized");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task Another_subprotocol_closes_with_4406(string? subprotocol)
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAsync(host.SocketUrl, subprotocol);

        (await client.ReceiveAsync()).ShouldBe("closed 4406 Subprotocol not acceptable");
    }

    [Fact]
    public async Task A_socket_that_does_not_initialise_in_time_is_closed_with_4408()
    {
        var timeout = TimeSpan.FromMilliseconds(50);
        await using var host = await StartAsync(options => options.ConnectionInitTimeout = timeout);
        using var client = await SocketTestClient.ConnectAsync(host.SocketUrl);

        (await client.ReceiveAsync()).ShouldBe("closed 4408 Connection initialisation timeout");
    }

    [Fact]
    public async Task An_id_in_use_closes_with_4409()
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);

        await client.SendAsync(Subscribe("x", "subscription { silence }"));
        await client.SendAsync(Subscribe("x", "subscription { silence }"));

        (await client.ReceiveAsync()).ShouldBe("closed 4409 Subscriber for x already exists");
    }

    [Fact]
    public async Task A_binary_message_closes_with_4400()
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);

        await client.SendAsync([1, 2, 3], WebSocketMessageType.Binary);

        (await client.ReceiveAsync()).ShouldBe("closed 4400 Messages must be text.");
    }

    [Fact]
    public async Task A_message_over_the_limit_closes_with_4400()
    {
        await using var host = await StartAsync(options => options.MaxSocketMessageBytes = 10_000);
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);

        await client.SendAsync(new string('x', 20_000));

        (await client.ReceiveAsync()).ShouldBe("closed 4400 A message may have 10000 bytes at most.");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("€")]
    [InlineData("😀")]
    public async Task Clients_words_in_a_reason_are_cut_to_what_a_close_frame_holds(string text)
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);

        await client.SendAsync($$"""{"type":"{{string.Concat(Enumerable.Repeat(text, 60_000))}}"}""");

        var reason = (await client.ReceiveAsync())["closed 4400 ".Length..];
        reason.ShouldStartWith($"The message type {text}{text}");
        Encoding.UTF8.GetByteCount(reason).ShouldBeInRange(120, 123);
    }

    [Fact]
    public async Task A_lone_surrogate_comes_back_in_a_pong_as_it_was_sent()
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);

        await client.SendAsync("""{"type":"ping","payload":{"a":"\ud800"}}""");

        (await client.ReceiveAsync()).ShouldBe("""{"type":"pong","payload":{"a":"\ud800"}}""");
    }

    [Fact]
    public async Task A_ping_with_a_large_payload_closes_with_4400()
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);
        var payload = new string('x', SocketConnection.PingPayloadBytesMax);

        await client.SendAsync($$$"""{"type":"ping","payload":{"a":"{{{payload}}}"}}""");

        (await client.ReceiveAsync())
            .ShouldBe($"closed 4400 The payload of a ping has {SocketConnection.PingPayloadBytesMax} bytes at most.");
    }

    [Fact]
    public async Task Too_many_messages_in_a_second_close_with_1008()
    {
        await using var host = await StartAsync(options => options.MaxSocketMessagesPerSecond = 3);
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);

        // However slow the machine is, some second sees more than three of so many.
        for (var i = 0; i < 100; i++)
            await client.SendAsync("""{"type":"pong"}""");

        (await client.ReceiveAsync()).ShouldBe("closed 1008 Too many messages");
    }

    [Fact]
    public async Task Whoever_does_not_initialise_may_send_a_few_messages_only()
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAsync(host.SocketUrl);

        for (var i = 0; i <= SocketConnection.MessagesBeforeAcknowledgementMax; i++)
            await client.SendAsync("""{"type":"pong"}""");

        (await client.ReceiveAsync()).ShouldBe("closed 1008 Too many messages");
    }

    [Theory]
    [InlineData("UNAUTHENTICATED", "closed 4401 Unauthorized")]
    [InlineData("FORBIDDEN", "closed 4403 Forbidden")]
    public async Task A_refused_sign_in_closes_with_its_code(string code, string expected)
    {
        await using var host = await StartAsync(
            build: builder => builder.AddSocketSessionInterceptor<RefusingInterceptor>());
        using var client = await SocketTestClient.ConnectAsync(host.SocketUrl);

        await client.SendAsync($$$"""{"type":"connection_init","payload":{"refuse":"{{{code}}}"}}""");

        (await client.ReceiveAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task An_exception_in_an_interceptor_closes_with_4500_and_says_no_more()
    {
        await using var host = await StartAsync(
            build: builder => builder.AddSocketSessionInterceptor<RefusingInterceptor>());
        using var client = await SocketTestClient.ConnectAsync(host.SocketUrl);

        await client.SendAsync(Init);

        (await client.ReceiveAsync()).ShouldBe("closed 4500 Internal server error");
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_payload_before_and_after_the_acknowledgement()
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAsync(host.SocketUrl);

        await client.SendAsync("""{"type":"ping"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
        await client.SendAsync(Init);
        await client.ReceiveAsync();
        await client.SendAsync("""{"type":"ping","payload":{"n":1}}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"pong","payload":{"n":1}}""");
    }

    [Fact]
    public async Task A_subscription_sends_its_events_and_then_completes()
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);

        await client.SendAsync(Subscribe("a", "subscription { bookAdded(count: 2) { id } }"));

        (await client.ReceiveAsync()).ShouldBe("""{"type":"next","id":"a","payload":{"data":{"bookAdded":{"id":"0"}}}}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"next","id":"a","payload":{"data":{"bookAdded":{"id":"1"}}}}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"complete","id":"a"}""");
    }

    [Fact]
    public async Task An_invalid_document_is_an_error_message_and_its_id_may_be_used_again()
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);

        await client.SendAsync(Subscribe("a", "{"));
        (await client.ReceiveAsync()).ShouldStartWith("""{"type":"error","id":"a","payload":[{"message":"Syntax Error""");
        await client.SendAsync(Subscribe("a", """{ book(id: "1") { id } }"""));
        (await client.ReceiveAsync()).ShouldBe("""{"type":"next","id":"a","payload":{"data":{"book":{"id":"1"}}}}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"complete","id":"a"}""");
    }

    [Fact]
    public async Task A_source_that_overflows_ends_its_operation_with_slow_consumer_and_no_other()
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);

        await client.SendAsync(Subscribe("a", "subscription { overflowing }"));

        (await client.ReceiveAsync()).ShouldBe("""{"type":"next","id":"a","payload":{"data":{"overflowing":1}}}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"next","id":"a","payload":{"data":{"overflowing":2}}}""");
        using var error = JsonDocument.Parse(await client.ReceiveAsync());
        error.RootElement.GetProperty("type").GetString().ShouldBe("error");
        error.RootElement.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe("SLOW_CONSUMER");
        await client.SendAsync("""{"type":"ping"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
    }

    [Fact]
    public async Task Operations_over_the_limit_are_refused_one_by_one()
    {
        await using var host = await StartAsync(options => options.MaxOperationsPerSocket = 2);
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);

        foreach (var id in (string[])["a", "b", "c"])
            await client.SendAsync(Subscribe(id, "subscription { silence }"));

        var refusal = await client.ReceiveAsync();
        refusal.ShouldStartWith("""{"type":"error","id":"c",""");
        refusal.ShouldContain("LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Completing_an_operation_ends_its_source()
    {
        await using var host = await StartAsync();
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);
        var silence = SilentSource.Next();

        await client.SendAsync(Subscribe("a", $"subscription {{ silence(key: \"{silence.Key}\") }}"));
        await silence.Started.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await client.SendAsync("""{"type":"complete","id":"a"}""");

        await silence.Ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_its_sources()
    {
        await using var host = await StartAsync();
        var silence = SilentSource.Next();
        using (var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl))
        {
            await client.SendAsync(Subscribe("a", $"subscription {{ silence(key: \"{silence.Key}\") }}"));
            await silence.Started.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        }

        await silence.Ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_reader_that_does_not_read_is_cut_off_and_its_source_ends()
    {
        await using var host = await StartAsync(
            options => options.SocketWriteTimeout = TimeSpan.FromMilliseconds(200));
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);
        var flood = SilentSource.Next();

        await client.SendAsync(Subscribe("a", $"subscription {{ flood(key: \"{flood.Key}\") }}"));

        await flood.Ended.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private static string Subscribe(string id, string query) =>
        JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query } });

    private Task<LibraryHost> StartAsync(
        Action<GraphQLOptions>? configure = null, Action<GraphQLServerBuilder>? build = null) =>
        LibraryHost.StartAsync(configure, build, detachesSockets: detachesSockets);

    private sealed class RefusingInterceptor : ISocketSessionInterceptor
    {
        public ValueTask OnConnectAsync(SocketSession session, JsonElement payload, CancellationToken cancellationToken)
        {
            var code = payload.GetProperty("refuse").GetString()!;
            throw new GraphQLException(GraphQLError.WithCode("Refused.", code));
        }
    }
}
