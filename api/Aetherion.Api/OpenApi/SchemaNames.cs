using System.Text.Json.Serialization.Metadata;
using Aetherion.Api.Rest;
using Microsoft.AspNetCore.OpenApi;

namespace Aetherion.Api.OpenApi;

/// <summary>The names of schemas: those of our payloads without what only the code needs.</summary>
internal static class SchemaNames
{
    private const string Suffix = "Payload";
    private const string Prefix = "Market";

    public static string? Of(JsonTypeInfo type) => type.Type switch
    {
        { IsGenericType: true } generic when generic.GetGenericTypeDefinition() == typeof(MarketPayload<>) =>
            Prefix + Short(generic.GetGenericArguments()[0].Name),
        { Namespace: { } space } ours when space.StartsWith(nameof(Aetherion), StringComparison.Ordinal)
            && !ours.IsGenericType && !ours.IsEnum => Short(ours.Name),
        _ => OpenApiOptions.CreateDefaultSchemaReferenceId(type),
    };

    public static string Short(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
}
