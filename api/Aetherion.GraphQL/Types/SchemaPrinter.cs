using System.Text;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types;

/// <summary>
/// Prints a schema in the schema definition language, types and directives in the order of their names.
/// </summary>
internal static class SchemaPrinter
{
    private static readonly string[] BuiltInScalars = ["Int", "Float", "String", "Boolean", "ID"];
    private static readonly string[] BuiltInDirectives = ["skip", "include", "deprecated", "specifiedBy", "oneOf"];

    public static string Print(GraphQLSchema schema)
    {
        var text = new StringBuilder();
        PrintSchema(text, schema);
        foreach (var directive in schema.Directives.OrderBy(directive => directive.Name, StringComparer.Ordinal))
        {
            if (!BuiltInDirectives.Contains(directive.Name))
                PrintDirective(text, directive);
        }

        foreach (var type in schema.Types)
        {
            if (!type.IsIntrospection && !BuiltInScalars.Contains(type.Name))
                PrintType(text, type);
        }

        return text.ToString();
    }

    private static void PrintSchema(StringBuilder text, GraphQLSchema schema)
    {
        PrintDescription(text, schema.Description, "");
        text.Append("schema {\n").Append("  query: ").Append(schema.QueryType.Name).Append('\n');
        if (schema.MutationType is { } mutation)
            text.Append("  mutation: ").Append(mutation.Name).Append('\n');
        if (schema.SubscriptionType is { } subscription)
            text.Append("  subscription: ").Append(subscription.Name).Append('\n');
        text.Append("}\n");
    }

    private static void PrintDirective(StringBuilder text, DirectiveDefinition directive)
    {
        text.Append('\n');
        PrintDescription(text, directive.Description, "");
        text.Append("directive @").Append(directive.Name);
        PrintArguments(text, directive.Arguments, "");
        if (directive.IsRepeatable)
            text.Append(" repeatable");
        text.Append(" on ").AppendJoin(" | ", directive.Locations).Append('\n');
    }

    private static void PrintType(StringBuilder text, NamedType type)
    {
        text.Append('\n');
        PrintDescription(text, type.Description, "");
        switch (type)
        {
            case ScalarType scalar:
                PrintScalar(text, scalar);
                break;
            case EnumType enumType:
                PrintEnum(text, enumType);
                break;
            case InputObjectType input:
                PrintInput(text, input);
                break;
            case UnionType union:
                text.Append("union ").Append(union.Name).Append(" = ")
                    .AppendJoin(" | ", union.PossibleTypes.Select(member => member.Name)).Append('\n');
                break;
            case ComplexType complex:
                PrintComplex(text, complex);
                break;
        }
    }

    private static void PrintScalar(StringBuilder text, ScalarType scalar)
    {
        text.Append("scalar ").Append(scalar.Name);
        if (scalar.SpecifiedBy is { } url)
            text.Append(" @specifiedBy(url: ").Append(SyntaxPrinter.Quote(url)).Append(')');
        text.Append('\n');
    }

    private static void PrintEnum(StringBuilder text, EnumType type)
    {
        text.Append("enum ").Append(type.Name).Append(" {\n");
        foreach (var value in type.Values)
        {
            PrintDescription(text, value.Description, "  ");
            text.Append("  ").Append(value.Name);
            PrintDeprecation(text, value.DeprecationReason);
            text.Append('\n');
        }

        text.Append("}\n");
    }

    private static void PrintInput(StringBuilder text, InputObjectType type)
    {
        text.Append("input ").Append(type.Name).Append(type.IsOneOf ? " @oneOf {\n" : " {\n");
        foreach (var field in type.Fields)
        {
            PrintDescription(text, field.Description, "  ");
            text.Append("  ");
            PrintInputValue(text, field);
            text.Append('\n');
        }

        text.Append("}\n");
    }

    private static void PrintComplex(StringBuilder text, ComplexType type)
    {
        text.Append(type is InterfaceType ? "interface " : "type ").Append(type.Name);
        if (type.Interfaces.Count > 0)
            text.Append(" implements ").AppendJoin(" & ", type.Interfaces.Select(face => face.Name));
        text.Append(" {\n");
        foreach (var field in type.Fields)
        {
            PrintDescription(text, field.Description, "  ");
            text.Append("  ").Append(field.Name);
            PrintArguments(text, field.Arguments, "  ");
            text.Append(": ").Append(field.Type);
            PrintDeprecation(text, field.DeprecationReason);
            text.Append('\n');
        }

        text.Append("}\n");
    }

    private static void PrintArguments(StringBuilder text, IReadOnlyList<InputValueDefinition> arguments, string indent)
    {
        if (arguments.Count == 0)
            return;
        if (arguments.All(argument => argument.Description is null))
        {
            text.Append('(');
            for (var index = 0; index < arguments.Count; index++)
            {
                text.Append(index == 0 ? "" : ", ");
                PrintInputValue(text, arguments[index]);
            }

            text.Append(')');
            return;
        }

        text.Append("(\n");
        foreach (var argument in arguments)
        {
            PrintDescription(text, argument.Description, indent + "  ");
            text.Append(indent).Append("  ");
            PrintInputValue(text, argument);
            text.Append('\n');
        }

        text.Append(indent).Append(')');
    }

    private static void PrintInputValue(StringBuilder text, InputValueDefinition value)
    {
        text.Append(value.Name).Append(": ").Append(value.Type);
        if (value.DefaultValue is { } defaultValue)
            text.Append(" = ").Append(SyntaxPrinter.Print(defaultValue));
        PrintDeprecation(text, value.DeprecationReason);
    }

    private static void PrintDeprecation(StringBuilder text, string? reason)
    {
        if (reason is not null)
            text.Append(" @deprecated(reason: ").Append(SyntaxPrinter.Quote(reason)).Append(')');
    }

    private static void PrintDescription(StringBuilder text, string? description, string indent)
    {
        if (description is null)
            return;
        text.Append(indent).Append("\"\"\"");
        var escaped = description.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        if (escaped.Contains('\n', StringComparison.Ordinal) || escaped.EndsWith('"') || escaped.EndsWith('\\'))
        {
            foreach (var line in escaped.Split('\n'))
                text.Append('\n').Append(line.Length == 0 ? "" : indent).Append(line);
            text.Append('\n').Append(indent);
        }
        else
        {
            text.Append(escaped);
        }

        text.Append("\"\"\"\n");
    }
}
