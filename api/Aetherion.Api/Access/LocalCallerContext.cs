using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Access;

/// <summary>Local mode has no sign-in: everything belongs to one tenant, and whoever is here may do everything.</summary>
internal sealed class LocalCallerContext : ICallerContext
{
    public Caller Caller { get; } = new(TenantKey.LocalTenant, "local", AccessRole.Operator, AccessScopes.All);
}
