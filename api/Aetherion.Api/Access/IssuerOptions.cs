using System.Collections.Immutable;

namespace Aetherion.Api.Access;

/// <summary>Who signs tokens, and what they must say.</summary>
/// <param name="Issuer">The claim <c>iss</c>, compared letter by letter.</param>
/// <param name="Audience">One of the claim <c>aud</c>.</param>
/// <param name="JwksUri">Where the issuer publishes its keys.</param>
public sealed record IssuerOptions(string Issuer, string Audience, Uri JwksUri)
{
    /// <summary>The signatures that are taken.</summary>
    public ImmutableArray<string> Algorithms { get; init; } = ["RS256", "ES256"];

    /// <summary>How far the clocks of issuer and service may differ.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The claim that holds the tenant.</summary>
    public string TenantClaim { get; init; } = "tenant";

    /// <summary>The claim that holds the role.</summary>
    public string RoleClaim { get; init; } = "role";

    /// <summary>The claim that holds the scopes, as text with spaces or as a list.</summary>
    public string ScopeClaim { get; init; } = "scope";
}
