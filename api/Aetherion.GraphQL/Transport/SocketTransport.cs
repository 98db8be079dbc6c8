using System.Net.WebSockets;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.GraphQL.Transport;

/// <summary>Accepts WebSockets that speak graphql-transport-ws.</summary>
internal sealed class SocketTransport(
    RequestExecutor executor,
    GraphQLOptions options,
    TimeProvider time,
    IEnumerable<ISocketSessionInterceptor> interceptors,
    IHostApplicationLifetime lifetime,
    ILogger<SocketTransport> logger)
{
    public const string Subprotocol = "graphql-transport-ws";

    private readonly ISocketSessionInterceptor[] _interceptors = [.. interceptors];

    public async Task RunAsync(HttpContext context)
    {
        var isAcceptable = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = isAcceptable ? Subprotocol : null,
            KeepAliveInterval = options.KeepAliveInterval,
            KeepAliveTimeout = options.SocketWriteTimeout,
        }).ConfigureAwait(false);
        await using var channel = new SocketChannel(socket, options, time);
        if (!isAcceptable)
        {
            await channel.CloseAsync(SocketCloseCode.SubprotocolNotAcceptable, "Subprotocol not acceptable")
                .ConfigureAwait(false);
            // Nothing but the answer to the close frame can come.
            await channel.ReceiveAsync().ConfigureAwait(false);
            return;
        }

        using var stopping = lifetime.ApplicationStopping.Register(
            () => _ = channel.CloseAsync((int)WebSocketCloseStatus.EndpointUnavailable, "The server is stopping"));

        await using var connection = new SocketConnection(
            context, channel, executor, options, time, _interceptors, logger);
        await connection.RunAsync().ConfigureAwait(false);
    }
}
