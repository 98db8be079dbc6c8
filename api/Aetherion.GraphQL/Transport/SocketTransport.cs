using System.Net.Sockets;
using System.Net.WebSockets;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.GraphQL.Transport;

/// <summary>Accepts WebSockets that speak graphql-transport-ws.</summary>
internal sealed class SocketTransport(
    RequestExecutor executor,
    GraphQLOptions options,
    TimeProvider time,
    IEnumerable<ISocketSessionInterceptor> interceptors,
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    ILogger<SocketTransport> logger)
{
    public const string Subprotocol = "graphql-transport-ws";

    private readonly ISocketSessionInterceptor[] _interceptors = [.. interceptors];

    public async Task RunAsync(HttpContext context)
    {
        var isAcceptable = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol);
        var detachment = isAcceptable ? ConnectionDetachment.Of(context) : null;
        detachment?.WriteDirectly();
        var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = isAcceptable ? Subprotocol : null,
            KeepAliveInterval = detachment is null ? options.KeepAliveInterval : Timeout.InfiniteTimeSpan,
            KeepAliveTimeout = options.SocketWriteTimeout,
        }).ConfigureAwait(false);
        if (!isAcceptable)
        {
            await RefuseAsync(socket).ConfigureAwait(false);
            return;
        }

        // What is needed of the request has to be taken from it here: a detached socket outlives it.
        var session = new SocketSession(context.User, time);
        foreach (var interceptor in _interceptors)
            interceptor.OnOpen(session, context);
        if (detachment is null)
            await RunAsync(session, socket, socket.Abort).ConfigureAwait(false);
        else
            detachment.Detach((connection, writable) => RunAsync(session, connection, writable));
    }

    /// <summary>Runs a socket on a connection that is nothing but its own.</summary>
    private Task RunAsync(SocketSession session, ConnectionContext connection, Socket? writable) => RunAsync(
        session,
        WebSocket.CreateFromStream(new ConnectionStream(connection.Transport, writable), new WebSocketCreationOptions
        {
            IsServer = true,
            SubProtocol = Subprotocol,
            KeepAliveInterval = options.KeepAliveInterval,
            KeepAliveTimeout = options.SocketWriteTimeout,
        }),
        connection.Abort);

    private async Task RunAsync(SocketSession session, WebSocket socket, Action abort)
    {
        using var open = socket;
        await using var channel = new SocketChannel(socket, abort, options, time);
        using var stopping = lifetime.ApplicationStopping.UnsafeRegister(
            static channel => _ = ((SocketChannel)channel!).CloseAsync(
                (int)WebSocketCloseStatus.EndpointUnavailable, "The server is stopping"),
            channel);
        await using var connection = new SocketConnection(
            session, channel, executor, scopes, options, time, _interceptors, logger);
        await connection.RunAsync().ConfigureAwait(false);
    }

    private async Task RefuseAsync(WebSocket socket)
    {
        using var open = socket;
        await using var channel = new SocketChannel(socket, socket.Abort, options, time);
        await channel.CloseAsync(SocketCloseCode.SubprotocolNotAcceptable, "Subprotocol not acceptable")
            .ConfigureAwait(false);
        // Nothing but the answer to the close frame can come.
        await channel.ReceiveAsync().ConfigureAwait(false);
    }
}
