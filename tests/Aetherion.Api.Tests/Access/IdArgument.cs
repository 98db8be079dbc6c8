using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Tests.Access;

/// <summary>A place in the schema that takes an id: a field, and the way through its arguments to the id.</summary>
internal sealed record IdArgument(ComplexType Type, FieldDefinition Field, string Path)
{
    public string Name => $"{Type.Name}.{Field.Name}.{Path}";

    /// <summary>Every such place, of root fields and of all others.</summary>
    public static IEnumerable<IdArgument> FindAll(GraphQLSchema schema) =>
        from type in schema.Types.OfType<ComplexType>()
        where !type.Name.StartsWith("__", StringComparison.Ordinal)
        from field in type.Fields
        from path in Paths(field.Arguments, 0)
        select new IdArgument(type, field, path);

    /// <summary>The arguments of a call that gives the id here, what else is needed, and nothing more.</summary>
    public string Arguments(string id, Func<string, string> other) =>
        string.Join(", ", Write(Field.Arguments, "", id, other));

    private static IEnumerable<string> Paths(IEnumerable<InputValueDefinition> values, int depth)
    {
        foreach (var value in values)
        {
            var named = value.Type.Named;
            // A key of idempotency names a request of the caller's own, and nothing that anybody else has.
            if (named.Name == "ID" && value.Name != "idempotencyKey")
                yield return value.Name;
            if (named is not InputObjectType input || depth > 3)
                continue;
            foreach (var path in Paths(input.Fields, depth + 1))
                yield return $"{value.Name}.{path}";
        }
    }

    private IEnumerable<string> Write(
        IEnumerable<InputValueDefinition> values, string head, string id, Func<string, string> other)
    {
        foreach (var value in values)
        {
            var place = head + value.Name;
            if (place == Path)
                yield return $"{value.Name}: {Listed(value.Type, $"\"{id}\"")}";
            else if (value.IsRequired || Path.StartsWith(place + ".", StringComparison.Ordinal))
                yield return $"{value.Name}: {Listed(value.Type, Sample(value.Type.Named, place, id, other))}";
        }
    }

    private string Sample(NamedType type, string place, string id, Func<string, string> other) => type switch
    {
        InputObjectType input => $"{{ {string.Join(", ", Write(input.Fields, place + ".", id, other))} }}",
        EnumType choice => choice.Values[0].Name,
        { Name: "ID" } => $"\"{other(place)}\"",
        { Name: "Int" or "Float" } => "1",
        { Name: "Boolean" } => "true",
        { Name: "Long" } => "\"1\"",
        { Name: "Decimal" } => "\"1\"",
        { Name: "DateTime" } => "\"2030-01-01T00:00:00Z\"",
        { Name: "Duration" } => "\"PT1H\"",
        _ => "\"text\"",
    };

    private static string Listed(GraphQLType type, string value) => type switch
    {
        NonNullType nonNull => Listed(nonNull.NullableType, value),
        ListType list => $"[{Listed(list.ElementType, value)}]",
        _ => value,
    };
}
