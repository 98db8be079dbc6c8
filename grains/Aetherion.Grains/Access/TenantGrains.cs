using System.Collections.Frozen;
using System.Reflection;
using Aetherion.GrainInterfaces;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Grains.Access;

/// <summary>The grains that belong to tenants, by their types.</summary>
public sealed class TenantGrains
{
    private readonly FrozenSet<GrainType> _types;

    /// <summary>Of the grain classes of these assemblies.</summary>
    public TenantGrains(params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        _types = assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IGrain).IsAssignableFrom(type))
            .Where(type => type.GetInterfaces().Any(face => face.IsDefined(typeof(OfTenantAttribute), inherit: false)))
            .Select(TypeOf)
            .ToFrozenSet();
    }

    /// <summary>Of the service's own grains.</summary>
    public static TenantGrains Default { get; } = new(typeof(TenantGrains).Assembly);

    /// <summary>The tenant the grain belongs to; null where all share it.</summary>
    public string? TenantOf(GrainId grain) =>
        _types.Contains(grain.Type) ? OfTenantAttribute.TenantOf(grain.Key.ToString()!) : null;

    // As the host names grains: by attribute, or by the class without "Grain" at its end.
    private static GrainType TypeOf(Type type)
    {
        const string Suffix = "grain";
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } attribute)
            return attribute.GetGrainType(null!, type);
        var name = type.Name.ToLowerInvariant();
        return GrainType.Create(name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length
            ? name[..^Suffix.Length]
            : name);
    }
}
