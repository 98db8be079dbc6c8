using System.Net.WebSockets;
using System.Threading.Channels;
using Aetherion.VenueEmulator.Core;

namespace Aetherion.VenueEmulator.Http;

/// <summary>The frames of one client until they are sent. Who reads too slowly is cut off, as venues do.</summary>
internal sealed class SocketClient(int number)
{
    /// <summary>The most frames that wait for a client.</summary>
    public const int FramesMax = 100_000;

    private const int MessageLengthMax = 64 * 1024;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly Channel<VenueOutput> _outputs = Channel.CreateBounded<VenueOutput>(
        new BoundedChannelOptions(FramesMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private volatile bool _isTooSlow;

    public int Number => number;

    public void Add(in VenueOutput output)
    {
        if (!_outputs.Writer.TryWrite(output))
            (_isTooSlow, _) = (true, _outputs.Writer.TryComplete());
    }

    public void End() => _outputs.Writer.TryComplete();

    /// <summary>Sends until the venue ends the connection or there is nothing more.</summary>
    public async Task SendAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        await foreach (var output in _outputs.Reader.ReadAllAsync(cancellationToken))
        {
            if (_isTooSlow || output.Kind == VenueOutputKind.Abort)
            {
                socket.Abort();
                return;
            }
            if (output.Kind == VenueOutputKind.Close)
            {
                await CloseAsync(socket, (WebSocketCloseStatus)output.CloseCode);
                return;
            }
            await socket.SendAsync(output.Payload, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        await CloseAsync(socket, WebSocketCloseStatus.EndpointUnavailable);
    }

    /// <summary>Gives the messages of the client until it leaves.</summary>
    public static async Task ReceiveAsync(WebSocket socket, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken)
    {
        var buffer = new byte[MessageLengthMax];
        var length = 0;
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
                return;
            length += result.Count;
            if (result.EndOfMessage)
            {
                take(buffer.AsMemory(0, length));
                length = 0;
            }
            else if (length == buffer.Length)
            {
                await CloseAsync(socket, WebSocketCloseStatus.MessageTooBig);
                return;
            }
        }
    }

    private static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status)
    {
        using var timeout = new CancellationTokenSource(CloseTimeout);
        await socket.CloseOutputAsync(status, null, timeout.Token);
    }
}
