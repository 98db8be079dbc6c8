using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Benchmarks.Venues.Latency;

/// <summary>
/// A venue of one symbol, as a process of its own: answers what a session asks, then sends frames at an even rate from a thread
/// that does nothing else, and tells when it wrote each one, by the clock of the machine that all processes share.
/// </summary>
internal static class FrameSender
{
    public const string Verb = "send-frames";

    private const long FirstTradeId = 400_000_000;
    private const int HeadMax = 64 * 1024;

    private static readonly TaskCompletionSource<Socket> Subscribed = new();

    /// <param name="count">How many frames are sent.</param>
    /// <param name="timesFile">Where the times go, as stopwatch ticks.</param>
    public static async Task RunAsync(int perSecond, int count, string timesFile)
    {
        var lap = FrameLap.Read();
        using Socket listener = new(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        _ = AcceptAsync(listener, lap);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"ready http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}/ {lap.MadeCount}/{lap.Frames.Length}"));
        Console.ReadLine();
        var times = new long[count];
        var socket = await Subscribed.Task;
        SendingPace pace = new(perSecond);
        await Task.Factory.StartNew(
            () => Send(socket, lap, pace, times), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await File.WriteAllBytesAsync(timesFile, System.Runtime.InteropServices.MemoryMarshal.AsBytes(times.AsSpan()).ToArray());
        Console.WriteLine($"sent {pace}");
        await Console.In.ReadToEndAsync();
    }

    private static void Send(Socket socket, FrameLap lap, SendingPace pace, long[] times)
    {
        var buffer = new byte[HeadMax];
        var (updateId, tradeId) = (SnapshotId(lap), FirstTradeId);
        socket.Blocking = false;
        for (var i = 0; i < times.Length; i++)
        {
            var template = lap.Frames[i % lap.Frames.Length];
            template.Write(template.IsDepth ? ++updateId : ++tradeId, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
            var length = Wrap(template.Frame, buffer);
            times[i] = pace.AwaitNext();
            Send(socket, buffer.AsSpan(0, length), pace);
        }
    }

    private static void Send(Socket socket, ReadOnlySpan<byte> frame, SendingPace pace)
    {
        while (!frame.IsEmpty)
        {
            frame = frame[socket.Send(frame, SocketFlags.None, out var error)..];
            if (error == SocketError.Success)
                continue;
            if (error != SocketError.WouldBlock)
                throw new SocketException((int)error);
            pace.Blocked();
            socket.Poll(Timeout.InfiniteTimeSpan, SelectMode.SelectWrite);
        }
    }

    private static long SnapshotId(FrameLap lap)
    {
        var digits = lap.Snapshot.AsSpan(lap.Snapshot.AsSpan().IndexOf("\"lastUpdateId\":"u8) + "\"lastUpdateId\":".Length);
        return long.Parse(digits[..digits.IndexOf((byte)',')], CultureInfo.InvariantCulture);
    }

    /// <summary>A text frame of a server: not masked.</summary>
    private static int Wrap(ReadOnlySpan<byte> payload, Span<byte> target)
    {
        target[0] = 0x81;
        var head = payload.Length < 126 ? 2 : 4;
        target[1] = (byte)(head == 2 ? payload.Length : 126);
        if (head == 4)
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(target[2..], checked((ushort)payload.Length));
        payload.CopyTo(target[head..]);
        return head + payload.Length;
    }

    private static async Task AcceptAsync(Socket listener, FrameLap lap)
    {
        while (true)
        {
            var socket = await listener.AcceptAsync();
            socket.NoDelay = true;
            _ = ServeAsync(socket, lap);
        }
    }

    private static async Task ServeAsync(Socket socket, FrameLap lap)
    {
        using NetworkStream stream = new(socket);
        while (await ReadHeadAsync(stream) is { } head)
        {
            if (!head.Contains("Upgrade: websocket", StringComparison.OrdinalIgnoreCase))
            {
                await stream.WriteAsync(Answer(Body(head, lap)));
                continue;
            }
            var key = head.Split("\r\n").First(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase))[18..].Trim();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept(key)}\r\n\r\n"));
            await AnswerSubscriptionsAsync(stream, socket);
            return;
        }
    }

    /// <summary>Of RFC 6455, which names the algorithm.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "The handshake of WebSocket asks for SHA-1.")]
    private static string Accept(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));

    private static async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        StringBuilder head = new();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (head.Length > HeadMax || await stream.ReadAsync(one) == 0)
                return null;
            head.Append((char)one[0]);
        }
        return head.ToString();
    }

    private static byte[] Body(string head, FrameLap lap)
    {
        var path = head.Split(' ')[1];
        if (path.StartsWith("/api/v3/depth", StringComparison.Ordinal))
            return lap.Snapshot;
        return Encoding.ASCII.GetBytes(path.StartsWith("/api/v3/time", StringComparison.Ordinal)
            ? $"{{\"serverTime\":{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}}}"
            : """{"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","baseAssetPrecision":8,"filters":[{"filterType":"PRICE_FILTER","tickSize":"0.01000000"},{"filterType":"LOT_SIZE","stepSize":"0.00001000"},{"filterType":"NOTIONAL","minNotional":"5.00000000"}]}]}""");
    }

    private static byte[] Answer(byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];

    /// <summary>Every request for streams is granted; the last to be asked gets the frames.</summary>
    private static async Task AnswerSubscriptionsAsync(NetworkStream stream, Socket socket)
    {
        var buffer = new byte[HeadMax];
        while (await ReadTextAsync(stream, buffer) is { } text)
        {
            var id = text[(text.LastIndexOf(':') + 1)..].TrimEnd('}');
            var answer = new byte[128];
            var length = Wrap(Encoding.ASCII.GetBytes($"{{\"result\":null,\"id\":{id}}}"), answer);
            await stream.WriteAsync(answer.AsMemory(0, length));
            Subscribed.TrySetResult(socket);
        }
    }

    /// <summary>A masked frame of a client.</summary>
    private static async Task<string?> ReadTextAsync(NetworkStream stream, byte[] buffer)
    {
        try
        {
            await stream.ReadExactlyAsync(buffer.AsMemory(0, 2));
            var length = buffer[1] & 0x7F;
            if (length == 126)
            {
                await stream.ReadExactlyAsync(buffer.AsMemory(0, 2));
                length = (buffer[0] << 8) | buffer[1];
            }
            await stream.ReadExactlyAsync(buffer.AsMemory(0, 4 + length));
            for (var i = 0; i < length; i++)
                buffer[4 + i] ^= buffer[i % 4];
            return Encoding.UTF8.GetString(buffer, 4, length);
        }
        catch (Exception exception) when (exception is IOException or EndOfStreamException)
        {
            return null;
        }
    }
}
