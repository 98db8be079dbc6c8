using Aetherion.GraphQL.Tests.Library;
using Microsoft.Extensions.DependencyInjection;


namespace Aetherion.GraphQL.Tests.Execution;

public sealed class TimeoutTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("{ wait }")]
    [InlineData("{ a: wait b: wait }")]
    [InlineData("{ inner { wait } }")]
    [InlineData("mutation { wait }")]
    public async Task A_time_out_cancels_the_token_of_every_resolver_under_way(string document)
    {
        var log = new WaitLog();
        using var server = ServerOf(log, TimeSpan.FromMilliseconds(50));

        var answer = await server.ExecuteAsync(document);

        answer.ShouldContain("TIMEOUT");
        await log.AllCancelled.WaitAsync(Patience, TestContext.Current.CancellationToken);
        log.Started.ShouldBe(log.Cancelled);
        log.Started.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_mutation_that_timed_out_does_not_go_on_with_its_next_field()
    {
        var log = new WaitLog();
        using var server = ServerOf(log, TimeSpan.FromMilliseconds(50));

        (await server.ExecuteAsync("mutation { a: wait b: wait }")).ShouldContain("TIMEOUT");

        await log.AllCancelled.WaitAsync(Patience, TestContext.Current.CancellationToken);
        log.Started.ShouldBe(1);
    }

    private static LibraryServer ServerOf(WaitLog log, TimeSpan timeout) => new(
        options => options.ExecutionTimeout = timeout,
        builder =>
        {
            builder.Services.AddSingleton(log);
            builder.AddType<WaitQueries>().AddType<WaitMutations>();
        });
}
