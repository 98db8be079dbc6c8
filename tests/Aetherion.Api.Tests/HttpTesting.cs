using System.Net;
using System.Text.Json.Nodes;

namespace Aetherion.Api.Tests;

internal static class HttpTesting
{
    public static async Task<JsonNode> GetJsonAsync(
        this HttpClient http, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await http.GetAsync(path, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(expected, text);
        return JsonNode.Parse(text)!;
    }
}
