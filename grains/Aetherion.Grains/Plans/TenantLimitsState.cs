namespace Aetherion.Grains.Plans;

/// <summary>What survives of a tenant's limits.</summary>
internal sealed record TenantLimitsState
{
    /// <summary>The name of its plan; null for the default.</summary>
    public string? Plan { get; init; }
}
