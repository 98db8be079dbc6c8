using Aetherion.GraphQL.Tests.Library;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Tests.Execution;

public sealed class BatchDataLoaderTests
{
    [Fact]
    public async Task All_keys_of_a_level_are_fetched_in_one_batch()
    {
        var log = new BatchLog();
        using var server = Server(log);

        var result = await server.ExecuteAsync("{ squares(count: 5) { square } again: squares(count: 3) { square } }");

        result.ShouldBe(
            """{"data":{"squares":[{"square":0},{"square":1},{"square":4},{"square":9},{"square":16}],"again":[{"square":0},{"square":1},{"square":4}]}}""");
        log.Batches.ShouldBe(["0,1,2,3,4"]);
    }

    [Fact]
    public async Task What_is_loaded_after_a_batch_is_one_batch_again()
    {
        var log = new BatchLog();
        using var server = Server(log);

        var result = await server.ExecuteAsync("{ squares(count: 3) { squareOfSquare squareAfterWaiting } }");

        result.ShouldContain("\"squareOfSquare\":16");
        log.Batches[0].ShouldBe("0,1,2");
        log.Batches.Count.ShouldBeLessThanOrEqualTo(4);
        log.Batches.SelectMany(batch => batch.Split(',')).ShouldBe(["0", "1", "2", "4"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_batch_that_fails_fails_each_of_its_fields()
    {
        var log = new BatchLog { Failure = new InvalidOperationException("secret") };
        using var server = Server(log);

        var result = await server.ExecuteAsync("{ squares(count: 2) { squareOrNull } }");

        result.ShouldContain("\"path\":[\"squares\",0,\"squareOrNull\"]");
        result.ShouldContain("\"path\":[\"squares\",1,\"squareOrNull\"]");
        result.ShouldContain("\"message\":\"Unexpected error.\"");
        result.ShouldNotContain("secret");
    }

    private static LibraryServer Server(BatchLog log) => new(null, builder =>
    {
        builder.Services.AddSingleton(log);
        builder.AddType(typeof(LoaderQueries)).AddType(typeof(LoaderFields));
    });
}
