using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Tests.Limits;

/// <summary>
/// Operations that wait for nothing have no timer that would end them: the limits of documents have to. With the schema of
/// the service that is introspection above all: other lists have a cost.
/// </summary>
public sealed class SynchronousOperationTests
{
    /// <summary>The whole schema, with a fragment so that repeating it takes few tokens.</summary>
    private const string Fragments =
        "fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } "
        + "fragment V on __InputValue { name description defaultValue isDeprecated deprecationReason type { ...T } } "
        + "fragment S on __Schema { types { kind name description specifiedByURL isOneOf "
        + "enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } "
        + "inputFields(includeDeprecated: true) { ...V } interfaces { ...T } possibleTypes { ...T } "
        + "fields(includeDeprecated: true) { name description isDeprecated deprecationReason args { ...V } type { ...T } } } }";

    [Fact]
    public async Task The_costliest_that_is_allowed_ends_far_within_the_time_out_and_one_more_is_refused()
    {
        await using var api = await TestApi.StartAsync();
        var aliasesMax = 0;
        var clock = new Stopwatch();
        for (var count = 1; count <= api.Service<GraphQLOptions>().MaxAliases; count++)
        {
            clock.Restart();
            if (await IsRefusedAsync(api, Repeated(count)))
                break;
            clock.Stop();
            aliasesMax = count;
        }

        aliasesMax.ShouldBeInRange(10, 20);
        // On an idle machine it is below a second; the rest is for machines that do much else.
        clock.Elapsed.ShouldBeLessThan(api.Service<GraphQLOptions>().ExecutionTimeout / 3);
    }

    [Theory]
    [InlineData("{ __schema { ...A ...B } } fragment A on __Schema { a: types { ...F } b: types { ...F } c: types { ...F } } "
        + "fragment B on __Schema { d: types { ...F } e: types { ...F } f: types { ...F } } "
        + "fragment F on __Type { g: name h: name i: name j: name }")]
    [InlineData("{ __schema { types { fields { DESCRIPTIONS } } } }")]
    public async Task Aliases_count_as_often_as_their_fragment_is_spread(string query)
    {
        await using var api = await TestApi.StartAsync();

        (await IsRefusedAsync(api, query.Replace(
            "DESCRIPTIONS", string.Join(' ', Enumerable.Range(0, 21).Select(n => $"d{n}: description")),
            StringComparison.Ordinal))).ShouldBeTrue();
    }

    private static string Repeated(int count)
    {
        var query = new StringBuilder("{ ");
        for (var alias = 0; alias < count; alias++)
            query.Append(null, $"a{alias}: __schema {{ ...S }} ");
        return query.Append("} ").Append(Fragments).ToString();
    }

    private static async Task<bool> IsRefusedAsync(TestApi api, string query)
    {
        using var response = await api.Http.PostAsJsonAsync(
            "/graphql", new { query }, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var isRefused = text.StartsWith("{\"errors\":", StringComparison.Ordinal);
        if (isRefused)
            text.ShouldContain("LIMIT_EXCEEDED");
        return isRefused;
    }
}
