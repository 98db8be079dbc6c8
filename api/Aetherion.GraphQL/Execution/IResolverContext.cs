using System.Security.Claims;
using System.Text.Json;
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

    /// <summary>Writes the arguments that were given as one JSON object, as a client could have sent them.</summary>
    void WriteArguments(Utf8JsonWriter writer);

    T Service<T>()
        where T : notnull;

    /// <summary>The request's own instance of a batching loader.</summary>
    T DataLoader<T>()
        where T : IDataLoader;
}
