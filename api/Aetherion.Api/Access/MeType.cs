using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[ObjectType("Me")]
[GraphQLDescription("Who asks.")]
internal sealed class MeType(Caller caller)
{
    [GraphQLDescription("To whom the caller belongs; the only tenant whose things are there for it.")]
    public string Tenant => caller.Tenant;

    [GraphQLDescription("The subject of the token, or key: and the key's id.")]
    public string Actor => caller.Actor;

    [GraphQLDescription("What the caller is to the tenant.")]
    public AccessRole Role => caller.Role;

    [GraphQLDescription("What the credential may be used for, as far as the role allows.")]
    public ImmutableArray<AccessScope> Scopes => ScopeList.Of(caller.Scopes);

    [GraphQLDescription("When the sign-in ends; null for never.")]
    public DateTime? ExpiresTime => caller.ExpiresTime;
}
