using System.Text.Json;
using Aetherion.Api.Access;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Limits;

/// <summary>Counts the operations on sockets, each as a request, before it is read any further.</summary>
internal sealed class SocketRateLimit(TenantLimiters limiters, TimeProvider time) : ISocketSessionInterceptor
{
    public ValueTask OnConnectAsync(
        SocketSession session, JsonElement payload, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<ExecutionScope> OnRequestAsync(
        SocketSession session, GraphQLRequest request, ExecutionScope scope, CancellationToken cancellationToken)
    {
        var caller = scope.Services.GetRequiredService<ICallerContext>();
        return caller.IsAnonymous ? new ValueTask<ExecutionScope>(scope) : CountAsync(caller.Tenant, scope);
    }

    private async ValueTask<ExecutionScope> CountAsync(string tenant, ExecutionScope scope)
    {
        var limiter = await limiters.GetAsync(tenant);
        return limiter.TryTakeRequest(time.GetUtcNow().UtcTicks, out var retryAfter)
            ? scope
            : throw LimitRefusal.Exception(LimitRefusal.Requests(limiter.Plan.RequestsPerMinute), retryAfter);
    }
}
