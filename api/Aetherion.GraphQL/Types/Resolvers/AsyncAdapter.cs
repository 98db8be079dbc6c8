using System.Reflection;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>Awaits the task a method returned and gives its result as an object.</summary>
internal abstract class AsyncAdapter
{
    public abstract ValueTask<object?> Unwrap(object? task);

    public static AsyncAdapter? For(Type returnType)
    {
        if (!TypeShape.IsAsync(returnType))
            return null;
        var adapter = returnType.GetGenericTypeDefinition() == typeof(Task<>)
            ? typeof(TaskAdapter<>)
            : typeof(ValueTaskAdapter<>);
        return (AsyncAdapter)Activator.CreateInstance(
            adapter.MakeGenericType(returnType.GetGenericArguments()),
            BindingFlags.Instance | BindingFlags.Public,
            null, null, null)!;
    }
}
