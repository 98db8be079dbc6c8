using System.Collections.Concurrent;
using System.Security.Claims;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Execution;

/// <summary>What all resolvers of one request share.</summary>
internal sealed class RequestContext(
    GraphQLSchema schema,
    IServiceProvider services,
    ClaimsPrincipal? user,
    IDictionary<string, object?>? contextData,
    CancellationToken cancellation)
{
    private ConcurrentDictionary<Type, object>? _instances;
    private IDictionary<string, object?>? _contextData = contextData;

    public GraphQLSchema Schema { get; } = schema;

    public IServiceProvider Services { get; } = services;

    public ClaimsPrincipal? User { get; } = user;

    public CancellationToken Cancellation { get; } = cancellation;

    public IDictionary<string, object?> ContextData =>
        _contextData ??= new ConcurrentDictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>The request's instance of a root class, an extension or a loader, made at first use.</summary>
    public object GetInstance(Type type)
    {
        var instances = LazyInitializer.EnsureInitialized(ref _instances, () => new ConcurrentDictionary<Type, object>());
        return instances.GetOrAdd(type, static (key, services) => ActivatorUtilities.CreateInstance(services, key), Services);
    }
}
