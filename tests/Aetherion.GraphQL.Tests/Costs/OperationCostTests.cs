using System.Globalization;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Execution.Costs;
using Aetherion.GraphQL.Tests.Library;
using Aetherion.GraphQL.Transport;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Tests.Costs;

public sealed class OperationCostTests
{
    [Theory]
    // An asynchronous field is 10, one of an object 1, a scalar 0; the root and each object count 1, as [Cost] has it 4.
    [InlineData("{ motto }", 0, 1)]
    [InlineData("{ product(id: 1) { id maker { name } } }", 11, 6)]
    [InlineData("{ product(id: 1) { seller { name } } }", 20, 6)]
    [InlineData("{ dear(depth: 1) { label } }", 12, 2)]
    [InlineData("{ dear { label } }", 9, 2)]
    // Pages by their arguments, else by their default; edges are free.
    [InlineData("{ products(first: 5) { nodes { id } } }", 2, 7)]
    [InlineData("{ products(last: 5) { edges { cursor node { maker { name } } } pageInfo { hasNextPage } } }", 8, 28)]
    [InlineData("{ products { nodes { label } } }", 102, 52)]
    [InlineData("{ stock(first: 3) { nodes { id } } }", 11, 5)]
    [InlineData("{ stock(first: 2) { nodes { seller { name } } } }", 31, 12)]
    // Lists by the largest slicing argument, by their assumed size, or as one.
    [InlineData("{ offers { id } }", 1, 21)]
    [InlineData("{ unbounded { maker { name } } }", 2, 6)]
    [InlineData("{ byIds(ids: [1, 2, 3]) { id } }", 1, 4)]
    [InlineData("{ newest { id } }", 1, 6)]
    [InlineData("{ newest(first: 8) { id } }", 1, 9)]
    [InlineData("{ ranking(top: 6) { id } }", 1, 7)]
    // What is merged counts once, what is skipped not at all, and a fragment wherever it is spread.
    [InlineData("{ offers { id } offers { label } }", 41, 21)]
    [InlineData("{ a: offers { id } b: offers { id } }", 2, 41)]
    [InlineData("{ offers @skip(if: true) { id } motto @include(if: true) }", 0, 1)]
    [InlineData("{ offers { ...F } dear { ...F } } fragment F on Product { maker { name } }", 29, 106)]
    [InlineData("{ thing { ... on Product { maker { name } } ... on Maker { name } } }", 2, 9)]
    // A filter is 1, and 5 where its content is in a variable; the input of a mutation is 1 either way.
    [InlineData("{ products(first: 1, where: { name: \"x\" }) { nodes { id } } }", 3, 3)]
    [InlineData("query ($f: ProductFilterInput) { products(first: 1, where: $f) { nodes { id } } }", 7, 3)]
    [InlineData("mutation ($f: ProductFilterInput!) { add(input: $f) { id } }", 2, 2, """{"f":{}}""")]
    // Introspection is free, since it does not grow with the data.
    [InlineData("{ __typename __schema { types { name fields { name } } } }", 0, 1)]
    // Lengths in variables.
    [InlineData("query ($n: Int) { products(first: $n) { nodes { id } } }", 2, 22, """{"n":20}""")]
    [InlineData("query ($n: Int) { products(first: $n) { nodes { id } } }", 2, 52, """{"n":null}""")]
    [InlineData("query ($n: Int = 7) { products(first: $n) { nodes { id } } }", 2, 9)]
    [InlineData("query ($n: [Int!]!) { byIds(ids: $n) { maker { name } } }", 5, 21, """{"n":[1,2,3,4]}""")]
    [InlineData("query ($n: Int!, $all: Boolean!) { newest(first: $n) { id maker @include(if: $all) { name } } }", 4, 16, """{"n":3,"all":true}""")]
    [InlineData("query ($n: Int!, $all: Boolean!) { newest(first: $n) { id maker @include(if: $all) { name } } }", 1, 4, """{"n":3,"all":false}""")]
    [InlineData("query ($n: Int!) { newest(first: -1) { id } offers { id } more: newest(first: $n) { id } }", 3, 21, """{"n":-9}""")]
    public async Task The_cost_is_that_of_the_formula(
        string document, double fieldCost, double typeCost, string variables = "{}")
    {
        using var server = StartServer(options => options.ReportCost = true);

        var answer = await AskAsync(server, document, variables);

        answer.ShouldContain(string.Create(
            CultureInfo.InvariantCulture,
            $"\"operationCost\":{{\"fieldCost\":{fieldCost},\"typeCost\":{typeCost}}}"));
    }

    [Theory]
    [InlineData("query ($n: Int!) { newest(first: $n) { id } }", """{"n":999}""", null)]
    [InlineData("query ($n: Int!) { newest(first: $n) { id } }", """{"n":1000}""", "\"cost\":1001,\"limit\":1000")]
    [InlineData("{ newest(first: 2147483647) { maker { name } } }", "{}", "COST_EXCEEDED")]
    [InlineData("{ newest(first: 500) { label } }", "{}", "\"cost\":1001,\"limit\":1000")]
    public async Task What_costs_more_than_the_limit_is_refused(string document, string variables, string? refusal)
    {
        using var server = StartServer();

        var answer = await AskAsync(server, document, variables);

        if (refusal is null)
            answer.ShouldStartWith("{\"data\"");
        else
            answer.ShouldContain(refusal);
    }

    [Fact]
    public async Task A_refused_operation_is_not_executed_at_all()
    {
        var log = new ShopLog();
        using var server = StartServer(options => options.MaxFieldCost = 15, log);

        (await AskAsync(server, "{ a: product(id: 1) { id } b: product(id: 2) { id } }")).ShouldContain("COST_EXCEEDED");
        log.Resolved.ShouldBe(0);
        (await AskAsync(server, "{ a: product(id: 1) { id } }")).ShouldStartWith("{\"data\"");
        log.Resolved.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_may_have_limits_of_its_own()
    {
        using var server = StartServer();
        var rules = new RequestRules { MaxTypeCost = 10 };

        (await AskAsync(server, "{ newest(first: 20) { id } }", rules: rules)).ShouldContain("\"limit\":10");
        (await AskAsync(server, "{ newest(first: 9) { id } }", rules: rules)).ShouldStartWith("{\"data\"");
    }

    [Fact]
    public async Task The_cost_is_reported_only_where_it_is_asked_for()
    {
        var log = new ShopLog();
        using var server = StartServer(log: log);

        (await AskAsync(server, "{ motto }")).ShouldBe("""{"data":{"motto":"buy"}}""");
        (await AskAsync(server, "{ motto }", rules: new RequestRules { CostMode = CostMode.Report })).ShouldBe(
            """{"data":{"motto":"buy"},"extensions":{"operationCost":{"fieldCost":0,"typeCost":1}}}""");
        (await AskAsync(server, "{ product(id: 1) { id } }", rules: new RequestRules { CostMode = CostMode.Validate }))
            .ShouldBe("""{"extensions":{"operationCost":{"fieldCost":10,"typeCost":2}}}""");
        log.Resolved.ShouldBe(0);
    }

    [Fact]
    public async Task A_policy_sees_each_operation_and_adds_its_budget_or_refuses()
    {
        using var server = StartServer(
            options => options.ReportCost = true, build: builder => builder.AddOperationCostPolicy<BudgetPolicy>());

        (await AskAsync(server, "{ dear { id } }")).ShouldContain("\"limit\":10,\"remaining\":3");
        (await AskAsync(server, "{ dear { id } }")).ShouldContain("RATE_LIMITED");
    }

    [Fact]
    public async Task What_a_policy_throws_unexpectedly_is_masked_and_nothing_runs()
    {
        var log = new ShopLog();
        using var server = StartServer(log: log, build: builder => builder.AddOperationCostPolicy<BrokenPolicy>());

        var answer = await AskAsync(server, "{ product(id: 1) { id } }");

        answer.ShouldContain("\"message\":\"Unexpected error.\"");
        answer.ShouldNotContain("secret");
        log.Resolved.ShouldBe(0);
    }

    [Theory]
    [InlineData("{ products { nodes { id } } }", false)]
    [InlineData("{ products(first: 3) { nodes { id } } }", true)]
    [InlineData("{ products(last: 3) { nodes { id } } }", true)]
    [InlineData("{ newest { id } }", true)]
    public async Task Pages_must_be_bounded_where_the_server_says_so(string document, bool isAllowed)
    {
        using var server = StartServer(options => options.RequirePagingBoundaries = true);

        (await AskAsync(server, document)).ShouldContain(isAllowed ? "\"data\"" : "needs one of the arguments first, last");
    }

    [Theory]
    [InlineData("{ ranking { id } }", false)]
    [InlineData("{ ranking(top: 1, bottom: 1) { id } }", false)]
    [InlineData("{ ranking(bottom: 1) { id } }", true)]
    public async Task A_list_may_need_exactly_one_slicing_argument(string document, bool isAllowed)
    {
        using var server = StartServer();

        (await AskAsync(server, document)).ShouldContain(isAllowed ? "\"data\"" : "exactly one");
    }

    [Theory]
    [InlineData("report", "\"data\":{\"book\":{\"id\":\"1\"}},\"extensions\":{\"operationCost\"")]
    [InlineData("validate", "{\"extensions\":{\"operationCost\"")]
    [InlineData("guess", "GraphQL-Cost must be report or validate.")]
    public async Task A_client_asks_for_the_cost_with_a_header(string mode, string expected)
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("GraphQL-Cost", mode);

        using var response = await client.GetAsync(
            new Uri($"{host.Url}?query={{book(id:1){{id}}}}"), TestContext.Current.CancellationToken);

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(expected);
        response.IsSuccessStatusCode.ShouldBe(mode != "guess");
    }

    [Fact]
    public async Task A_subscription_that_is_only_to_be_checked_does_not_start()
    {
        using var server = new LibraryServer { Rules = new RequestRules { CostMode = CostMode.Validate } };

        var answer = await server.Executor.SubscribeAsync(
            new GraphQLRequest("subscription { bookAdded(count: 1) { title } }"),
            server.Scope,
            TestContext.Current.CancellationToken);

        answer.Stream.ShouldBeNull();
        LibraryServer.Print(answer.Failure.ShouldNotBeNull()).ShouldStartWith("{\"extensions\":{\"operationCost\":");
    }

    private static ServiceProvider StartServer(
        Action<GraphQLOptions>? configure = null,
        ShopLog? log = null,
        Action<GraphQLServerBuilder>? build = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(log ?? new ShopLog());
        var builder = services.AddGraphQLServer(configure).AddType<Shop>().AddType(typeof(ShopMutations));
        build?.Invoke(builder);
        return services.BuildServiceProvider();
    }

    private static async Task<string> AskAsync(
        ServiceProvider server, string document, string variables = "{}", RequestRules? rules = null)
    {
        using var json = JsonDocument.Parse(variables);
        using var result = await server.GetRequiredService<RequestExecutor>().ExecuteAsync(
            new GraphQLRequest(document) { Variables = json.RootElement },
            new ExecutionScope(server) { Rules = rules ?? RequestRules.Default },
            TestContext.Current.CancellationToken);
        return LibraryServer.Print(result);
    }
}
