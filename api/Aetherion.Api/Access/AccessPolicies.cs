using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Access;

/// <summary>What a field or address asks of its caller. Each names a role and a scope, and both are needed.</summary>
internal static class AccessPolicies
{
    /// <summary>Whoever belongs to a tenant, with the scope read.</summary>
    public const string Read = "read";

    /// <summary>Traders, with the scope trade.</summary>
    public const string Trade = "trade";

    /// <summary>Admins of a tenant, with the scope admin.</summary>
    public const string Admin = "admin";

    /// <summary>Those who run the service: models, trainings and what else all tenants share.</summary>
    public const string Operate = "operate";

    public static bool Allows(string policy, Caller caller) => policy switch
    {
        Read => caller.May(AccessRole.Viewer, AccessScopes.Read),
        Trade => caller.May(AccessRole.Trader, AccessScopes.Trade),
        Admin => caller.May(AccessRole.Admin, AccessScopes.Admin),
        Operate => caller.May(AccessRole.Operator, AccessScopes.Admin),
        _ => false,
    };
}
