using System.Collections.Frozen;
using System.Reflection;
using Aetherion.GrainInterfaces;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Grains.Access;

/// <summary>
/// Lets a tenant's grains be called only on behalf of that tenant: by a caller who has signed in to it, by its own
/// grains, or by grains that all tenants share, which work on nobody's account. A call from outside without a caller is
/// refused. What comes by timer or stream is no call.
/// </summary>
public sealed class TenantCallFilter : IIncomingGrainCallFilter
{
    private readonly FrozenSet<GrainType> _ofTenants;

    public TenantCallFilter()
        : this(typeof(TenantCallFilter).Assembly)
    {
    }

    /// <summary>For the grain classes of these assemblies.</summary>
    public TenantCallFilter(params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        _ofTenants = assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IGrain).IsAssignableFrom(type))
            .Where(type => type.GetInterfaces().Any(face => face.IsDefined(typeof(OfTenantAttribute), inherit: false)))
            .Select(TypeOf)
            .ToFrozenSet();
    }

    public Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_ofTenants.Contains(context.TargetId.Type) && !IsAllowed(context))
            throw new NotOfTenantException();
        return context.Invoke();
    }

    private bool IsAllowed(IIncomingGrainCallContext context)
    {
        var tenant = TenantOf(context.TargetId);
        var caller = CallerContext.Current;
        if (caller is not null && caller.Tenant != tenant)
            return false;
        if (context.SourceId is not { } source)
            return caller is not null;
        return !_ofTenants.Contains(source.Type) || TenantOf(source) == tenant;
    }

    private static string TenantOf(GrainId grain) => OfTenantAttribute.TenantOf(grain.Key.ToString()!);

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
