using System.Collections.Immutable;
using Aetherion.Api.Sockets;

namespace Aetherion.Api.OpenApi;

/// <summary>What goes over a WebSocket once it is open.</summary>
/// <param name="Message">The name of the schema of its messages.</param>
internal sealed record SocketDescription(string Message)
{
    /// <summary>Why the service ends a socket, and how the client is told.</summary>
    public static readonly ImmutableArray<SocketEnd> Ends =
    [
        SocketEnd.Asked, SocketEnd.ShuttingDown, SocketEnd.ProtocolError, SocketEnd.SlowConsumer, SocketEnd.Unexpected,
        SocketEnd.SignedOut, SocketEnd.Failed,
    ];
}
