using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aetherion.Benchmarks.Venues.Latency;

/// <summary>
/// Takes the sender's frames with one thread that waits for the socket and does nothing with them: what is late here, the machine
/// made late.
/// </summary>
internal static class BareReceiver
{
    private const string Upgrade =
        "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";

    private const int BufferBytes = 256 * 1024;

    /// <summary>When each frame had come whole.</summary>
    /// <param name="subscribed">Called when frames may come.</param>
    public static long[] Receive(Uri address, int count, Action subscribed)
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(new IPEndPoint(IPAddress.Loopback, address.Port));
        socket.Send(Encoding.ASCII.GetBytes(Upgrade));
        var buffer = new byte[BufferBytes];
        Await(socket, buffer, "\r\n\r\n"u8);
        socket.Send(Masked("{\"method\":\"SUBSCRIBE\",\"params\":[],\"id\":1}"u8));
        Await(socket, buffer, "\"id\":1}"u8);
        subscribed();
        return Stamp(socket, buffer, count);
    }

    private static long[] Stamp(Socket socket, byte[] buffer, int count)
    {
        var times = new long[count];
        var length = 0;
        for (var i = 0; i < count;)
        {
            length += socket.Receive(buffer.AsSpan(length));
            var now = Stopwatch.GetTimestamp();
            var start = 0;
            for (; i < count && FrameLength(buffer.AsSpan(start, length - start)) is { } frame; i++)
            {
                times[i] = now;
                start += frame;
            }
            buffer.AsSpan(start, length - start).CopyTo(buffer);
            length -= start;
        }
        return times;
    }

    /// <summary>Of head and payload; null while it is not whole.</summary>
    private static int? FrameLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4)
            return null;
        var length = bytes[1] < 126 ? 2 + bytes[1] : 4 + BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        return length <= bytes.Length ? length : null;
    }

    private static void Await(Socket socket, byte[] buffer, ReadOnlySpan<byte> end)
    {
        for (var length = 0; !buffer.AsSpan(0, length).EndsWith(end);)
            length += socket.Receive(buffer.AsSpan(length));
    }

    /// <summary>A client's text frame, masked by zeros.</summary>
    private static byte[] Masked(ReadOnlySpan<byte> text) => [0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. text];
}
