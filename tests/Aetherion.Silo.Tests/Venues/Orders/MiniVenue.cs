using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>As much of a venue as one test needs, on real sockets: what it answers is written in the test.</summary>
internal sealed class MiniVenue : IAsyncDisposable
{
    private readonly WebApplication _app;

    private MiniVenue(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Requests in order: method, path and query.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>How far its clock is ahead.</summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>Answers requests other than those for the time.</summary>
    public Func<HttpRequest, (int Status, string Body)> Answer { get; set; } = _ => (404, "");

    /// <summary>Talks over a socket.</summary>
    public Func<WebSocket, HttpRequest, Task> Talk { get; set; } = (_, _) => Task.CompletedTask;

    public string? RetryAfter { get; set; }

    public static async Task<MiniVenue> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        MiniVenue venue = new(app);
        app.UseWebSockets();
        app.Run(venue.HandleAsync);
        await app.StartAsync();
        return venue;
    }

    public static Task SendAsync(WebSocket socket, string text) => socket.SendAsync(
        Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public static async Task<string> ReceiveAsync(WebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var result = await socket.ReceiveAsync(buffer, CancellationToken.None);
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        Requests.Enqueue($"{request.Method} {request.Path}{request.QueryString}");
        if (context.WebSockets.IsWebSocketRequest)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await Talk(socket, request);
            return;
        }
        var (status, body) = request.Path.Value!.EndsWith("/time", StringComparison.Ordinal)
            ? (200, $$"""{"serverTime":{{(TimeProvider.System.GetUtcNow() + ClockOffset).ToUnixTimeMilliseconds()}}}""")
            : Answer(request);
        context.Response.StatusCode = status;
        context.Response.Headers["X-MBX-USED-WEIGHT-1M"] = "42";
        if (RetryAfter is not null)
            context.Response.Headers.RetryAfter = RetryAfter;
        await context.Response.WriteAsync(body);
    }
}
