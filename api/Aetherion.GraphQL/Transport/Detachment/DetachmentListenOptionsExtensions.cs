using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Aetherion.GraphQL.Transport;

/// <summary>Lets WebSockets of an address leave HTTP behind.</summary>
public static class DetachmentListenOptionsExtensions
{
    /// <summary>
    /// Gives WebSockets that speak graphql-transport-ws their connection once they are open, so that an idle one holds a
    /// few kilobytes instead of all that HTTP needs. To be called after <c>UseHttps</c>. Without it they work as well.
    /// </summary>
    public static ListenOptions UseDetachableSockets(this ListenOptions listen)
    {
        ArgumentNullException.ThrowIfNull(listen);
        listen.Use(next => connection => ConnectionDetachment.ServeAsync(connection, next));
        return listen;
    }
}
