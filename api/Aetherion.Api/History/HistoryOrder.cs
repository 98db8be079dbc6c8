using Aetherion.GraphQL.Types;

namespace Aetherion.Api.History;

[GraphQLDescription("The order of a list of what happened.")]
internal enum HistoryOrder
{
    NewestFirst,
    OldestFirst,
}
