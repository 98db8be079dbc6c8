namespace Aetherion.Api.Limits;

/// <summary>How many GraphQL sockets may be open.</summary>
public sealed record SocketLimitOptions
{
    /// <summary>Of all callers together.</summary>
    public int SocketsMax { get; init; } = 10_000;

    /// <summary>Of one tenant, beyond the subscriptions of its plan: those on which nothing is followed.</summary>
    public int IdleOfTenantMax { get; init; } = 32;

    /// <summary>From one address, of those that have not signed in yet.</summary>
    public int AnonymousOfAddressMax { get; init; } = 100;
}
