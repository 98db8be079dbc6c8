using System.Collections.Concurrent;
using Aetherion.Api.Access;
using Aetherion.Api.Limits;
using Aetherion.Api.Rest;
using Aetherion.Api.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Api.Sockets;

/// <summary>Accepts WebSockets of the older clients and runs them to their end.</summary>
internal sealed class SocketServer
{
    /// <summary>Sockets open at the same time.</summary>
    public const int SocketsMax = 1000;

    /// <summary>The sub-protocol that is spoken, for clients that offer one beside that of their credential.</summary>
    public const string SubProtocol = "aetherion";

    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan KeepAliveTimeout = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<LiveSocket, byte> _sockets = new();

    private readonly OpenSessions _sessions;
    private readonly ILogger<SocketServer> _logger;
    private int _followingCount;

    public SocketServer(IHostApplicationLifetime lifetime, OpenSessions sessions, ILogger<SocketServer> logger)
    {
        _sessions = sessions;
        _logger = logger;
        lifetime.ApplicationStopping.Register(() =>
        {
            foreach (var socket in _sockets.Keys)
                socket.Stop(SocketEnd.ShuttingDown);
        });
    }

    /// <summary>Sockets that follow what they asked for.</summary>
    public int FollowingCount => Volatile.Read(ref _followingCount);

    /// <summary>
    /// Upgrades the request, lets the socket follow what it asked for, and returns when it has ended.
    /// </summary>
    public async Task<IResult> ServeAsync(HttpContext context, Func<LiveSocket, SocketLeave, Task> follow)
    {
        if (context.Features.Get<FramingUpgrade>() is not { } upgrade || !context.WebSockets.IsWebSocketRequest)
        {
            return RestProblem.Make(
                StatusCodes.Status426UpgradeRequired,
                ApiErrorCodes.BadUserInput,
                "This address is a WebSocket: connect with ws:// over HTTP/1.1.");
        }
        if (_sockets.Count >= SocketsMax)
        {
            return RestProblem.Make(
                StatusCodes.Status503ServiceUnavailable,
                ApiErrorCodes.Unavailable,
                $"{SocketsMax} WebSockets are open and no more are taken. Try again later.");
        }
        if (await context.RequestServices.GetRequiredService<RequestBudget>().TakeSubscriptionAsync() is { } refusal)
            return refusal;
        await RunAsync(context, upgrade, follow);
        return Results.Empty;
    }

    private async Task RunAsync(
        HttpContext context, FramingUpgrade upgrade, Func<LiveSocket, SocketLeave, Task> follow)
    {
        // A client that reads slowly is told so by us; the server's own rule would just cut the line.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
        var webSocket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = context.WebSockets.WebSocketRequestedProtocols.Contains(SubProtocol) ? SubProtocol : null,
            KeepAliveInterval = KeepAliveInterval,
            KeepAliveTimeout = KeepAliveTimeout,
        });
        using var socket = new LiveSocket(webSocket, upgrade.Stream!, context.Abort, context.RequestAborted);
        var session = OpenSession(context, socket);
        var leave = new SocketLeave();
        _sockets.TryAdd(socket, 0);
        ApiMetrics.OpenSockets.Add(1);
        try
        {
            var running = socket.RunAsync();
            await FollowAsync(socket, leave, follow);
            await running;
        }
        finally
        {
            ApiMetrics.OpenSockets.Add(-1);
            _sockets.TryRemove(socket, out _);
            _sessions.Remove(session);
            await leave.RunAsync();
        }
    }

    private OpenSession OpenSession(HttpContext context, LiveSocket socket)
    {
        var caller = context.RequestServices.GetRequiredService<ICallerContext>().Caller;
        var session = new OpenSession(caller, () =>
        {
            socket.Stop(SocketEnd.SignedOut);
            return Task.CompletedTask;
        });
        _sessions.Add(session);
        return session;
    }

    private async Task FollowAsync(
        LiveSocket socket, SocketLeave leave, Func<LiveSocket, SocketLeave, Task> follow)
    {
        try
        {
            await follow(socket, leave);
            Interlocked.Increment(ref _followingCount);
            leave.Add(() =>
            {
                Interlocked.Decrement(ref _followingCount);
                return Task.CompletedTask;
            });
        }
#pragma warning disable CA1031 // After the upgrade there is no response to fail: the client is told by the close frame.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _logger.LogError(exception, "A WebSocket could not follow what it asked for.");
            socket.Stop(SocketEnd.Failed);
        }
    }
}
