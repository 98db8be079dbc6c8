using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Aetherion.GraphQL.Execution;

/// <summary>Writes coerced arguments as JSON, as a client could have sent them as variables.</summary>
internal static class ArgumentWriter
{
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case InputObjectValue input:
                WriteObject(writer, input);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case DateTime time:
                writer.WriteStringValue(time);
                break;
            case IEnumerable items:
                WriteItems(writer, items);
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, InputObjectValue input)
    {
        writer.WriteStartObject();
        for (var index = 0; index < input.Values.Length; index++)
        {
            if (ReferenceEquals(input.Values[index], AbsentValue.Instance))
                continue;
            writer.WritePropertyName(input.Type.Fields[index].Name);
            Write(writer, input.Values[index]);
        }

        writer.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            Write(writer, item);
        writer.WriteEndArray();
    }
}
