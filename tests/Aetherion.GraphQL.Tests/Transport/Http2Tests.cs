using System.Net;
using System.Net.WebSockets;
using System.Text;
using Aetherion.GraphQL.Tests.Library;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Aetherion.GraphQL.Tests.Transport;

public sealed class Http2Tests
{
    [Fact]
    public async Task A_query_is_answered_over_http_2()
    {
        await using var host = await LibraryHost.StartAsync(protocols: HttpProtocols.Http2);

        using var response = await PostAsync(host, """{"query":"{ book(id: \"1\") { title } }"}""", "application/json");

        response.Version.ShouldBe(HttpVersion.Version20);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe("""{"data":{"book":{"title":"Tides"}}}""");
    }

    [Fact]
    public async Task An_event_stream_works_over_http_2()
    {
        await using var host = await LibraryHost.StartAsync(protocols: HttpProtocols.Http2);

        using var response = await PostAsync(
            host, """{"query":"subscription { bookAdded(count: 2) { id } }"}""", "text/event-stream");

        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe(
            "event: next\ndata: {\"data\":{\"bookAdded\":{\"id\":\"0\"}}}\n\n"
            + "event: next\ndata: {\"data\":{\"bookAdded\":{\"id\":\"1\"}}}\n\nevent: complete\ndata:\n\n");
    }

    [Fact]
    public async Task A_socket_works_over_http_2()
    {
        await using var host = await LibraryHost.StartAsync(protocols: HttpProtocols.Http2);
        using var socket = new ClientWebSocket();
        socket.Options.HttpVersion = HttpVersion.Version20;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        socket.Options.AddSubProtocol("graphql-transport-ws");
        using var handler = new SocketsHttpHandler();
        using var invoker = new HttpMessageInvoker(handler);
        await socket.ConnectAsync(host.SocketUrl, invoker, Cancellation);

        await socket.SendAsync(
            """{"type":"connection_init"}"""u8.ToArray(), WebSocketMessageType.Text, true, Cancellation);

        var buffer = new byte[1000];
        var received = await socket.ReceiveAsync(buffer, Cancellation);
        Encoding.UTF8.GetString(buffer, 0, received.Count).ShouldBe("""{"type":"connection_ack"}""");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<HttpResponseMessage> PostAsync(LibraryHost host, string body, string accept)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd(accept);
        return await client.SendAsync(request, Cancellation);
    }
}
