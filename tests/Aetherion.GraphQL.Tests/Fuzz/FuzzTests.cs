using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Tests.Library;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Tests.Fuzz;

[Collection(typeof(ProcessMemoryCollection))]
public sealed partial class FuzzTests
{
    private const int Seed = 20_250_901;

    /// <summary>What any one request may take, which is far below the server's own time-out.</summary>
    private static readonly TimeSpan RequestTimeMax = TimeSpan.FromSeconds(5);

    /// <summary>Small, so that the cache is full before memory is looked at.</summary>
    private const int DocumentsKept = 50;

    /// <summary>What the documents kept, which differ in size, may make of a difference.</summary>
    private const long GrowthMax = 8 * 1024 * 1024;

    private static readonly string[] KnownCodes =
    [
        "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT", "BAD_REQUEST", "LIMIT_EXCEEDED", "COST_EXCEEDED",
    ];

    [Fact]
    public Task Three_thousand_mutated_requests_do_no_harm() => AttackAsync(requests: 3_000, requestsOverHttp: 300);

    [Fact(Explicit = true)]
    public Task A_hundred_thousand_mutated_requests_do_no_harm() => AttackAsync(requests: 100_000, requestsOverHttp: 20_000);

    private static async Task AttackAsync(int requests, int requestsOverHttp)
    {
        await using var host = await LibraryHost.StartOracleAsync(options => options.DocumentCacheCapacity = DocumentsKept);
        var corpus = new FuzzCorpus(Seed);
        var executor = host.Services.GetRequiredService<RequestExecutor>();
        var outcomes = new Dictionary<string, int>(StringComparer.Ordinal);
        // The first share warms the caches up to their capacity.
        for (var count = 0; count < requests / 3; count++)
            await ExecuteAsync(executor, host.Services, corpus.Next(), outcomes);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var count = requests / 3; count < requests; count++)
            await ExecuteAsync(executor, host.Services, corpus.Next(), outcomes);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;

        growth.ShouldBeLessThan(GrowthMax);
        outcomes.Keys.ShouldBeSubsetOf([.. KnownCodes, "none"]);
        // Much of it must get through to execution, and be refused at each stage, or the corpus tests little.
        foreach (var stage in (string[])["none", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"])
            outcomes.GetValueOrDefault(stage).ShouldBeGreaterThan(requests / 200, stage);
        await PostAsync(host, corpus, requestsOverHttp);
    }

    private static async Task ExecuteAsync(
        RequestExecutor executor,
        IServiceProvider services,
        (string Document, string Variables) request,
        Dictionary<string, int> outcomes)
    {
        using var variables = JsonDocument.Parse(request.Variables);
        var running = executor.ExecuteAsync(
            new GraphQLRequest(request.Document) { Variables = variables.RootElement },
            new ExecutionScope(services),
            TestContext.Current.CancellationToken);
        using var result = await running.AsTask().WaitAsync(RequestTimeMax, TestContext.Current.CancellationToken);
        var code = result.Errors.Count == 0 ? "none" : result.Errors[0].Code ?? "without a code";
        outcomes[code] = outcomes.GetValueOrDefault(code) + 1;
        RequireNothingInternal(LibraryServer.Print(result), request.Document);
    }

    private static async Task PostAsync(LibraryHost host, FuzzCorpus corpus, int requests)
    {
        using var client = new HttpClient { Timeout = RequestTimeMax };
        for (var count = 0; count < requests; count++)
        {
            var (document, variables) = corpus.Next();
            var body = $"{{\"query\":{JsonSerializer.Serialize(document)},\"variables\":{variables}}}";
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(host.Url, content, TestContext.Current.CancellationToken);
            ((int)response.StatusCode).ShouldBeLessThan(500, document);
            RequireNothingInternal(
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), document);
        }
    }

    private static void RequireNothingInternal(string answer, string document)
    {
        if (Internals().Match(answer) is { Success: true } found)
            Assert.Fail($"The answer to {document} tells of {found.Value}: {answer}");
    }

    [GeneratedRegex(@"Unexpected error|System\.|Aetherion\.|Exception|\.cs\b|   at |Object reference|NullReference")]
    private static partial Regex Internals();
}
