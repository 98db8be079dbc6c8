namespace Aetherion.GrainInterfaces;

/// <summary>
/// The grain belongs to a tenant: its key is the tenant's name, or begins with it and a slash. Nobody else can call it.
/// </summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class OfTenantAttribute : Attribute
{
    /// <summary>The tenant in the key of such a grain.</summary>
    public static string TenantOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var end = key.IndexOf('/', StringComparison.Ordinal);
        return end < 0 ? key : key[..end];
    }
}
