using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Aetherion.Api.Tests.Fakes;

namespace Aetherion.Api.Tests;

internal static class SocketTesting
{
    private const int MessageBytesMax = 64 * 1024;

    /// <summary>The next message, which must come.</summary>
    public static async Task<JsonNode> ReceiveJsonAsync(this ClientWebSocket socket, string awaited)
    {
        var buffer = new byte[MessageBytesMax];
        var length = 0;
        while (true)
        {
            var received = await ReceiveAsync(socket, buffer.AsMemory(length), awaited);
            if (received.MessageType == WebSocketMessageType.Close)
                throw new ShouldAssertException($"Waited for {awaited}; the socket closed with {socket.CloseStatus}: "
                    + $"{socket.CloseStatusDescription}");
            length += received.Count;
            if (received.EndOfMessage)
                return JsonNode.Parse(buffer.AsSpan(0, length))!;
        }
    }

    /// <summary>Reads over messages that must come.</summary>
    public static async Task SkipAsync(this ClientWebSocket socket, int count, string awaited)
    {
        var buffer = new byte[MessageBytesMax];
        while (count > 0)
        {
            var received = await ReceiveAsync(socket, buffer, awaited);
            received.MessageType.ShouldNotBe(
                WebSocketMessageType.Close, $"{socket.CloseStatus}: {socket.CloseStatusDescription}");
            count -= received.EndOfMessage ? 1 : 0;
        }
    }

    /// <summary>Reads to the end, which must come.</summary>
    public static async Task<(int? Code, string? Reason)> ReceiveCloseAsync(this ClientWebSocket socket)
    {
        var buffer = new byte[MessageBytesMax];
        while ((await ReceiveAsync(socket, buffer, "the end of the socket")).MessageType != WebSocketMessageType.Close)
        {
        }
        return ((int?)socket.CloseStatus, socket.CloseStatusDescription);
    }

    public static Task SendTextAsync(this ClientWebSocket socket, string text) => socket.SendAsync(
        Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    private static async Task<ValueWebSocketReceiveResult> ReceiveAsync(
        ClientWebSocket socket, Memory<byte> buffer, string awaited)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Waiting.Limit);
        try
        {
            return await socket.ReceiveAsync(buffer, limit.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited {Waiting.Limit.TotalSeconds} s for {awaited}.");
        }
    }
}
