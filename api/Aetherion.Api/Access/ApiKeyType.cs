using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[ObjectType("ApiKey")]
[GraphQLDescription("An API key. Its secret was shown once, when it was made, and is stored nowhere.")]
internal sealed class ApiKeyType(ApiKey key) : INode
{
    [ID]
    [GraphQLDescription("Identifies the key for rotateApiKey, revokeApiKey and node.")]
    public string Id => NodeIds.OfApiKey(key.Id);

    [GraphQLDescription("How the key's text begins.")]
    public string Prefix => $"{ApiKeySecret.Head}{key.Id}";

    [GraphQLDescription("For people: what the key is for.")]
    public string Name => key.Name;

    [GraphQLDescription("What its holder is to the tenant.")]
    public AccessRole Role => key.Role;

    [GraphQLDescription("What it may be used for, as far as the role allows.")]
    public ImmutableArray<AccessScope> Scopes => ScopeList.Of(key.Scopes);

    [GraphQLDescription("Networks it may be used from; empty means from everywhere.")]
    public ImmutableArray<string> Addresses => key.Addresses;

    [GraphQLDescription("When it was made.")]
    public DateTime CreatedTime => key.CreatedTime;

    [GraphQLDescription("Who made it.")]
    public string CreatedBy => key.CreatedBy;

    [GraphQLDescription("From when on it is refused; null when it does not end by itself.")]
    public DateTime? ExpiresTime => key.ExpiresTime;

    [GraphQLDescription("Since when it is refused; null while it is not revoked.")]
    public DateTime? RevokedTime => key.RevokedTime;

    [ID]
    [GraphQLDescription("The key that takes its place.")]
    public string? RotatedTo => key.RotatedTo is { } id ? NodeIds.OfApiKey(id) : null;

    [GraphQLDescription("To within a minute.")]
    public DateTime? LastUsedTime => key.LastUsedTime;

    [GraphQLDescription("The address it was last used from; null before the first use.")]
    public string? LastUsedAddress => key.LastUsedAddress;
}
