using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aetherion.GraphQL.Transport;

public static class GraphQLServiceCollectionExtensions
{
    /// <summary>Registers a GraphQL server; the schema is built when it is first asked for.</summary>
    public static GraphQLServerBuilder AddGraphQLServer(
        this IServiceCollection services,
        Action<GraphQLOptions>? configure = null)
    {
        var builder = new GraphQLServerBuilder(services);
        var options = new GraphQLOptions();
        configure?.Invoke(options);
        services.AddSingleton(options);
        services.AddSingleton(builder.BuildSchema);
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RequestExecutor>();
        return builder;
    }
}
