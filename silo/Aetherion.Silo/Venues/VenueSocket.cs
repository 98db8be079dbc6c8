using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Silo.Venues;

/// <summary>
/// One connection: whole messages become inputs, in the order in which they came. Pings of the venue are answered with
/// their own payload by the socket itself while it is read; pings of our own would count against the venue's limits.
/// </summary>
internal sealed class VenueSocket(
    int number, string path, Uri uri, VenueFeedOptions options, ChannelWriter<PendingInput> inputs, TimeProvider time)
    : IDisposable
{
    private const int TextsMax = VenueLink.OutboxMax;
    private const int BufferBytes = 16 * 1024;

    private readonly Channel<string> _texts = Channel.CreateBounded<string>(TextsMax);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Takes a text to be sent; the session sends within its bound.</summary>
    public void Send(string text) => _texts.Writer.TryWrite(text);

    public void Close() => _stop.Cancel();

    /// <summary>To be called when it has ended.</summary>
    public void Dispose() => _stop.Dispose();

    /// <summary>Runs until the connection has ended, and says so by an input.</summary>
    public async Task RunAsync()
    {
        var status = 0;
        try
        {
            using SocketThread thread = new($"feed {number}");
            using HttpMessageInvoker invoker = new(CreateHandler(thread));
            using ClientWebSocket socket = new();
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            socket.Options.SetRequestHeader("User-Agent", "Aetherion");
            await socket.ConnectAsync(uri, invoker, _stop.Token);
            await inputs.WriteAsync(
                PendingInput.Of(VenueInputKind.Opened, time.GetUtcNow().UtcDateTime, number, path), _stop.Token);
            var sending = SendAsync(socket);
            try
            {
                status = await thread.RunAsync(() => Receive(socket, thread));
            }
            finally
            {
                await _stop.CancelAsync();
                await sending;
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException
            or ChannelClosedException)
        {
            // What ended it makes no difference: the session begins anew.
        }
        finally
        {
            await TellClosedAsync(status);
        }
    }

    /// <summary>Connections by way of their thread; all else is as ever, TLS and proxies too.</summary>
    internal static SocketsHttpHandler CreateHandler(SocketThread thread) => new()
    {
        UseCookies = false,
        ConnectCallback = (context, cancellationToken) =>
            SocketThreadStream.ConnectAsync(context.DnsEndPoint, thread, cancellationToken),
    };

    private async Task TellClosedAsync(int status)
    {
        try
        {
            await inputs.WriteAsync(
                PendingInput.Of(VenueInputKind.Closed, time.GetUtcNow().UtcDateTime, number, path, status));
        }
        catch (ChannelClosedException)
        {
            // The feed has stopped.
        }
    }

    private async Task SendAsync(ClientWebSocket socket)
    {
        try
        {
            await foreach (var text in _texts.Reader.ReadAllAsync(_stop.Token))
                await socket.SendAsync(
                    Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, _stop.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // The reader finds out as well.
        }
    }

    /// <summary>Runs on the connection's thread until the venue ends it, and says by which status.</summary>
    private int Receive(ClientWebSocket socket, SocketThread thread)
    {
        // Given to each read, the token would be registered for each frame.
        using var ending = _stop.Token.UnsafeRegister(static state => ((ClientWebSocket)state!).Abort(), socket);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var length = 0;
        try
        {
            while (true)
            {
                var result = thread.Await(socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None));
                length += result.Count;
                if (result.MessageType == WebSocketMessageType.Close || length > options.FrameBytesMax)
                    return (int?)socket.CloseStatus ?? 0;
                if (result.EndOfMessage)
                {
                    PendingInput frame = new(
                        VenueInputKind.Frame, number, "", 0, buffer, length, time.GetUtcNow().UtcDateTime);
                    buffer = [];
                    thread.Await(inputs.WriteAsync(frame, _stop.Token));
                    buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
                    length = 0;
                }
                else if (length == buffer.Length)
                {
                    Grow(ref buffer, length);
                }
            }
        }
        finally
        {
            if (buffer.Length > 0)
                ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
