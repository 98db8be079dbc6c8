using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Aetherion.Api.Requests;

/// <summary>
/// One hash for all ways of writing the same input: members in the order of their names, those that are null left out,
/// numbers by their value, without the members that only name the request.
/// </summary>
internal static class CanonicalBody
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new PlainDecimalConverter() },
    };

    private static readonly string[] Names = ["IdempotencyKey", "ClientMutationId"];

    public static string Hash<TInput>(TInput input)
        where TInput : notnull
    {
        var body = JsonSerializer.SerializeToNode(input, Json)!.AsObject();
        foreach (var name in Names)
            body.Remove(name);
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Sort(body))));
    }

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sort(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sort)]),
        _ => node?.DeepClone(),
    };

    private sealed class PlainDecimalConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDecimal();

        // Divided by one with as many places as there can be, 1.50 loses the places that say nothing.
        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
    }
}
