using System.Net;
using System.Net.Http.Headers;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>
/// A body that is sent once. A handler that finds its connection closed sends a request again of its own accord; an order
/// must not be, so the second try fails here.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private readonly byte[] _body;
    private int _sentCount;

    public OnceContent(byte[] body, string contentType)
    {
        _body = body;
        if (contentType.Length > 0)
            Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
    }

    /// <summary>Whether sending was begun.</summary>
    public bool WasSent => Volatile.Read(ref _sentCount) > 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        Interlocked.Increment(ref _sentCount) == 1
            ? stream.WriteAsync(_body, cancellationToken).AsTask()
            : throw new InvalidOperationException("An order is sent once.");

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
