namespace Aetherion.Api.Access;

/// <summary>What an address asks of its caller. One that says nothing is for operators.</summary>
/// <param name="Policy">One of <see cref="AccessPolicies"/>; null lets everybody in.</param>
/// <param name="DecidesItself">Whether the address looks at the caller itself, as GraphQL does field by field.</param>
internal sealed record EndpointAccess(string? Policy, bool DecidesItself = false)
{
    public static readonly EndpointAccess Everybody = new((string?)null);

    public static readonly EndpointAccess GraphQL = new(null, DecidesItself: true);
}
