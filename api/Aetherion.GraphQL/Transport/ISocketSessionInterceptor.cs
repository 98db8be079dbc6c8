using System.Text.Json;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Transport;

/// <summary>Signs sockets in and watches over their operations.</summary>
public interface ISocketSessionInterceptor
{
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

    /// <summary>Called for each ping, whose payload may carry a fresh token; refusal is as for connecting.</summary>
    ValueTask OnPingAsync(SocketSession session, JsonElement payload, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    /// <summary>Called once when the socket is gone.</summary>
    ValueTask OnCloseAsync(SocketSession session) => ValueTask.CompletedTask;
}
