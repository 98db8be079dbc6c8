using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Aetherion.Benchmarks.Api;

/// <summary>
/// One subscriber that speaks graphql-transport-ws on a bare socket and looks only at the field <c>at</c> of each message,
/// a time, so that thousands of them cost little beside what is measured.
/// </summary>
internal sealed class Subscriber : IDisposable
{
    private const int BufferLength = 2048;
    private const byte TextFrame = 0x81;
    private const byte PingFrame = 0x89;
    private const byte PongFrame = 0x8A;
    private const byte IsMasked = 0x80;
    private const byte ShortLengthMax = 125;

    private const string UpgradeRequest =
        "GET /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
        + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n";

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[BufferLength];
    private readonly Lock _lock = new();
    private List<double>? _delays;
    private int _filled;

    private Subscriber(Socket socket) => _socket = socket;

    private static ReadOnlySpan<byte> TimeKey => "\"at\":\""u8;

    public static async Task<Subscriber> OpenAsync(EndPoint service, string document, CancellationToken cancellationToken)
    {
        var subscriber = new Subscriber(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
        });
        try
        {
            await subscriber.ConnectAsync(service, document, cancellationToken);
            return subscriber;
        }
        catch
        {
            subscriber.Dispose();
            throw;
        }
    }

    public void Start()
    {
        lock (_lock)
            _delays = [];
    }

    public List<double> Stop()
    {
        lock (_lock)
        {
            var delays = _delays!;
            _delays = null;
            return delays;
        }
    }

    /// <summary>Reads until it is cancelled.</summary>
    /// <exception cref="InvalidOperationException">The service has closed the connection.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Consume();
            if (await FillAsync(cancellationToken))
                continue;
            if (cancellationToken.IsCancellationRequested)
                return;
            throw new InvalidOperationException("The service closed the connection of a subscriber.");
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task ConnectAsync(EndPoint service, string document, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(service, cancellationToken);
        await _socket.SendAsync(Encoding.ASCII.GetBytes(UpgradeRequest), cancellationToken);
        await ReadAnswerAsync(cancellationToken);
        await SendAsync("""{"type":"connection_init"}""", cancellationToken);
        await SendAsync(
            JsonSerializer.Serialize(new { id = Guid.NewGuid(), type = "subscribe", payload = new { query = document } }),
            cancellationToken);
    }

    private async Task ReadAnswerAsync(CancellationToken cancellationToken)
    {
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await FillAsync(cancellationToken))
                throw new InvalidOperationException("The service closed the connection.");
        }
        if (!_buffer.AsSpan(0, _filled).StartsWith("HTTP/1.1 101"u8))
            throw new InvalidOperationException(Encoding.ASCII.GetString(_buffer, 0, end));
        Drop(end + 4);
    }

    private async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        var header = payload.Length <= ShortLengthMax
            ? [TextFrame, (byte)(IsMasked | payload.Length)]
            : (byte[])[TextFrame, IsMasked | 126, (byte)(payload.Length >> 8), (byte)payload.Length];

        // A mask of zeros leaves the payload as it is.
        await _socket.SendAsync((byte[])[.. header, 0, 0, 0, 0, .. payload], cancellationToken);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        try
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), cancellationToken);
            _filled += count;
            return count > 0;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void Consume()
    {
        var taken = 0;
        while (TryReadFrame(_buffer.AsSpan(taken, _filled - taken), out var kind, out var payload, out var length))
        {
            if (kind == TextFrame)
                Keep(payload);
            else if (kind == PingFrame)
                _socket.Send((byte[])[PongFrame, (byte)(IsMasked | payload.Length), 0, 0, 0, 0, .. payload]);
            taken += length;
        }
        Drop(taken);
    }

    private static bool TryReadFrame(
        ReadOnlySpan<byte> received, out byte kind, out ReadOnlySpan<byte> payload, out int length)
    {
        (kind, length) = (0, 0);
        payload = default;
        if (received.Length < 4)
            return false;
        kind = received[0];
        var isLong = received[1] > ShortLengthMax;
        var start = isLong ? 4 : 2;
        length = start + (isLong ? (received[2] << 8) | received[3] : received[1]);
        if (length > BufferLength)
            throw new InvalidOperationException($"A frame of {length} bytes is longer than expected.");
        if (received.Length < length)
            return false;
        payload = received[start..length];
        return true;
    }

    private void Keep(ReadOnlySpan<byte> message)
    {
        var at = message.IndexOf(TimeKey);
        if (at < 0)
            return;
        var text = message[(at + TimeKey.Length)..];
        text = text[..text.IndexOf((byte)'"')];
        var received = DateTime.Parse(
            Encoding.ASCII.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        lock (_lock)
            _delays?.Add((DateTime.UtcNow - received).TotalMilliseconds);
    }

    private void Drop(int count)
    {
        _buffer.AsSpan(count, _filled - count).CopyTo(_buffer);
        _filled -= count;
    }
}
