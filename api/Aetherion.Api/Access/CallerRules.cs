using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Access;

/// <summary>What a GraphQL request may do by who has signed in. It comes after sign-in.</summary>
internal sealed class CallerRules(ApiOptions options) : IHttpRequestInterceptor, ISocketSessionInterceptor
{
    public ValueTask<ExecutionScope> OnCreateAsync(
        HttpContext context, GraphQLRequest request, ExecutionScope scope, CancellationToken cancellationToken) =>
        new(Apply(scope));

    public ValueTask<ExecutionScope> OnRequestAsync(
        SocketSession session, GraphQLRequest request, ExecutionScope scope, CancellationToken cancellationToken) =>
        new(Apply(scope));

    public ValueTask OnConnectAsync(
        SocketSession session, JsonElement payload, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private ExecutionScope Apply(ExecutionScope scope)
    {
        var caller = scope.Services.GetRequiredService<ICallerContext>();
        // What errors suggest tells of the schema as introspection does.
        var maySeeSchema = !caller.IsAnonymous || options.IntrospectionForAnonymous;
        return scope with
        {
            Rules = scope.Rules with
            {
                EnableIntrospection = maySeeSchema,
                EnableSuggestions = maySeeSchema,
                AllowAdHocDocuments = caller.Caller.May(AccessRole.Viewer, AccessScopes.Admin),
            },
        };
    }
}
