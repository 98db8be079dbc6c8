using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Core;

/// <summary>Which types two grains may share: those whose values cannot change.</summary>
internal static class CopyPlan
{
    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    private static readonly HashSet<Type> Unchanging =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
        typeof(TimeSpan), typeof(Guid), typeof(Uri), typeof(Version), typeof(IPAddress), typeof(Int128), typeof(UInt128),
        typeof(Half), typeof(GrainId), typeof(GrainType), typeof(IdSpan), typeof(StreamId), typeof(CancellationToken),
    ];

    public static bool IsShared(Type type) => Known.GetOrAdd(type, Decide);

    private static bool Decide(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || Unchanging.Contains(type) || type.IsAssignableTo(typeof(GrainReference)))
            return true;
        if (type.IsDefined(typeof(ImmutableAttribute), inherit: false))
            return true;
        if (!type.IsGenericType)
            return false;
        var definition = type.GetGenericTypeDefinition();
        var isUnchanging = definition == typeof(Nullable<>) || definition == typeof(ImmutableArray<>)
            || definition == typeof(ImmutableList<>) || definition == typeof(ImmutableDictionary<,>);
        return isUnchanging && Array.TrueForAll(type.GetGenericArguments(), IsShared);
    }
}
