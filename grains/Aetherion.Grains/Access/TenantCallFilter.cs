using System.Reflection;
using Aetherion.GrainInterfaces;
using Orleans;

namespace Aetherion.Grains.Access;

/// <summary>
/// Lets a tenant's grains be called only on behalf of that tenant: by a caller who has signed in to it, by its own
/// grains, or by grains that all tenants share, which work on nobody's account. A call from outside without a caller is
/// refused. What comes by timer or stream is no call.
/// </summary>
public sealed class TenantCallFilter : IIncomingGrainCallFilter
{
    private readonly TenantGrains _grains;

    public TenantCallFilter() => _grains = TenantGrains.Default;

    /// <summary>For the grain classes of these assemblies.</summary>
    public TenantCallFilter(params Assembly[] assemblies) => _grains = new TenantGrains(assemblies);

    public Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_grains.TenantOf(context.TargetId) is { } tenant && !IsAllowed(context, tenant))
            throw new NotOfTenantException();
        return context.Invoke();
    }

    private bool IsAllowed(IIncomingGrainCallContext context, string tenant)
    {
        var caller = CallerContext.Current;
        if (caller is not null && caller.Tenant != tenant)
            return false;
        if (context.SourceId is not { } source)
            return caller is not null;
        return _grains.TenantOf(source) is not { } other || other == tenant;
    }
}
