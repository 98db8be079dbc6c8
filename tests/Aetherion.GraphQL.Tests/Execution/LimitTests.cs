using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Tests.Library;

namespace Aetherion.GraphQL.Tests.Execution;

public sealed class LimitTests
{
    [Fact]
    public async Task An_operation_nested_too_deep_is_refused_through_fragments_too()
    {
        using var server = new LibraryServer(options => options.MaxDepth = 3);

        var allowed = await server.ExecuteAsync("{ book(id: 1) { related { id } } }");
        var refused = await server.ExecuteAsync(
            "{ book(id: 1) { ...F } } fragment F on Book { related { ...G } } fragment G on Book { related { id } }");

        allowed.ShouldStartWith("{\"data\"");
        refused.ShouldContain("LIMIT_EXCEEDED");
        refused.ShouldNotContain("\"data\"");
    }

    [Fact]
    public async Task Fragments_that_multiply_are_refused_before_execution()
    {
        using var server = new LibraryServer(options => options.MaxExpandedFields = 500);
        var fragments = Enumerable.Range(0, 12).Select(number =>
            $"fragment F{number} on Book {{ a: related {{ ...F{number + 1} }} b: related {{ ...F{number + 1} }} }}");

        var result = await server.ExecuteAsync(
            $"{{ book(id: 1) {{ ...F0 }} }} {string.Join('\n', fragments)} fragment F12 on Book {{ id }}");

        result.ShouldContain("LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Repeating_a_field_ten_thousand_times_is_refused_in_time()
    {
        using var server = new LibraryServer();

        var result = await server.ExecuteAsync($"{{ {string.Concat(Enumerable.Repeat("__typename ", 9_000))} }}");

        result.ShouldContain("LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task A_document_of_many_tokens_is_refused()
    {
        using var server = new LibraryServer(options => options.MaxTokens = 100);

        var result = await server.ExecuteAsync($"{{ {string.Concat(Enumerable.Repeat("__typename ", 100))} }}");

        result.ShouldContain("LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Validation_stops_after_the_errors_allowed()
    {
        using var server = new LibraryServer(options => options.MaxValidationErrors = 3);

        var result = await server.ExecuteAsync("{ a b c d e f }");

        result.Split("\"rule\":\"FieldsOnCorrectType\"").Length.ShouldBe(4);
        result.ShouldContain("too many errors");
    }

    [Fact]
    public async Task Introspection_and_suggestions_can_be_turned_off()
    {
        using var server = new LibraryServer(options =>
        {
            options.EnableIntrospection = false;
            options.EnableSuggestions = false;
        });

        (await server.ExecuteAsync("{ __schema { queryType { name } } }")).ShouldContain("may not be asked for");
        (await server.ExecuteAsync("{ boook(id: 1) { id } }")).ShouldNotContain("Did you mean");
        (await server.ExecuteAsync("{ __typename }")).ShouldBe("""{"data":{"__typename":"Query"}}""");
    }

    [Fact]
    public async Task Introspection_and_suggestions_can_be_turned_off_for_one_request()
    {
        using var server = new LibraryServer();
        const string Introspection = "{ book(id: 1) { id } ...F } fragment F on Query { __type(name: \"Book\") { name } }";
        var anonymous = new RequestRules { EnableIntrospection = false, EnableSuggestions = false };

        // The document is cached by the first request, which must not let the second in.
        (await server.ExecuteAsync(Introspection)).ShouldStartWith("{\"data\"");
        server.Rules = anonymous;
        (await server.ExecuteAsync(Introspection)).ShouldBe(
            """{"errors":[{"message":"The schema may not be asked for.","locations":[{"line":1,"column":51}],"""
            + "\"extensions\":{\"code\":\"GRAPHQL_VALIDATION_FAILED\"}}]}");
        (await server.ExecuteAsync("{ boook(id: 1) { id } }")).ShouldNotContain("Did you mean");
        server.Rules = RequestRules.Default;
        (await server.ExecuteAsync("{ boook(id: 1) { id } }")).ShouldContain("Did you mean");
    }

    [Fact]
    public async Task One_request_may_be_let_through_where_introspection_is_off()
    {
        using var server = new LibraryServer(options => options.EnableIntrospection = false)
        {
            Rules = new RequestRules { EnableIntrospection = true },
        };

        (await server.ExecuteAsync("{ __type(name: \"Book\") { name } }")).ShouldBe(
            """{"data":{"__type":{"name":"Book"}}}""");
    }

    [Fact]
    public async Task Aliases_directives_and_bytes_of_a_document_are_limited()
    {
        using var server = new LibraryServer(options =>
        {
            options.MaxAliases = 3;
            options.MaxDirectives = 2;
            options.MaxDocumentBytes = 200;
        });

        (await server.ExecuteAsync("{ a: __typename b: __typename c: __typename }")).ShouldStartWith("{\"data\"");
        (await server.ExecuteAsync("{ a: __typename b: __typename c: __typename d: __typename }"))
            .ShouldContain("more than 3 aliases");
        (await server.ExecuteAsync("{ __typename @include(if: true) @skip(if: false) }")).ShouldStartWith("{\"data\"");
        (await server.ExecuteAsync("{ __typename @a @a @a }")).ShouldContain("more than 2 directives");
        (await server.ExecuteAsync($"{{ __typename }} #{new string('x', 200)}")).ShouldContain("more than 200 bytes");
    }

    [Fact]
    public async Task A_near_miss_is_answered_with_a_suggestion()
    {
        using var server = new LibraryServer();

        (await server.ExecuteAsync("{ boook(id: 1) { id } }")).ShouldContain("Did you mean \\\"book\\\"");
    }
}
