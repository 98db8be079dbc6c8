using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Transport;

/// <summary>
/// Lets a socket outlive the HTTP request that opened it: when the request ends, the connection is not closed but
/// goes to who took it, without what HTTP needs of memory. A feature of the connections of
/// <see cref="DetachmentListenOptionsExtensions.UseDetachableSockets"/>.
/// </summary>
internal sealed class ConnectionDetachment
{
    /// <summary>How long what was written last has to get out.</summary>
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(5);

    private readonly ConnectionContext _connection;
    private readonly DetachableTransport _transport;
    private readonly bool _isEncrypted;
    private Func<ConnectionContext, Socket?, Task>? _run;
    private Socket? _socket;

    private ConnectionDetachment(ConnectionContext connection)
    {
        _connection = connection;
        _transport = new DetachableTransport(connection.Transport, this);
        _isEncrypted = connection.Features.Get<ITlsHandshakeFeature>() is not null;
    }

    public bool IsDetached => _run is not null;

    /// <summary>
    /// What lets the request's socket have its connection; null where it cannot. That is so for HTTP/2, where requests
    /// share one, and where encryption is added between here and HTTP.
    /// </summary>
    public static ConnectionDetachment? Of(HttpContext context) =>
        HttpProtocol.IsHttp11(context.Request.Protocol)
        && context.Features.Get<ConnectionDetachment>() is { } detachment
        && detachment._isEncrypted == context.Features.Get<ITlsHandshakeFeature>() is not null
            ? detachment
            : null;

    /// <summary>Serves a connection by what follows, and then by who has taken it.</summary>
    public static async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var (run, socket) = await ServeHttpAsync(connection, next).ConfigureAwait(false);
        if (run is null)
            return;
        try
        {
            await run(connection, socket).ConfigureAwait(false);
        }
        finally
        {
            await connection.Transport.Output.CompleteAsync().ConfigureAwait(false);
            AbortLater(connection);
        }
    }

    /// <summary>
    /// Leads what is written past the server's pipe, which would hold a block of memory for each of thousands of sockets
    /// that are written to together, and wake a thread for each. Not where the connection is encrypted, or has been
    /// written to. To be called before the answer to the upgrade is written.
    /// </summary>
    public void WriteDirectly()
    {
        if (!_isEncrypted
            && _connection.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket
            && _transport.Output.TryWriteTo(socket))
        {
            _socket = socket;
        }
    }

    /// <summary>
    /// Takes the connection over. The task begins at the end of the request, in any case; the connection is closed when it
    /// ends.
    /// </summary>
    /// <param name="run">Gets the connection, and its socket when that is to be written to.</param>
    public void Detach(Func<ConnectionContext, Socket?, Task> run) => _run = run;

    private static async Task<(Func<ConnectionContext, Socket?, Task>? Run, Socket? Socket)> ServeHttpAsync(
        ConnectionContext connection, ConnectionDelegate next)
    {
        var detachment = new ConnectionDetachment(connection);
        var transport = connection.Transport;
        var heartbeat = connection.Features.Get<IConnectionHeartbeatFeature>();
        var detachable = heartbeat is null ? null : new DetachableHeartbeat(heartbeat);
        connection.Transport = detachment._transport;
        connection.Features.Set(detachment);
        connection.Features.Set<IConnectionHeartbeatFeature>(detachable);
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        catch (Exception) when (detachment.IsDetached)
        {
            // Who has taken it finds the connection closed.
            connection.Abort();
        }
        finally
        {
            connection.Transport = transport;
            connection.Features.Set<ConnectionDetachment>(null);
            connection.Features.Set(heartbeat);
            detachable?.Release();
        }

        return (detachment._run, detachment._socket);
    }

    private static void AbortLater(ConnectionContext connection)
    {
        var timer = new Timer(
            static state => ((ConnectionContext)state!).Abort(), connection, EndTimeout, Timeout.InfiniteTimeSpan);
        connection.ConnectionClosed.UnsafeRegister(static state => ((Timer)state!).Dispose(), timer);
    }
}
