namespace Aetherion.GrainInterfaces;

/// <summary>What somebody is to a tenant. Each role may do what those before it may.</summary>
public enum AccessRole
{
    /// <summary>Sees everything of the tenant and changes nothing.</summary>
    Viewer,

    /// <summary>Makes and runs bots and trades.</summary>
    Trader,

    /// <summary>Manages keys, quotas, venue keys, webhooks and the tenant's other settings.</summary>
    Admin,

    /// <summary>Runs the service: models, feeds, plans, every tenant's limits. Of no customer's tenant.</summary>
    Operator,
}
