using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Aetherion.Api.Sockets.Messages;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Aetherion.Api.OpenApi;

/// <summary>What the types alone do not say: that amounts are exact, and which texts there are.</summary>
internal sealed class SchemaDetails : IOpenApiSchemaTransformer
{
    private const string ExactNumber = "decimal";
    private const int PairLength = 2;

    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(decimal))
            schema.Format = ExactNumber;
        if (ValuesOf(context) is { } values)
            schema.Enum = [.. values.Select(name => (JsonNode)name), .. NullOf(schema)];
        if (Attribute<PairAttribute>(context) is not null)
            MakePair(schema);
        return Task.CompletedTask;
    }

    private static void MakePair(OpenApiSchema schema)
    {
        var pair = schema;
        while (pair.Items is OpenApiSchema { Items: not null } inner)
            pair = inner;
        pair.MinItems = PairLength;
        pair.MaxItems = PairLength;
    }

    private static IEnumerable<JsonNode> NullOf(OpenApiSchema schema) =>
        schema.Type?.HasFlag(JsonSchemaType.Null) == true ? [JsonNullSentinel.JsonNull] : [];

    private static IEnumerable<string>? ValuesOf(OpenApiSchemaTransformerContext context) =>
        Attribute<ValuesOfAttribute>(context)?.Names
        ?? Attribute<AllowedValuesAttribute>(context)?.Values.Cast<string>()
        ?? (Attribute<MessageTypeAttribute>(context) is { } type ? [type.Name] : null);

    private static T? Attribute<T>(OpenApiSchemaTransformerContext context)
        where T : Attribute
    {
        var provider = context.JsonPropertyInfo?.AttributeProvider
            ?? (context.ParameterDescription?.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo;
        return provider?.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().SingleOrDefault();
    }
}
