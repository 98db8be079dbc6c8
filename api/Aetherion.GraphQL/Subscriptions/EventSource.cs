using System.Collections.Concurrent;

namespace Aetherion.GraphQL.Subscriptions;

/// <summary>Reads the typed stream of a subscription's resolver as a stream of objects.</summary>
internal abstract class EventSource
{
    private static readonly ConcurrentDictionary<Type, EventSource> Adapters = new();

    public static IAsyncEnumerable<object?> Adapt(object stream) =>
        Adapters.GetOrAdd(stream.GetType(), Make).Read(stream);

    protected abstract IAsyncEnumerable<object?> Read(object stream);

    private static EventSource Make(Type type)
    {
        var face = Array.Find(type.GetInterfaces(), IsStream)
            ?? throw new InvalidOperationException($"A subscription returned {type.Name}, which is no stream.");
        return (EventSource)Activator.CreateInstance(
            typeof(EventSource<>).MakeGenericType(face.GetGenericArguments()))!;
    }

    private static bool IsStream(Type face) =>
        face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);
}
