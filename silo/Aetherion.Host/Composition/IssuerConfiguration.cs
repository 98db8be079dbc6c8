namespace Aetherion.Host.Composition;

/// <summary>One of <c>signIn.issuers</c>: who signs tokens, and what they must say.</summary>
internal sealed record IssuerConfiguration
{
    /// <summary>The claim <c>iss</c>, compared letter by letter.</summary>
    public required string Issuer { get; init; }

    /// <summary>One of the claim <c>aud</c>.</summary>
    public required string Audience { get; init; }

    /// <summary>Where the issuer publishes its keys: https, or http on loopback.</summary>
    public required string JwksUri { get; init; }

    /// <summary>RS256 and ES256; others are refused.</summary>
    public IReadOnlyList<string> Algorithms { get; init; } = ["RS256", "ES256"];

    /// <summary>How far the clocks of issuer and service may differ, at most 300.</summary>
    public int ClockSkewSeconds { get; init; } = 60;

    /// <summary>The claim that holds the tenant.</summary>
    public string TenantClaim { get; init; } = "tenant";

    /// <summary>The claim that holds the role: viewer, trader, admin, operator.</summary>
    public string RoleClaim { get; init; } = "role";

    /// <summary>The claim that holds the scopes, as text with spaces or as a list.</summary>
    public string ScopeClaim { get; init; } = "scope";
}
