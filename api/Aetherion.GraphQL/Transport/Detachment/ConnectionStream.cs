using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace Aetherion.GraphQL.Transport;

/// <summary>A detached connection as a stream, for one reader and one writer at a time.</summary>
/// <param name="transport">What is read from.</param>
/// <param name="socket">What is written to; null where that has to go the way of the transport.</param>
internal sealed class ConnectionStream(IDuplexPipe transport, Socket? socket) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var result = await transport.Input.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (result.IsCanceled)
            throw Closed();
        var available = result.Buffer;
        var count = (int)Math.Min(available.Length, buffer.Length);
        var taken = available.Slice(0, count);
        taken.CopyTo(buffer.Span);
        transport.Input.AdvanceTo(taken.End);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Ends when the connection has room again.</summary>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        socket is null
            ? WriteToPipeAsync(buffer, cancellationToken)
            : WriteToSocketAsync(socket, buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>What was written still gets out; who reads is told that it is over.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            transport.Output.Complete();
            transport.Input.CancelPendingRead();
        }

        base.Dispose(disposing);
    }

    private async ValueTask WriteToPipeAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        if ((await transport.Output.WriteAsync(buffer, cancellationToken).ConfigureAwait(false)).IsCompleted)
            throw Closed();
    }

    private static async ValueTask WriteToSocketAsync(
        Socket socket, ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            while (!buffer.IsEmpty)
                buffer = buffer[await socket.SendAsync(buffer, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            throw Closed(exception);
        }
    }

    private static IOException Closed(Exception? exception = null) => new("The connection is closed.", exception);
}
