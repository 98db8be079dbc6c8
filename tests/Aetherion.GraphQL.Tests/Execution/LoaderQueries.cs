using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Execution;

[QueryType]
public static class LoaderQueries
{
    public static IEnumerable<Square> Squares(int count) =>
        Enumerable.Range(0, count).Select(number => new Square(number));
}
