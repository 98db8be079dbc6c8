using System.Net;
using System.Net.Sockets;

namespace Aetherion.EndToEnd.Tests.Fuzzing;

/// <summary>
/// Sends bytes as they are on a connection of its own and reads what comes until the server ends it. Our side is ended
/// after the answer: a server drops the request of whoever is gone before it.
/// </summary>
internal static class RawConnection
{
    private const int AnswerBytesMax = 8 * 1024 * 1024;

    /// <summary>Loopback addresses to come from, so that the ports of one do not run out.</summary>
    private const int SourceCount = 200;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>How long an answer is waited for; what is damaged may wait for the rest of its request.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>Silence after which an answer counts as whole.</summary>
    private static readonly TimeSpan AnswerEnd = TimeSpan.FromMilliseconds(60);

    /// <exception cref="TimeoutException">The server neither answers nor closes.</exception>
    public static async Task<byte[]> ExchangeAsync(IPEndPoint server, byte[] request, int source)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var deadline = new CancellationTokenSource(Timeout);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse($"127.0.1.{1 + (source % SourceCount)}"), 0));
            await socket.ConnectAsync(server, deadline.Token);
            return await ExchangeAsync(socket, request, deadline.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The server neither answered nor closed:\n{Convert.ToBase64String(request)}");
        }
    }

    private static async Task<byte[]> ExchangeAsync(Socket socket, byte[] request, CancellationToken cancellation)
    {
        var answer = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            await socket.SendAsync(request, cancellation);
            var receiving = socket.ReceiveAsync(buffer, cancellation).AsTask();
            var end = DateTime.UtcNow + Patience;
            while (answer.Length < AnswerBytesMax && DateTime.UtcNow < end
                && await ComesAsync(receiving, answer.Length == 0 ? Patience : AnswerEnd))
            {
                if (await receiving is not (> 0 and var count))
                    return answer.ToArray();
                answer.Write(buffer, 0, count);
                receiving = socket.ReceiveAsync(buffer, cancellation).AsTask();
            }

            socket.Shutdown(SocketShutdown.Send);
            while (await receiving is > 0 and var rest && answer.Length < AnswerBytesMax)
            {
                answer.Write(buffer, 0, rest);
                receiving = socket.ReceiveAsync(buffer, cancellation).AsTask();
            }
        }
        catch (SocketException)
        {
            // A server that has read enough may cut the line.
        }

        return answer.ToArray();
    }

    private static async Task<bool> ComesAsync(Task receiving, TimeSpan patience) =>
        await Task.WhenAny(receiving, Task.Delay(patience)) == receiving;
}
