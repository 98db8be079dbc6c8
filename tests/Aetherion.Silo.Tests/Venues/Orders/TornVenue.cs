using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>
/// Answers on connections that stay open, until an order of a number: that one it reads, and hangs up without an answer. It
/// is where a client sends again of its own accord.
/// </summary>
internal sealed class TornVenue : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _tornOrder;
    private readonly Task _serving;
    private int _orderCount;

    public TornVenue(int tornOrder)
    {
        _tornOrder = tornOrder;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Orders that arrived, on whichever connection.</summary>
    public int OrderCount => _orderCount;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> clients = [];
        try
        {
            while (true)
                clients.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        finally
        {
            await Task.WhenAll(clients).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(TcpClient accepted)
    {
        using var client = accepted;
        var stream = client.GetStream();
        while (await ReadHeadAsync(stream) is { Length: > 0 } head)
        {
            var isOrder = head.StartsWith("POST", StringComparison.Ordinal);
            var isTime = head.Contains("/time", StringComparison.Ordinal);
            if ((isOrder && Interlocked.Increment(ref _orderCount) >= _tornOrder) || (!isOrder && !isTime))
                return;
            var time = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            var body = isTime
                ? $$"""{"serverTime":{{time}}}"""
                : """{"symbol":"BTCUSDT","orderId":1,"clientOrderId":"ae-1","executedQty":"0","status":"NEW"}""";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}"), _stop.Token);
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        StringBuilder head = new();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
                return "";
            head.Append((char)one[0]);
        }
        return head.ToString();
    }
}
