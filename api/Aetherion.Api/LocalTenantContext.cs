using Aetherion.Model;

namespace Aetherion.Api;

/// <summary>Local mode has no sign-in: everything belongs to one tenant.</summary>
internal sealed class LocalTenantContext : ITenantContext
{
    public string Tenant => TenantKey.LocalTenant;
}
