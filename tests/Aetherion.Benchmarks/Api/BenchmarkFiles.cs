using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Aetherion.Benchmarks.Api;

/// <summary>What the servers and the load read: the request, our answer to it, and the data the peers answer from.</summary>
internal sealed class BenchmarkFiles
{
    private readonly ApiQuery _query;
    private readonly string _folder;

    private BenchmarkFiles(string folder, ApiQuery query)
    {
        _folder = folder;
        _query = query;
    }

    public string Request => Path.Combine(_folder, "request.json");

    public string Answer => Path.Combine(_folder, "answer.json");

    public string Data => Path.Combine(_folder, "data.json");

    /// <summary>Takes the peers' data out of our own answer.</summary>
    public static async Task<BenchmarkFiles> WriteAsync(string folder, AetherionServer server, ApiQuery query)
    {
        var files = new BenchmarkFiles(folder, query);
        using var http = server.CreateClient();
        using var everything = JsonDocument.Parse(await AskAsync(http, server.Address, ApiQuery.All));
        var instrument = everything.RootElement.GetProperty("data").GetProperty("instrument");
        await File.WriteAllTextAsync(files.Data, $"[{instrument.GetRawText()}]");
        await File.WriteAllTextAsync(files.Request, JsonSerializer.Serialize(new { query = query.Document }));
        await File.WriteAllTextAsync(files.Answer, await AskAsync(http, server.Address, query.Document));
        return files;
    }

    /// <summary>Fails unless a peer answers with the same members and as many objects; prices go on in ours.</summary>
    public async Task RequireSameAnswerAsync(Uri address)
    {
        using var http = new HttpClient();
        var ours = ShapeOf(await File.ReadAllTextAsync(Answer));
        var theirs = ShapeOf(await AskAsync(http, address, _query.Document));
        if (ours != theirs)
            throw new InvalidOperationException($"The answers at {address} differ in shape:\n{ours}\n{theirs}");
    }

    private static async Task<string> AskAsync(HttpClient http, Uri address, string document)
    {
        using var response = await http.PostAsJsonAsync(new Uri(address, "/graphql"), new { query = document });
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    private static string ShapeOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        var shape = new StringBuilder();
        Describe(document.RootElement.GetProperty("data"), shape);
        return shape.ToString();
    }

    private static void Describe(JsonElement element, StringBuilder shape)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                shape.Append('{');
                foreach (var member in element.EnumerateObject())
                {
                    shape.Append(member.Name).Append(':');
                    Describe(member.Value, shape);
                }

                shape.Append('}');
                break;
            case JsonValueKind.Array:
                shape.Append('[');
                foreach (var item in element.EnumerateArray())
                    Describe(item, shape);
                shape.Append(']');
                break;
            default:
                shape.Append(element.ValueKind).Append(' ');
                break;
        }
    }
}
