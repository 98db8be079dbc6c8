using Aetherion.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Transport;

/// <summary>
/// Sees each HTTP request before it is executed: it may give another user or context data to the resolvers, or throw
/// <see cref="GraphQLException"/> to refuse it.
/// </summary>
public interface IHttpRequestInterceptor
{
    ValueTask<ExecutionScope> OnCreateAsync(
        HttpContext context,
        GraphQLRequest request,
        ExecutionScope scope,
        CancellationToken cancellationToken);
}
