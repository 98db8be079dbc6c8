namespace Aetherion.Api;

/// <summary>Whose request this is. It comes from how the caller signed in, never from an argument.</summary>
public interface ITenantContext
{
    string Tenant { get; }
}
