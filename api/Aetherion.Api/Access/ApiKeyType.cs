using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[ObjectType("ApiKey")]
[GraphQLDescription("An API key. Its secret was shown once, when it was made, and is stored nowhere.")]
internal sealed class ApiKeyType(ApiKey key) : INode
{
    [ID]
    public string Id => NodeIds.OfApiKey(key.Id);

    [GraphQLDescription("How the key's text begins.")]
    public string Prefix => $"{ApiKeySecret.Head}{key.Id}";

    public string Name => key.Name;

    public AccessRole Role => key.Role;

    public ImmutableArray<AccessScope> Scopes => ScopeList.Of(key.Scopes);

    [GraphQLDescription("Networks it may be used from; empty means from everywhere.")]
    public ImmutableArray<string> Addresses => key.Addresses;

    public DateTime CreatedTime => key.CreatedTime;

    [GraphQLDescription("Who made it.")]
    public string CreatedBy => key.CreatedBy;

    public DateTime? ExpiresTime => key.ExpiresTime;

    public DateTime? RevokedTime => key.RevokedTime;

    [ID]
    [GraphQLDescription("The key that takes its place.")]
    public string? RotatedTo => key.RotatedTo is { } id ? NodeIds.OfApiKey(id) : null;

    [GraphQLDescription("To within a minute.")]
    public DateTime? LastUsedTime => key.LastUsedTime;

    public string? LastUsedAddress => key.LastUsedAddress;
}
