using System.Text;
using Aetherion.GraphQL.Tests.Library;

namespace Aetherion.GraphQL.Tests.Fuzz;

/// <summary>Requests that are made to cost much, against a server with its defaults.</summary>
public sealed class AttackTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Deep_fields_are_refused() =>
        await RefusedAsync($"{{ book(id: 1) {Nested("{ related ", 30)} {{ id }} {new string('}', 30)} }}", "LIMIT_EXCEEDED");

    [Fact]
    public async Task Deep_syntax_is_refused() =>
        await RefusedAsync(string.Concat(Enumerable.Repeat("{ a ", 3_000)), "LIMIT_EXCEEDED");

    [Fact]
    public async Task Deep_lists_and_objects_in_values_are_refused()
    {
        await RefusedAsync($"{{ book(id: {new string('[', 3_000)}", "LIMIT_EXCEEDED");
        await RefusedAsync($"{{ book(id: {Nested("{a:", 3_000)}", "LIMIT_EXCEEDED");
        await RefusedAsync($"query ($a: {new string('[', 3_000)}Int", "LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Deep_variables_are_no_request() =>
        (await PostAsync($"{{\"query\":\"{{ __typename }}\",\"variables\":{Nested("{\"a\":", 5_000)}1{new string('}', 5_000)}}}"))
            .ShouldContain("BAD_REQUEST");

    [Fact]
    public async Task Wide_selections_are_refused()
    {
        await RefusedAsync($"{{ {Nested("x ", 20_000)} }}", "LIMIT_EXCEEDED");
        await RefusedAsync($"{{ {Nested("__typename ", 9_000)} }}", "LIMIT_EXCEEDED");
        await RefusedAsync($"{{ book(id: 1) {{ {new string(' ', 200_000)} id }} }}", "LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task One_field_under_many_aliases_is_refused() =>
        await RefusedAsync(
            $"{{ {string.Concat(Enumerable.Range(0, 1_000).Select(number => $"a{number}: book(id: 1) {{ id }} "))} }}",
            "LIMIT_EXCEEDED");

    [Fact]
    public async Task Few_aliases_of_a_dear_field_are_refused_by_their_cost() =>
        await RefusedAsync(
            $"{{ {string.Concat(Enumerable.Range(0, 150).Select(number => $"a{number}: book(id: 1) {{ id }} "))} }}",
            "COST_EXCEEDED");

    [Fact]
    public async Task Pages_of_pages_are_refused_by_their_cost() =>
        await RefusedAsync(
            "{ books(first: 100) { nodes { related(first: 100) { related(first: 100) { title } } } } }", "COST_EXCEEDED");

    [Fact]
    public async Task Many_directives_are_refused() =>
        await RefusedAsync($"{{ __typename {Nested("@include(if: true) ", 2_000)} }}", "LIMIT_EXCEEDED");

    [Theory]
    [InlineData("{ book(id: 1) { ...A } } fragment A on Book { ...A }")]
    [InlineData("{ book(id: 1) { ...A } } fragment A on Book { related { ...B } } fragment B on Book { ...A title }")]
    [InlineData("fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A ...B } { ...A }")]
    public async Task Circular_fragments_are_refused(string document) =>
        await RefusedAsync(document, "\"rule\":\"NoFragmentCycles\"");

    [Fact]
    public async Task A_long_circle_of_fragments_is_refused()
    {
        var fragments = Enumerable.Range(0, 1_000)
            .Select(number => $"fragment F{number} on Query {{ ...F{(number + 1) % 1_000} }} ");

        await RefusedAsync($"{{ ...F0 }} {string.Concat(fragments)}", "\"rule\":\"NoFragmentCycles\"");
    }

    [Fact]
    public async Task A_chain_of_fragments_is_answered()
    {
        var answer = await AskAsync(Chain(150));

        answer.ShouldBe("""{"data":{"__typename":"Query"}}""");
    }

    [Fact]
    public async Task A_long_chain_of_fragments_is_refused() => await RefusedAsync(Chain(1_000), "LIMIT_EXCEEDED");

    [Fact]
    public async Task Many_fragments_that_are_all_compared_with_each_other_are_refused()
    {
        var spreads = string.Concat(Enumerable.Range(0, 800).Select(number => $"...F{number} "));
        var fragments = Enumerable.Range(0, 800).Select(number => $"fragment F{number} on Query {{ ...F{number + 1} }} ");

        await RefusedAsync(
            $"{{ {spreads} }} {string.Concat(fragments)} fragment F800 on Query {{ __typename }}", "LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Fragments_that_double_at_each_step_are_refused()
    {
        var fragments = Enumerable.Range(0, 16).Select(number =>
            $"fragment F{number} on Book {{ a: related {{ ...F{number + 1} }} b: related {{ ...F{number + 1} }} }} ");

        await RefusedAsync(
            $"{{ book(id: 1) {{ ...F0 }} }} {string.Concat(fragments)} fragment F16 on Book {{ id }}", "LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Fragments_that_double_below_a_union_are_refused()
    {
        var fragments = Enumerable.Range(0, 16).Select(number =>
            $"fragment F{number} on Book {{ a: related {{ ...F{number + 1} }} b: related {{ ...F{number + 1} }} }} ");

        await RefusedAsync(
            $"{{ search(text: \"a\") {{ ...F0 }} }} {string.Concat(fragments)} fragment F16 on Book {{ id }}",
            "LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Introspection_that_goes_round_is_refused()
    {
        await RefusedAsync("{ __schema { types { fields { type { fields { name } } } } } }", "LIMIT_EXCEEDED");
        await RefusedAsync(
            "{ __type(name: \"Book\") { ...F } } fragment F on __Type { fields { type { ...G } } } fragment G on __Type { possibleTypes { name } }",
            "LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Batches_are_no_request()
    {
        var batch = $"[{string.Join(',', Enumerable.Repeat("""{"query":"{ book(id: 1) { id } }"}""", 1_000))}]";

        (await PostAsync(batch)).ShouldContain("batches are not supported");
    }

    [Fact]
    public async Task Many_operations_in_one_document_are_one_operation_at_most()
    {
        var operations = string.Concat(Enumerable.Range(0, 500).Select(number => $"query Q{number} {{ book(id: 1) {{ id }} }} "));

        await RefusedAsync(operations, "name one in operationName");
    }

    [Fact]
    public async Task Fields_that_are_compared_pair_by_pair_are_refused_in_time() =>
        await RefusedAsync(
            $"{{ book(id: 1) {{ {Nested("related { title } ", 2_000)} }} }}", "LIMIT_EXCEEDED");

    [Fact]
    public async Task An_endless_list_of_errors_is_cut_off()
    {
        var fields = string.Join(' ', Enumerable.Range(0, 4_000).Select(number => $"nothing{number}"));

        var answer = await AskAsync($"{{ {fields} }}");

        answer.ShouldContain("too many errors");
        Encoding.UTF8.GetByteCount(answer).ShouldBeLessThan(20_000);
    }

    private static string Chain(int length)
    {
        var fragments = Enumerable.Range(0, length)
            .Select(number => $"fragment F{number} on Query {{ ...F{number + 1} }} ");
        return $"{{ ...F0 }} {string.Concat(fragments)} fragment F{length} on Query {{ __typename }}";
    }

    private static string Nested(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static async Task RefusedAsync(string document, string reason)
    {
        var answer = await AskAsync(document);

        answer.ShouldContain(reason);
        answer.ShouldNotContain("\"data\"");
    }

    private static async Task<string> AskAsync(string document)
    {
        using var server = new LibraryServer();
        return await server.ExecuteAsync(document).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static async Task<string> PostAsync(string body)
    {
        await using var host = await LibraryHost.StartAsync();
        using var client = new HttpClient { Timeout = Patience };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(host.Url, content, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(400);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
