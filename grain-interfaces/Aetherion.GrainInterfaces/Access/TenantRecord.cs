namespace Aetherion.GrainInterfaces;

/// <summary>A tenant of the service.</summary>
/// <param name="Tenant">Lower-case letters, digits and hyphens; part of every key of what is the tenant's.</param>
/// <param name="Name">For people.</param>
public sealed record TenantRecord(string Tenant, string Name, DateTime CreatedTime);
