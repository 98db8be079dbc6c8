using System.Security.Claims;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution;

/// <summary>What a resolver may ask of the request it works for.</summary>
public interface IResolverContext
{
    FieldDefinition Field { get; }

    IServiceProvider Services { get; }

    ClaimsPrincipal? User { get; }

    /// <summary>Data of the request, shared by all its resolvers; interceptors fill it.</summary>
    IDictionary<string, object?> ContextData { get; }

    CancellationToken RequestAborted { get; }

    T Parent<T>();

    T? ArgumentValue<T>(string name);

    bool HasArgument(string name);

    T Service<T>()
        where T : notnull;

    /// <summary>The request's own instance of a batching loader.</summary>
    T DataLoader<T>()
        where T : IDataLoader;
}
