using System.Net.WebSockets;

namespace Aetherion.Api.Sockets;

/// <summary>Why a socket ends, and what the client is told (RFC 6455, section 7.4).</summary>
internal sealed record SocketEnd(string Name, WebSocketCloseStatus Status, string Reason)
{
    public static readonly SocketEnd Asked = new("asked", WebSocketCloseStatus.NormalClosure, "");

    public static readonly SocketEnd ConnectionLost = new("connection_lost", WebSocketCloseStatus.Empty, "");

    public static readonly SocketEnd ProtocolError = new("protocol_error", WebSocketCloseStatus.ProtocolError, "");

    public static readonly SocketEnd SlowConsumer = new(
        "slow_consumer",
        WebSocketCloseStatus.PolicyViolation,
        "SLOW_CONSUMER: you read too slowly. Filter by market, symbol or types, and connect again.");

    public static readonly SocketEnd Unexpected = new(
        "unexpected_message",
        WebSocketCloseStatus.PolicyViolation,
        "BAD_USER_INPUT: this socket takes no messages. Put filters into the address.");

    public static readonly SocketEnd SignedOut = new(
        "signed_out",
        WebSocketCloseStatus.PolicyViolation,
        "UNAUTHENTICATED: the sign-in has ended. Sign in and connect again.");

    public static readonly SocketEnd ShuttingDown = new(
        "shutting_down", WebSocketCloseStatus.EndpointUnavailable, "UNAVAILABLE: the service stops. Connect again.");

    public static readonly SocketEnd Failed = new(
        "failed", WebSocketCloseStatus.InternalServerError, "INTERNAL: unexpected error. Connect again.");
}
