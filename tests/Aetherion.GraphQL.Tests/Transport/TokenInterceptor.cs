using System.Collections.Concurrent;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Transport;

namespace Aetherion.GraphQL.Tests.Transport;

/// <summary>Takes tokens such as <c>{"token": 500}</c>, which are good for so many milliseconds.</summary>
internal sealed class TokenInterceptor(TimeProvider time) : ISocketSessionInterceptor
{
    /// <summary>The sessions that have signed in, for a test that ends one.</summary>
    public ConcurrentQueue<SocketSession> Sessions { get; } = new();

    public ValueTask OnConnectAsync(SocketSession session, JsonElement payload, CancellationToken cancellationToken)
    {
        Take(session, payload);
        Sessions.Enqueue(session);
        return ValueTask.CompletedTask;
    }

    public ValueTask OnPingAsync(SocketSession session, JsonElement payload, CancellationToken cancellationToken)
    {
        if (payload.ValueKind == JsonValueKind.Object)
            Take(session, payload);
        return ValueTask.CompletedTask;
    }

    private void Take(SocketSession session, JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object || !payload.TryGetProperty("token", out var token)
            || token.ValueKind != JsonValueKind.Number || !token.TryGetInt32(out var milliseconds))
        {
            throw new GraphQLException(GraphQLError.WithCode("No token.", ErrorCodes.Unauthenticated));
        }

        session.SignInEnd = time.GetUtcNow() + TimeSpan.FromMilliseconds(milliseconds);
    }
}
