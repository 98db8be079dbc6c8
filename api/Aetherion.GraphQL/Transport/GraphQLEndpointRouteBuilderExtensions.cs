using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Transport;

public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>Serves GraphQL at the path: HTTP, WebSocket and event stream.</summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var endpoint = ActivatorUtilities.CreateInstance<GraphQLEndpoint>(endpoints.ServiceProvider);
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(endpoint.InvokeAsync);
        return endpoints.Map(path, pipeline.Build()).WithDisplayName("GraphQL");
    }
}
