using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using Aetherion.Api.Telemetry;

namespace Aetherion.Api.Sockets;

/// <summary>
/// A client of the older WebSockets. It is sent messages and sends none. What waits for it is bounded: a client that
/// reads too slowly is cut off with a reason, and the others never notice.
/// </summary>
internal sealed class LiveSocket : IDisposable
{
    /// <summary>Bytes that may wait for a reader.</summary>
    public const int WaitingBytesMax = 8 * 1024 * 1024;

    /// <summary>Bytes written to the connection at once.</summary>
    public const int WriteBytesMax = 64 * 1024;

    private const int ReadBytesMax = 1024;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(10);

    private readonly WebSocket _socket;
    private readonly FrameStream _stream;
    private readonly Channel<FrameBlock> _waiting =
        Channel.CreateUnbounded<FrameBlock>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Action _abort;
    private readonly CancellationTokenSource _stopping;
    private SocketEnd? _end;
    private long _waitingBytes;

    public LiveSocket(WebSocket socket, FrameStream stream, Action abort, CancellationToken aborted)
    {
        _socket = socket;
        _stream = stream;
        _abort = abort;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(aborted);
    }

    /// <summary>Queues frames. The caller keeps its own hold on them.</summary>
    public void Send(FrameBlock block)
    {
        if (_stopping.IsCancellationRequested)
            return;
        block.Hold();
        if (Interlocked.Add(ref _waitingBytes, block.Length) > WaitingBytesMax)
        {
            block.Release();
            Stop(SocketEnd.SlowConsumer);
        }
        else if (!_waiting.Writer.TryWrite(block))
        {
            block.Release();
        }
    }

    /// <summary>Ends the socket from our side; the first reason given is the one the client is told.</summary>
    public void Stop(SocketEnd end)
    {
        Interlocked.CompareExchange(ref _end, end, null);
        _waiting.Writer.TryComplete();
        _stopping.Cancel();
    }

    /// <summary>Sends and reads until either side ends.</summary>
    public async Task RunAsync()
    {
        var sending = SendAllAsync();
        var reading = ReadAllAsync();
        await Task.WhenAny(sending, reading);
        Stop(SocketEnd.ConnectionLost);
        await CloseAsync(_end!, reading);
        await sending;
        while (_waiting.Reader.TryRead(out var block))
            block.Release();
        ApiMetrics.SocketEnds.Add(1, new KeyValuePair<string, object?>("reason", _end!.Name));
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _socket.Dispose();
    }

    private async Task SendAllAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(WriteBytesMax);
        try
        {
            while (!_stopping.IsCancellationRequested && await _waiting.Reader.WaitToReadAsync(_stopping.Token))
                await SendWaitingAsync(buffer);
        }
        catch (Exception exception) when (IsConnectionEnd(exception))
        {
            Stop(SocketEnd.ConnectionLost);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Writes everything that waits, as many frames at once as the buffer takes.</summary>
    private async Task SendWaitingAsync(byte[] buffer)
    {
        var length = 0;
        var messageCount = 0;
        while (_waiting.Reader.TryPeek(out var next))
        {
            if (length + next.Length > buffer.Length)
            {
                if (length == 0)
                    await SendAloneAsync();
                break;
            }
            _waiting.Reader.TryRead(out _);
            next.Memory.CopyTo(buffer.AsMemory(length));
            length += next.Length;
            messageCount += next.MessageCount;
            next.Release();
        }
        if (length > 0)
            await WriteAsync(buffer.AsMemory(0, length), messageCount);
    }

    private async Task SendAloneAsync()
    {
        if (!_waiting.Reader.TryRead(out var block))
            return;
        try
        {
            await WriteAsync(block.Memory, block.MessageCount);
        }
        finally
        {
            block.Release();
        }
    }

    /// <summary>
    /// A write is never cancelled: the server would cut the connection, and the client not learn why.
    /// </summary>
    private async Task WriteAsync(ReadOnlyMemory<byte> frames, int messageCount)
    {
        await _stream.WriteAsync(frames);
        Interlocked.Add(ref _waitingBytes, -frames.Length);
        ApiMetrics.SocketMessages.Add(messageCount);
    }

    /// <summary>
    /// Reads until the client closes. Reading is never cancelled: that would abort the socket without a reason.
    /// </summary>
    private async Task ReadAllAsync()
    {
        var buffer = new byte[ReadBytesMax];
        try
        {
            while ((await _socket.ReceiveAsync(buffer.AsMemory(), default)).MessageType != WebSocketMessageType.Close)
                Stop(SocketEnd.Unexpected);
            Stop(SocketEnd.Asked);
        }
        catch (WebSocketException exception) when (exception.WebSocketErrorCode == WebSocketError.Faulted)
        {
            // The socket has answered with a close frame of its own that says what was wrong.
            Stop(SocketEnd.ProtocolError);
        }
        catch (Exception exception) when (IsConnectionEnd(exception))
        {
            Stop(SocketEnd.ConnectionLost);
        }
    }

    private async Task CloseAsync(SocketEnd end, Task reading)
    {
        using var timeout = new CancellationTokenSource(CloseTimeout);
        try
        {
            if (end == SocketEnd.ConnectionLost)
                _abort();
            else if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(end.Status, end.Reason, timeout.Token);
            await reading.WaitAsync(timeout.Token);
        }
        catch (Exception exception) when (IsConnectionEnd(exception))
        {
            _abort();
        }
        await reading;
    }

    private static bool IsConnectionEnd(Exception exception) => exception
        is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException;
}
