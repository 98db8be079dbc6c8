using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

[MutationType]
public static class OracleMutations
{
    public static int Set(int value) => value;

    public static async Task<int?> SetLater(int value)
    {
        await Task.Yield();
        return value;
    }

    public static int? Fail() => throw new GraphQLException("boom");

    public static int FailNonNull() => throw new GraphQLException("boom");
}
