using System.Text.Json;
using System.Text.Json.Nodes;
using Aetherion.Api.Tests.Access;

namespace Aetherion.Api.Tests.OpenApi;

/// <summary>The description as a service with sign-in gives it, and as one in local mode does.</summary>
internal static class DescribedApi
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The description in the repository: of a service with sign-in.</summary>
    public static string InRepository => Path.Combine(AppContext.BaseDirectory, "openapi.json");

    public static async Task<JsonNode> ReadAsync(SignedInApi service) =>
        await service.Api.Http.GetJsonAsync("/openapi/v1.json");

    public static string Print(JsonNode document) => document.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";

    /// <summary>Every operation with its path and method.</summary>
    public static IEnumerable<(string Path, string Method, JsonNode Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (path.Key, operation.Key, operation.Value!);
}
