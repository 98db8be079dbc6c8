using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Execution;

[QueryType]
public static class FailingQueries
{
    public static string? Secret() => throw new InvalidOperationException("the password is 1234");

    public static string? Twice() => throw new GraphQLException(new GraphQLError("one"), new GraphQLError("two"));
}
