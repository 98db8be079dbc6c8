using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Transport;

/// <summary>
/// Signs sockets in and watches over their operations. A sign-in that ends is announced by setting
/// <see cref="SocketSession.SignInEnd"/>; a client renews it on the open socket with a <c>ping</c> whose payload has what
/// <c>connection_init</c> had.
/// </summary>
public interface ISocketSessionInterceptor
{
    /// <summary>
    /// Called when the socket opens, for what it needs of its request to be kept in
    /// <see cref="SocketSession.Features"/>: the request may be over when the socket is used.
    /// <see cref="OnCloseAsync"/> follows for certain.
    /// </summary>
    void OnOpen(SocketSession session, HttpContext context)
    {
    }

    /// <summary>
    /// Called for connection_init with its payload (undefined when there is none). Throw
    /// <see cref="GraphQLException"/> to refuse: with the code UNAUTHENTICATED the socket is closed with 4401, else
    /// with 4403.
    /// </summary>
    ValueTask OnConnectAsync(SocketSession session, JsonElement payload, CancellationToken cancellationToken);

    /// <summary>Called for each operation; it may change the scope or throw <see cref="GraphQLException"/>.</summary>
    ValueTask<ExecutionScope> OnRequestAsync(
        SocketSession session,
        GraphQLRequest request,
        ExecutionScope scope,
        CancellationToken cancellationToken) => new(scope);

    /// <summary>
    /// Called for each ping of an accepted socket with its payload, which may carry a fresh token (undefined when there is
    /// none). The pong that answers it says that the token was taken; refusal is as for connecting.
    /// </summary>
    ValueTask OnPingAsync(SocketSession session, JsonElement payload, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    /// <summary>Called once when the socket is gone.</summary>
    ValueTask OnCloseAsync(SocketSession session) => ValueTask.CompletedTask;
}
