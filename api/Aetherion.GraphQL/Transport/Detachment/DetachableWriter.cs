using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace Aetherion.GraphQL.Transport;

/// <summary>
/// The output of a connection. It stays open at the end of HTTP when the connection is detached, and can be led past the
/// pipe as long as nothing is in there.
/// </summary>
internal sealed class DetachableWriter(PipeWriter inner, ConnectionDetachment detachment) : PipeWriter
{
    private bool _hasWritten;
    private Socket? _socket;
    private ArrayBufferWriter<byte>? _direct;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => _direct?.WrittenCount ?? inner.UnflushedBytes;

    /// <summary>
    /// What is written from now on goes to the socket itself. False when something was written before: it may still be on
    /// its way through the pipe, and would be overtaken.
    /// </summary>
    public bool TryWriteTo(Socket socket)
    {
        if (_hasWritten)
            return false;
        _socket = socket;
        _direct = new ArrayBufferWriter<byte>();
        return true;
    }

    public override void Advance(int bytes)
    {
        _hasWritten = true;
        if (_direct is null)
            inner.Advance(bytes);
        else
            _direct.Advance(bytes);
    }

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
    {
        if (!detachment.IsDetached)
            inner.Complete(exception);
    }

    public override ValueTask CompleteAsync(Exception? exception = null) =>
        detachment.IsDetached ? ValueTask.CompletedTask : inner.CompleteAsync(exception);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        _direct is null ? inner.FlushAsync(cancellationToken) : FlushToSocketAsync(_socket!, _direct, cancellationToken);

    public override Memory<byte> GetMemory(int sizeHint = 0) =>
        _direct is null ? inner.GetMemory(sizeHint) : _direct.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) =>
        _direct is null ? inner.GetSpan(sizeHint) : _direct.GetSpan(sizeHint);

    public override ValueTask<FlushResult> WriteAsync(
        ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (_direct is not null)
            return base.WriteAsync(source, cancellationToken);
        _hasWritten = true;
        return inner.WriteAsync(source, cancellationToken);
    }

    private static async ValueTask<FlushResult> FlushToSocketAsync(
        Socket socket, ArrayBufferWriter<byte> written, CancellationToken cancellationToken)
    {
        try
        {
            for (var rest = written.WrittenMemory; !rest.IsEmpty;)
                rest = rest[await socket.SendAsync(rest, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
            written.ResetWrittenCount();
            return new FlushResult(isCanceled: false, isCompleted: false);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // To HTTP, a reader that is gone is no exception.
            return new FlushResult(isCanceled: false, isCompleted: true);
        }
    }
}
