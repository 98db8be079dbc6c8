using Aetherion.GraphQL.Types;

namespace Aetherion.Api.History;

[GraphQLDescription("The order of a list of what happened.")]
internal enum HistoryOrder
{
    [GraphQLDescription("The latest come first.")]
    NewestFirst,

    [GraphQLDescription("In the order in which it happened.")]
    OldestFirst,
}
