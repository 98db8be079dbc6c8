using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Core;

/// <summary>Which types two grains may share: those whose values cannot change.</summary>
internal sealed class CopyPlan(HashSet<Assembly> immutableAssemblies)
{
    private static readonly HashSet<Type> Unchanging =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
        typeof(TimeSpan), typeof(Guid), typeof(Uri), typeof(Version), typeof(IPAddress), typeof(Int128),
        typeof(UInt128),
        typeof(Half), typeof(GrainId), typeof(GrainType), typeof(IdSpan), typeof(StreamId), typeof(CancellationToken),
    ];

    private readonly ConcurrentDictionary<Type, bool> _known = new();

    public bool IsShared(Type type)
    {
        if (_known.TryGetValue(type, out var isShared))
            return isShared;
        return _known[type] = Decide(type);
    }

    private bool Decide(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || Unchanging.Contains(type) || type.IsAssignableTo(typeof(GrainReference)))
            return true;
        if (type.IsDefined(typeof(ImmutableAttribute), inherit: false) || immutableAssemblies.Contains(type.Assembly))
            return true;
        if (!type.IsGenericType)
            return false;
        var definition = type.GetGenericTypeDefinition();
        var isUnchanging = definition == typeof(Nullable<>) || definition == typeof(ImmutableArray<>)
            || definition == typeof(ImmutableList<>) || definition == typeof(ImmutableDictionary<,>);
        return isUnchanging && Array.TrueForAll(type.GetGenericArguments(), IsShared);
    }
}
