using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Access;

/// <summary>
/// The caller of one request or socket operation. In local mode everything belongs to one tenant, and whoever is here
/// may do everything; otherwise it is nobody until sign-in says who.
/// </summary>
internal sealed class RequestCaller(ApiOptions options) : ICallerContext
{
    public static readonly Caller Local =
        new(TenantKey.LocalTenant, "local", AccessRole.Operator, AccessScopes.All);

    /// <summary>Who has not signed in: of no tenant and without any scope.</summary>
    public static readonly Caller Anonymous = new("", "anonymous", AccessRole.Viewer, AccessScopes.None);

    public Caller Caller { get; set; } = options.SignIn is null ? Local : Anonymous;
}
