using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Tests.Library;

namespace Aetherion.GraphQL.Tests.Execution;

public sealed class RequestExecutorTests
{
    [Theory]
    [InlineData(
        """{ book(id: "1") { id title price genre published pageCount __typename } }""",
        """{"data":{"book":{"id":"1","title":"Tides","price":"12.50","genre":"FICTION","published":"2020-01-02T03:04:05.000000Z","pageCount":"9007199254740998","__typename":"Book"}}}""")]
    [InlineData("""{ book(id: 9) { id } }""", """{"data":{"book":null}}""")]
    [InlineData(
        """{ books(first: 1, genre: FICTION) { edges { node { title related { title } } } pageInfo { hasNextPage hasPreviousPage } totalCount } }""",
        """{"data":{"books":{"edges":[{"node":{"title":"Tides","related":[{"title":"Rain"}]}}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":false},"totalCount":2}}}""")]
    [InlineData(
        """{ search(text: "Rain") { __typename ... on Item { title } ... on Video { length } } }""",
        """{"data":{"search":[{"__typename":"Book","title":"Rain"},{"__typename":"Video","title":"Rain, the film","length":"PT1H30M"}]}}""")]
    [InlineData(
        """{ __type(name: "Genre") { kind name enumValues { name } } }""",
        """{"data":{"__type":{"kind":"ENUM","name":"Genre","enumValues":[{"name":"FICTION"},{"name":"NON_FICTION"}]}}}""")]
    [InlineData(
        """mutation { addBook(input: {title: "New", price: "1.10", idempotencyKey: "k"}) { book { id title price genre } } }""",
        """{"data":{"addBook":{"book":{"id":"k","title":"New","price":"1.10","genre":"NON_FICTION"}}}}""")]
    [InlineData(
        """mutation { a: addBook(input: {title: "New", price: "-1", idempotencyKey: "k"}) { book { id } } }""",
        """{"errors":[{"message":"Too cheap.","locations":[{"line":1,"column":12}],"path":["a"],"extensions":{"code":"PRICE_BELOW_ZERO"}}],"data":null}""")]
    public async Task A_document_gives_the_result_the_specification_asks_for(string document, string expected)
    {
        using var server = new LibraryServer();

        var result = await server.ExecuteAsync(document);

        result.ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"id": "2"}""", """{"data":{"book":{"title":"Bridges","price":"0.00012300"}}}""")]
    [InlineData("""{"id": "2", "skip": true}""", """{"data":{"book":{"title":"Bridges"}}}""")]
    public async Task Variables_choose_values_and_fields(string variables, string expected)
    {
        using var server = new LibraryServer();

        var result = await server.ExecuteAsync(
            "query ($id: ID!, $skip: Boolean = false) { book(id: $id) { title price @skip(if: $skip) } }", variables);

        result.ShouldBe(expected);
    }

    [Fact]
    public async Task A_subscription_executes_its_selection_for_each_event()
    {
        using var server = new LibraryServer();
        var request = new GraphQLRequest(
            "subscription { added: bookAdded(count: 2) { title related(first: 1) { title } } }");

        var started = await server.Executor.SubscribeAsync(
            request, server.Scope, TestContext.Current.CancellationToken);
        var results = new List<string>();
        await foreach (var result in started.Stream.ShouldNotBeNull())
        {
            using (result)
                results.Add(LibraryServer.Print(result));
        }

        results.ShouldBe(
        [
            """{"data":{"added":{"title":"Part 0","related":[{"title":"Tides"}]}}}""",
            """{"data":{"added":{"title":"Part 1","related":[{"title":"Rain"}]}}}""",
        ]);
    }
}
