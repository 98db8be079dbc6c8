using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>
/// Answers the first requests on a connection that stays open, then reads one more and hangs up without an answer: where a
/// client sends again of its own accord.
/// </summary>
internal sealed class TornVenue : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _answersMax;
    private readonly Task _serving;
    private int _orderCount;

    public TornVenue(int answersMax)
    {
        _answersMax = answersMax;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Orders that arrived, on whichever connection.</summary>
    public int OrderCount => _orderCount;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ServeAsync()
    {
        var answers = 0;
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            while (await ReadHeadAsync(stream) is { Length: > 0 } head)
            {
                if (head.StartsWith("POST", StringComparison.Ordinal))
                    Interlocked.Increment(ref _orderCount);
                if (answers++ >= _answersMax)
                    break;
                var time = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
                var body = head.Contains("/time", StringComparison.Ordinal)
                    ? $$"""{"serverTime":{{time}}}"""
                    : """{"symbol":"BTCUSDT","orderId":1,"clientOrderId":"ae-1","executedQty":"0","status":"NEW"}""";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
            }
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        StringBuilder head = new();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
                return "";
            head.Append((char)one[0]);
        }
        return head.ToString();
    }
}
