using System.Globalization;
using System.Text;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Execution.Planning;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Execution;

public sealed class DocumentCacheTests
{
    private const int Capacity = 10;

    [Fact]
    public void The_cache_never_holds_more_than_its_capacity()
    {
        var cache = new DocumentCache<DocumentKey>(Capacity);

        for (var number = 0; number < 100; number++)
        {
            cache.Add(KeyOf(number), Document());
            cache.Count.ShouldBeLessThanOrEqualTo(Capacity);
        }
    }

    [Fact]
    public void A_document_in_use_stays_and_one_that_is_not_goes()
    {
        var cache = new DocumentCache<DocumentKey>(Capacity);
        cache.Add(KeyOf(-1), Document());
        cache.Add(KeyOf(-2), Document());

        for (var number = 0; number < 100; number++)
        {
            cache.Add(KeyOf(number), Document());
            cache.TryGet(KeyOf(-1), out _).ShouldBeTrue();
        }

        cache.TryGet(KeyOf(-2), out _).ShouldBeFalse();
    }

    private static DocumentKey KeyOf(int number) =>
        new(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)));

    private static PreparedDocument Document() =>
        new(null!, new DocumentNode(0, 0, [], default), [new GraphQLError("not planned")], new GraphQLOptions());
}
