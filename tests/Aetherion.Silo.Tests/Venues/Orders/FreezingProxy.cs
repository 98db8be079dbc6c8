using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>
/// Stands between a client and a venue. Its web sockets can be frozen: they stay open, but nothing is read or sent any more, as where a
/// machine on the way has lost a connection without a word. Whatever is opened later works.
/// </summary>
internal sealed class FreezingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<CancellationTokenSource> _sockets = [];
    private readonly Uri _venue;
    private readonly Task _serving;

    public FreezingProxy(Uri venue)
    {
        _venue = venue;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The web sockets that were opened so far.</summary>
    public int SocketCount => _sockets.Count;

    public async Task FreezeAsync()
    {
        foreach (var socket in _sockets)
            await socket.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var socket in _sockets)
            socket.Dispose();
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
        using TcpClient venue = new();
        await venue.ConnectAsync(_venue.Host, _venue.Port, _stop.Token);
        var head = new byte[16 * 1024];
        var length = await client.GetStream().ReadAsync(head, _stop.Token);
        var frozen = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        if (Encoding.ASCII.GetString(head, 0, length).Contains("Upgrade: websocket", StringComparison.OrdinalIgnoreCase))
            _sockets.Add(frozen);
        await venue.GetStream().WriteAsync(head.AsMemory(0, length), _stop.Token);
        Task[] ways =
        [
            client.GetStream().CopyToAsync(venue.GetStream(), frozen.Token), venue.GetStream().CopyToAsync(client.GetStream(), frozen.Token),
        ];
        await Task.WhenAny(ways);
        if (frozen.IsCancellationRequested)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        client.Close();
        venue.Close();
        await Task.WhenAll(ways).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
