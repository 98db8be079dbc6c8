using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[GraphQLDescription("What a key or token may be used for; its holder's role limits it further.")]
internal enum AccessScope
{
    [GraphQLDescription("Queries and subscriptions.")]
    Read,

    [GraphQLDescription("Bots, orders and accounts.")]
    Trade,

    [GraphQLDescription("Keys, settings and models.")]
    Admin,
}
