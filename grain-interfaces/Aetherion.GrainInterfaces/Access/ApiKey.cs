using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>An API key as it may be shown: everything but its secret.</summary>
/// <param name="Id">The public part of the key's text, by which it is looked up.</param>
/// <param name="Addresses">Networks it may be used from (10.0.0.0/8); empty means from everywhere.</param>
/// <param name="CreatedBy">The actor who made it.</param>
public sealed record ApiKey(
    string Tenant,
    string Id,
    string Name,
    AccessRole Role,
    AccessScopes Scopes,
    ImmutableArray<string> Addresses,
    DateTime CreatedTime,
    string CreatedBy)
{
    /// <summary>From then on it is refused, UTC; null for never.</summary>
    public DateTime? ExpiresTime { get; init; }

    /// <summary>When it was revoked, UTC; null while it was not.</summary>
    public DateTime? RevokedTime { get; init; }

    /// <summary>The key that takes its place.</summary>
    public string? RotatedTo { get; init; }

    /// <summary>When it was last used, UTC, to within a minute.</summary>
    public DateTime? LastUsedTime { get; init; }

    public string? LastUsedAddress { get; init; }
}
