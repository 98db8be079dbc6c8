using System.Buffers;
using System.Net.WebSockets;
using System.Text.Unicode;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Transport;

/// <summary>
/// Whole messages in and out of a socket. Writers wait for each other, so that nothing is queued; one that cannot get
/// its message out within the time-out aborts the socket.
/// </summary>
internal sealed class SocketChannel(WebSocket socket, Action abort, GraphQLOptions options, TimeProvider time)
    : IAsyncDisposable
{
    private const int ReceiveLength = 4096;

    /// <summary>How long the client has to answer a close frame.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _closed = new();
    private ITimer? _abortTimer;
    private int _isClosing;

    /// <summary>Cancelled when the socket is closed from either side.</summary>
    public CancellationToken Closed => _closed.Token;

    /// <summary>The next message; null when the socket is closed, or was for breaking the rules.</summary>
    public async ValueTask<PooledMessage?> ReceiveAsync()
    {
        try
        {
            return await ReceiveMessageAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Sends a message that is of no use while others are on their way.</summary>
    public async Task SendIfIdleAsync(ReadOnlyMemory<byte> message)
    {
        if (_sending.CurrentCount > 0)
            await SendAsync(message).ConfigureAwait(false);
    }

    /// <summary>
    /// Sends a message. Mostly the connection takes it at once; only when it does not is a time-out set.
    /// </summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> message)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return ValueTask.CompletedTask;
        if (!_sending.Wait(0, CancellationToken.None))
            return SendAfterOthersAsync(message);
        var sending = StartSending(message);
        if (!sending.IsCompletedSuccessfully)
            return EndSendingAsync(sending);
        _sending.Release();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Closes with a code and a reason; only the first call does. What the client sends before it answers is read and
    /// thrown away by <see cref="ReceiveAsync"/>, which ends with that answer or after a time-out.
    /// </summary>
    public async Task CloseAsync(int code, string reason)
    {
        if (Interlocked.Exchange(ref _isClosing, 1) != 0)
            return;
        _abortTimer = time.CreateTimer(_ => abort(), null, CloseTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            await _sending.WaitAsync().ConfigureAwait(false);
            try
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                {
                    await socket.CloseOutputAsync((WebSocketCloseStatus)code, Shorten(reason), CancellationToken.None)
                        .ConfigureAwait(false);
                }
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception exception)
            when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            abort();
        }

        CancelOperations();
    }

    public async ValueTask DisposeAsync()
    {
        if (_abortTimer is not null)
            await _abortTimer.DisposeAsync().ConfigureAwait(false);
        CancelOperations();
        _closed.Dispose();
    }

    /// <summary>A close reason has at most 123 bytes; clients' words in it may be as long as a message.</summary>
    private static string Shorten(string reason)
    {
        const int ReasonBytesMax = 123;
        Span<byte> bytes = stackalloc byte[ReasonBytesMax];
        Utf8.FromUtf16(reason, bytes, out var length, out _);
        return reason[..length];
    }

    private async ValueTask SendAfterOthersAsync(ReadOnlyMemory<byte> message)
    {
        using var timeout = new CancellationTokenSource(options.SocketWriteTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _closed.Token);
        try
        {
            await _sending.WaitAsync(linked.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            Abort();
            return;
        }

        await EndSendingAsync(StartSending(message)).ConfigureAwait(false);
    }

    // A send that is cancelled half-way leaves the socket unusable, so that none is; aborting the socket ends it.
    private ValueTask StartSending(ReadOnlyMemory<byte> message)
    {
        try
        {
            return socket.SendAsync(message, WebSocketMessageType.Text, true, CancellationToken.None);
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException)
        {
            return ValueTask.FromException(exception);
        }
    }

    private async ValueTask EndSendingAsync(ValueTask sending)
    {
        var task = sending.AsTask();
        try
        {
            await task.WaitAsync(options.SocketWriteTimeout, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Abort();
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception exception)
            when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException
                or InvalidOperationException or IOException)
        {
            Abort();
        }
        finally
        {
            _sending.Release();
        }
    }

    private async ValueTask<PooledMessage?> ReceiveMessageAsync()
    {
        while (true)
        {
            // A read of nothing waits without holding memory, which counts when thousands of sockets are idle.
            var probe = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None).ConfigureAwait(false);
            if (probe.MessageType == WebSocketMessageType.Close)
                break;
            var buffer = ArrayPool<byte>.Shared.Rent(ReceiveLength);
            var (filled, length, end) = await FillAsync(buffer).ConfigureAwait(false);
            if (end == ReceiveEnd.Message && Volatile.Read(ref _isClosing) == 0)
                return new PooledMessage(filled, length);
            ArrayPool<byte>.Shared.Return(filled);
            if (end == ReceiveEnd.Close)
                break;
            if (end is ReceiveEnd.Binary or ReceiveEnd.TooLong)
                await RefuseAsync(end).ConfigureAwait(false);
        }

        await CloseAsync((int)WebSocketCloseStatus.NormalClosure, "").ConfigureAwait(false);
        return null;
    }

    private async ValueTask<(byte[] Buffer, int Length, ReceiveEnd End)> FillAsync(byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(
                buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
            length += received.Count;
            if (received.MessageType == WebSocketMessageType.Close)
                return (buffer, 0, ReceiveEnd.Close);
            if (received.MessageType == WebSocketMessageType.Binary)
                return (buffer, 0, ReceiveEnd.Binary);
            if (length > options.MaxSocketMessageBytes)
                return (buffer, 0, ReceiveEnd.TooLong);
            if (received.EndOfMessage)
                return (buffer, length, ReceiveEnd.Message);
            if (length == buffer.Length)
                buffer = Grow(buffer, length);
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private Task RefuseAsync(ReceiveEnd end) => CloseAsync(
        SocketCloseCode.InvalidMessage,
        end == ReceiveEnd.Binary
            ? "Messages must be text."
            : $"A message may have {options.MaxSocketMessageBytes} bytes at most.");

    private void Abort()
    {
        abort();
        CancelOperations();
    }

    private void CancelOperations()
    {
        try
        {
            _closed.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The connection has ended already.
        }
    }
}
