using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Aetherion.Api.Tests;

internal static class GraphQLTesting
{
    /// <summary>The data of an operation that must not fail.</summary>
    public static async Task<JsonNode> QueryAsync(this TestApi api, string query, object? variables = null)
    {
        var result = await api.ExecuteAsync(query, variables);
        result["errors"].ShouldBeNull();
        return result["data"]!;
    }

    public static async Task<JsonNode> ExecuteAsync(this TestApi api, string query, object? variables = null)
    {
        using var response = await api.Http.PostAsJsonAsync(
            "/graphql", new { query, variables }, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The code of the only error of an operation that must fail.</summary>
    public static async Task<string> FailAsync(this TestApi api, string query, object? variables = null)
    {
        var result = await api.ExecuteAsync(query, variables);
        var error = (result["errors"] ?? throw new ShouldAssertException($"No error in {result.ToJsonString()}"))
            .AsArray().ShouldHaveSingleItem()!;
        ((string)error["message"]!).ShouldNotBeNullOrWhiteSpace();
        return (string)error["extensions"]!["code"]!;
    }
}
