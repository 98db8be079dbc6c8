using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Execution;

[QueryType]
public static class LeafQueries
{
    public static LeafFields? Leaf => new();
}
