using System.Text.Json.Nodes;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Tests.Audit;

/// <summary>Makes a call of any field: its required arguments, with values of their types.</summary>
internal static class ValidArguments
{
    /// <summary>The operation, and its variables.</summary>
    public static (string Query, JsonObject Variables) Call(string operation, FieldDefinition field)
    {
        var needed = field.Arguments.Where(argument => argument.IsRequired).ToList();
        var variables = new JsonObject(needed.Select(argument => KeyValuePair.Create(argument.Name, (JsonNode?)Make(argument.Type))));
        var declared = string.Join(", ", needed.Select(argument => $"${argument.Name}: {argument.Type}"));
        var passed = string.Join(", ", needed.Select(argument => $"{argument.Name}: ${argument.Name}"));
        var selection = field.Type.Named.IsComposite ? " { __typename }" : "";
        var head = needed.Count == 0 ? "" : $"({declared})";
        return ($"{operation}{head} {{ {field.Name}{(needed.Count == 0 ? "" : $"({passed})")}{selection} }}", variables);
    }

    private static JsonNode Make(GraphQLType type) => type.Nullable switch
    {
        ListType list => new JsonArray(Make(list.ElementType)),
        InputObjectType input => new JsonObject(input.Fields
            .Where(field => field.IsRequired || (input.IsOneOf && field == input.Fields[0]))
            .Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Make(field.Type)))),
        EnumType names => JsonValue.Create(names.Values[0].Name),
        NamedType { Name: "Boolean" } => JsonValue.Create(true),
        NamedType { Name: "Int" } => JsonValue.Create(1),
        NamedType { Name: "Float" } => JsonValue.Create(1.5),
        NamedType { Name: "Long" or "Decimal" } => JsonValue.Create("1"),
        NamedType { Name: "DateTime" } => JsonValue.Create("2024-06-01T10:00:00Z"),
        NamedType { Name: "Date" } => JsonValue.Create("2024-06-01"),
        NamedType { Name: "Duration" } => JsonValue.Create("PT1M"),
        _ => JsonValue.Create("local/first"),
    };
}
