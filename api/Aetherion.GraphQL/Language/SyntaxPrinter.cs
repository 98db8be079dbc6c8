using System.Globalization;
using System.Text;

namespace Aetherion.GraphQL.Language;

/// <summary>Prints values and types in the syntax they are read in.</summary>
public static class SyntaxPrinter
{
    public static string Print(ValueNode value)
    {
        var text = new StringBuilder();
        Print(text, value);
        return text.ToString();
    }

    public static string Print(TypeNode type) => type switch
    {
        NamedTypeNode named => named.Name,
        ListTypeNode list => $"[{Print(list.ElementType)}]",
        NonNullTypeNode nonNull => $"{Print(nonNull.NullableType)}!",
        _ => throw new ArgumentException($"{type.GetType().Name} is no type.", nameof(type)),
    };

    /// <summary>The text as a string literal.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"' or '\\':
                    text.Append('\\').Append(character);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case < ' ' or '\u007f':
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }

        return text.Append('"').ToString();
    }

    private static void Print(StringBuilder text, ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                text.Append('$').Append(variable.Name);
                break;
            case IntValueNode number:
                text.Append(number.Value);
                break;
            case FloatValueNode number:
                text.Append(number.Value);
                break;
            case StringValueNode @string:
                text.Append(Quote(@string.Value));
                break;
            case BooleanValueNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case EnumValueNode name:
                text.Append(name.Value);
                break;
            case ListValueNode list:
                PrintList(text, list);
                break;
            case ObjectValueNode @object:
                PrintObject(text, @object);
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void PrintList(StringBuilder text, ListValueNode list)
    {
        text.Append('[');
        for (var index = 0; index < list.Items.Length; index++)
        {
            text.Append(index == 0 ? "" : ", ");
            Print(text, list.Items[index]);
        }

        text.Append(']');
    }

    private static void PrintObject(StringBuilder text, ObjectValueNode value)
    {
        text.Append('{');
        for (var index = 0; index < value.Fields.Length; index++)
        {
            text.Append(index == 0 ? "" : ", ").Append(value.Fields[index].Name).Append(": ");
            Print(text, value.Fields[index].Value);
        }

        text.Append('}');
    }
}
