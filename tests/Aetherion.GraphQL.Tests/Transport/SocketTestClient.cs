using System.Net.WebSockets;
using System.Text;

namespace Aetherion.GraphQL.Tests.Transport;

/// <summary>A bare WebSocket client, for what a proper client would never send.</summary>
internal sealed class SocketTestClient : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public static async Task<SocketTestClient> ConnectAsync(Uri url, string? subprotocol = "graphql-transport-ws")
    {
        var client = new SocketTestClient();
        // The certificate of tests is signed by nobody but itself.
        client._socket.Options.RemoteCertificateValidationCallback =
            (_, certificate, _, _) => certificate is { Subject: "CN=localhost" } && certificate.Issuer == certificate.Subject;
        if (subprotocol is not null)
            client._socket.Options.AddSubProtocol(subprotocol);
        await client._socket.ConnectAsync(url, TestContext.Current.CancellationToken);
        return client;
    }

    public static async Task<SocketTestClient> ConnectAcknowledgedAsync(Uri url)
    {
        var client = await ConnectAsync(url);
        await client.SendAsync("""{"type":"connection_init"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"connection_ack"}""");
        return client;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public Task SendAsync(byte[] bytes, WebSocketMessageType type) =>
        _socket.SendAsync(bytes, type, true, TestContext.Current.CancellationToken);

    /// <summary>The next message, or "closed CODE REASON".</summary>
    public async Task<string> ReceiveAsync()
    {
        using var deadline = new CancellationTokenSource(Timeout);
        var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            WebSocketReceiveResult received;
            try
            {
                received = await _socket.ReceiveAsync(buffer, deadline.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException("Neither a message nor a close frame came from the server.");
            }

            if (received.MessageType == WebSocketMessageType.Close)
                return $"closed {(int)_socket.CloseStatus!} {_socket.CloseStatusDescription}";
            message.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
                return Encoding.UTF8.GetString(message.ToArray());
        }
    }

    /// <summary>Answers the server's close frame.</summary>
    public Task CloseAsync() => _socket.CloseOutputAsync(
        WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

    public void Dispose() => _socket.Dispose();
}
