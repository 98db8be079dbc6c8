using System.Net;
using System.Net.Sockets;

namespace Aetherion.Silo.Venues;

/// <summary>
/// A TCP connection that is read by one thread: where that asks, it waits in the socket, and whoever else asks has it do so. Nothing
/// reads by way of the runtime's own thread for sockets, which would hand each frame to a second one.
/// </summary>
internal sealed class SocketThreadStream(Socket socket, SocketThread thread) : NetworkStream(socket, ownsSocket: true)
{
    /// <summary>What is sent are a few short texts: a venue that takes none of them for so long is gone.</summary>
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);

    private volatile bool _isDisposed;

    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint address, SocketThread thread, CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            SendTimeout = (int)SendTimeout.TotalMilliseconds,
        };
        try
        {
            using var registration = cancellationToken.UnsafeRegister(static state => ((Socket)state!).Dispose(), socket);
            await thread.RunAsync(() =>
            {
                socket.Connect(address);
                return true;
            });
            return new SocketThreadStream(socket, thread);
        }
        catch
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!thread.IsHere)
            return ReadThereAsync(buffer, cancellationToken);
        try
        {
            return ValueTask.FromResult(ReadHere(buffer.Span));
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<int>(exception);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
        catch (Exception exception)
        {
            return ValueTask.FromException(exception);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        base.Dispose(disposing);
    }

    /// <summary>
    /// Straight from the socket, since a stream that derives of the runtime's reads by way of another buffer. A read that waits while its
    /// socket is disposed of ends as if the venue had sent all that it had, so that it is asked for behind it.
    /// </summary>
    private int ReadHere(Span<byte> buffer)
    {
        try
        {
            var count = Socket.Receive(buffer);
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return count;
        }
        catch (SocketException exception)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            throw new IOException($"The connection to the venue failed: {exception.Message}", exception);
        }
    }

    private async ValueTask<int> ReadThereAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(static state => ((Stream)state!).Dispose(), this);
        try
        {
            return await thread.RunAsync(() => ReadHere(buffer.Span));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
