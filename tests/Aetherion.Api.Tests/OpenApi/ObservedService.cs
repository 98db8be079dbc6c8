using System.Text.Json;
using System.Text.Json.Nodes;
using Aetherion.GraphQL.Tests.Node;

namespace Aetherion.Api.Tests.OpenApi;

/// <summary>What a service answered and sent, to be compared with its description.</summary>
internal sealed class ObservedService
{
    private readonly List<Exchange> _exchanges = [];
    private readonly List<SocketMessage> _messages = [];
    private readonly List<SocketClose> _closes = [];

    /// <summary>The refusals and successes that were seen, by path, method and status.</summary>
    public IEnumerable<string> Seen =>
        _exchanges.Select(exchange => $"{exchange.Method} {exchange.Path} {exchange.Status}").Distinct();

    public async Task<int> SendAsync(HttpClient http, string path, HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = response.Headers.ToDictionary(
            header => header.Key.ToLowerInvariant(), header => string.Join(", ", header.Value));
        _exchanges.Add(new Exchange(
            path,
            request.Method.Method.ToLowerInvariant(),
            request.RequestUri!.ToString(),
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType ?? "",
            headers,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        return (int)response.StatusCode;
    }

    public void Opened(string path, string url) => _exchanges.Add(new Exchange(path, "get", url, 101, "", [], ""));

    public void Received(string path, JsonNode message) => _messages.Add(new SocketMessage(path, message.ToJsonString()));

    public void Closed(string path, (int? Code, string? Reason) close) =>
        _closes.Add(new SocketClose(path, close.Code, close.Reason ?? ""));

    /// <summary>What is observed and not described; also what is wrong with the description itself.</summary>
    public static async Task<string[]> CompareAsync(JsonNode document, ObservedService? observed)
    {
        var folder = Directory.CreateTempSubdirectory("openapi");
        try
        {
            var documentFile = Path.Combine(folder.FullName, "document.json");
            var observedFile = Path.Combine(folder.FullName, "observed.json");
            await WriteAsync(documentFile, document.ToJsonString());
            if (observed is not null)
                await WriteAsync(observedFile, observed.ToJson());
            var problems = await NodeScript.RunAsync(
                "openapi.mjs", observed is null ? [documentFile] : [documentFile, observedFile]);
            return JsonSerializer.Deserialize<string[]>(problems)!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task WriteAsync(string file, string text) =>
        File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

    private string ToJson() => JsonSerializer.Serialize(
        new { exchanges = _exchanges, messages = _messages, closes = _closes }, JsonSerializerOptions.Web);

    private sealed record Exchange(
        string Path,
        string Method,
        string Url,
        int Status,
        string ContentType,
        Dictionary<string, string> Headers,
        string Body);

    private sealed record SocketMessage(string Path, string Text);

    private sealed record SocketClose(string Path, int? Code, string Reason);
}
