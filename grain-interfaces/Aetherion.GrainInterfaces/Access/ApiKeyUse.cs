namespace Aetherion.GrainInterfaces;

/// <summary>When and from where a key was last used.</summary>
public sealed record ApiKeyUse(string Tenant, string Id, DateTime Time, string? Address);
