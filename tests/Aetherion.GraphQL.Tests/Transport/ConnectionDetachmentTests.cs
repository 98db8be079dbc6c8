using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Aetherion.GraphQL.Tests.Library;
using Aetherion.GraphQL.Transport;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Tests.Transport;

public sealed class ConnectionDetachmentTests
{
    private const string Books = """{"id":"a","type":"subscribe","payload":{"query":"subscription { bookAdded(count: 2) { id } }"}}""";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_request_is_over_while_its_socket_is_open()
    {
        var end = new RequestEnd();
        await using var host = await StartAsync(listen => listen.UseDetachableSockets(), end);
        using (var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl))
        {
            await end.Request.Task.WaitAsync(Timeout, TestContext.Current.CancellationToken);
            await ExpectBooksAsync(client);
            end.Socket.Task.IsCompleted.ShouldBeFalse();
        }
        await end.Socket.Task.WaitAsync(Timeout, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task An_encrypted_connection_is_detached_only_from_inside_its_encryption(bool isInside, bool isDetached)
    {
        using var certificate = Certificate();
        var end = new RequestEnd();
        await using var host = await StartAsync(
            listen =>
            {
                if (!isInside)
                    listen.UseDetachableSockets();
                listen.UseHttps(certificate);
                if (isInside)
                    listen.UseDetachableSockets();
            },
            end);
        var url = new UriBuilder(host.Url) { Scheme = "wss" }.Uri;
        using (var client = await SocketTestClient.ConnectAcknowledgedAsync(url))
        {
            await ExpectBooksAsync(client);
            if (isDetached)
                await end.Request.Task.WaitAsync(Timeout, TestContext.Current.CancellationToken);
            else
                end.Request.Task.IsCompleted.ShouldBeFalse();
        }
        await end.Socket.Task.WaitAsync(Timeout, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_a_client_sends_without_waiting_for_the_upgrade_is_read()
    {
        await using var host = await StartAsync(listen => listen.UseDetachableSockets(), new RequestEnd());
        using var client = await ConnectAsync(host);
        await client.SendAsync(
            (byte[])[.. Upgrade(), .. Frame("""{"type":"connection_init"}""")], TestContext.Current.CancellationToken);

        (await ReadUntilAsync(client, "connection_ack")).ShouldStartWith("HTTP/1.1 101");
    }

    [Fact]
    public async Task A_socket_is_told_that_the_server_stops()
    {
        await using var host = await StartAsync(listen => listen.UseDetachableSockets(), new RequestEnd());
        using var client = await SocketTestClient.ConnectAcknowledgedAsync(host.SocketUrl);
        var stopping = host.StopAsync();

        (await client.ReceiveAsync()).ShouldBe("closed 1001 The server is stopping");
        await client.CloseAsync();
        await stopping.WaitAsync(Timeout, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Plain_requests_share_a_connection_as_ever()
    {
        await using var host = await StartAsync(listen => listen.UseDetachableSockets(), new RequestEnd());
        using var client = await ConnectAsync(host);
        const string Request = "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n";
        for (var i = 0; i < 2; i++)
        {
            await client.SendAsync(Encoding.ASCII.GetBytes(Request), TestContext.Current.CancellationToken);
            (await ReadUntilAsync(client, "__typename")).ShouldStartWith("HTTP/1.1 200");
        }
    }

    private static Task<LibraryHost> StartAsync(Action<ListenOptions> listen, RequestEnd end) =>
        LibraryHost.StartListeningAsync(
            listen, server => server.Services.AddSingleton<ISocketSessionInterceptor>(end));

    private static async Task ExpectBooksAsync(SocketTestClient client)
    {
        await client.SendAsync(Books);
        (await client.ReceiveAsync()).ShouldStartWith("""{"type":"next","id":"a","payload":{"data":{"bookAdded":""");
        (await client.ReceiveAsync()).ShouldStartWith("""{"type":"next","id":"a","payload":{"data":{"bookAdded":""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"complete","id":"a"}""");
    }

    private static async Task<Socket> ConnectAsync(LibraryHost host)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, host.Url.Port, TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task<string> ReadUntilAsync(Socket socket, string end)
    {
        using var deadline = new CancellationTokenSource(Timeout);
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().Contains(end, StringComparison.Ordinal))
        {
            var count = await socket.ReceiveAsync(buffer, deadline.Token);
            count.ShouldBeGreaterThan(0, text.ToString());
            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
        return text.ToString();
    }

    private static byte[] Upgrade() => Encoding.ASCII.GetBytes(
        "GET /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
        + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n");

    // A mask of zeros leaves the payload as it is.
    private static byte[] Frame(string text) => [0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)];

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
