using System.Security.Claims;
using System.Text.Json;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Execution;

/// <inheritdoc cref="IResolverContext"/>
public sealed class ResolverContext : IResolverContext
{
    private readonly RequestContext _request;

    internal ResolverContext(RequestContext request, FieldDefinition field, object? parent, object?[] arguments)
    {
        _request = request;
        Field = field;
        ParentValue = parent;
        Arguments = arguments;
    }

    public FieldDefinition Field { get; }

    public object? ParentValue { get; }

    internal GraphQLSchema Schema => _request.Schema;

    public IServiceProvider Services => _request.Services;

    public ClaimsPrincipal? User => _request.User;

    public IDictionary<string, object?> ContextData => _request.ContextData;

    public CancellationToken RequestAborted => _request.Cancellation;

    /// <summary>The coerced arguments in the order of the field's definitions.</summary>
    internal object?[] Arguments { get; }

    public T Parent<T>() => (T)ParentValue!;

    public bool HasArgument(string name) => !ReferenceEquals(FindArgument(name), AbsentValue.Instance);

    public T? ArgumentValue<T>(string name) =>
        FindArgument(name) is { } value && !ReferenceEquals(value, AbsentValue.Instance) ? (T?)value : default;

    public void WriteArguments(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        for (var index = 0; index < Arguments.Length; index++)
        {
            if (ReferenceEquals(Arguments[index], AbsentValue.Instance))
                continue;
            writer.WritePropertyName(Field.Arguments[index].Name);
            ArgumentWriter.Write(writer, Arguments[index]);
        }

        writer.WriteEndObject();
    }

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public T DataLoader<T>()
        where T : IDataLoader => (T)GetDataLoader(typeof(T));

    internal object GetDataLoader(Type type) => _request.GetInstance(type);

    internal object GetInstance(Type type) => _request.GetInstance(type);

    private object? FindArgument(string name)
    {
        for (var index = 0; index < Field.Arguments.Count; index++)
        {
            if (Field.Arguments[index].Name == name)
                return Arguments[index];
        }

        throw new ArgumentException($"The field {Field.Name} has no argument {name}.", nameof(name));
    }
}
