namespace Aetherion.GrainInterfaces;

/// <summary>Who asks, as sign-in found out. It goes with every call to a grain and into every line of the audit.</summary>
/// <param name="Tenant">To whom the caller belongs; the only tenant whose things are there for it.</param>
/// <param name="Actor">The person or machine: as <see cref="Actors"/> names them.</param>
public sealed record Caller(string Tenant, string Actor, AccessRole Role, AccessScopes Scopes)
{
    /// <summary>The API key that was used; null for a token.</summary>
    public string? KeyId { get; init; }

    /// <summary>The address the request came from, after trusted proxies; null within the service.</summary>
    public string? Address { get; init; }

    /// <summary>The request's id, as in logs and traces; null within the service.</summary>
    public string? RequestId { get; init; }

    /// <summary>When the sign-in ends, UTC; null for never.</summary>
    public DateTime? ExpiresTime { get; init; }

    /// <summary>The service itself, at work for a tenant.</summary>
    public static Caller OfService(string tenant) => new(tenant, "service", AccessRole.Operator, AccessScopes.All);

    /// <summary>Whether the role and the scopes allow what asks for both.</summary>
    public bool May(AccessRole role, AccessScopes scopes) => Role >= role && (Scopes & scopes) == scopes;
}
