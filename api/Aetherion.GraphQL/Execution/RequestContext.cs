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
    ReadOnlyMemory<byte> source,
    CancellationToken cancellation)
{
    private ConcurrentDictionary<Type, object>? _instances;
    private IDictionary<string, object?>? _contextData = contextData;

    public GraphQLSchema Schema { get; } = schema;

    public IServiceProvider Services { get; } = services;

    public ClaimsPrincipal? User { get; } = user;

    /// <summary>The document in UTF-8, for the locations of errors.</summary>
    public ReadOnlyMemory<byte> Source { get; } = source;

    public BatchScheduler Batches { get; } = new();

    public CancellationToken Cancellation { get; } = cancellation;

    public IDictionary<string, object?> ContextData =>
        _contextData ??= new ConcurrentDictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>The request's instance of a root class, an extension or a loader, made at first use.</summary>
    public object GetInstance(Type type)
    {
        var instances = LazyInitializer.EnsureInitialized(
            ref _instances, () => new ConcurrentDictionary<Type, object>());
        if (instances.TryGetValue(type, out var known))
            return known;
        var made = ActivatorUtilities.CreateInstance(Services, type);
        (made as IRequestBound)?.Bind(this);
        return instances.GetOrAdd(type, made);
    }
}
