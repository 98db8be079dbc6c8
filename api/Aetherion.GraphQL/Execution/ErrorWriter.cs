using System.Collections;
using System.Globalization;

namespace Aetherion.GraphQL.Execution;

/// <summary>Errors as JSON.</summary>
internal static class ErrorWriter
{
    public static void Write(ResultBuffer buffer, IReadOnlyList<IError> errors)
    {
        buffer.WriteRaw((byte)'[');
        for (var index = 0; index < errors.Count; index++)
        {
            if (index > 0)
                buffer.WriteRaw((byte)',');
            Write(buffer, errors[index]);
        }

        buffer.WriteRaw((byte)']');
    }

    private static void Write(ResultBuffer buffer, IError error)
    {
        buffer.WriteRaw("{\"message\":"u8);
        buffer.WriteString(error.Message);
        if (error.Locations is { Count: > 0 } locations)
            WriteLocations(buffer, locations);
        if (error.Path is { } path)
        {
            buffer.WriteRaw(",\"path\":"u8);
            WriteValue(buffer, path);
        }

        if (error.Extensions is { Count: > 0 } extensions)
        {
            buffer.WriteRaw(",\"extensions\":"u8);
            WriteObject(buffer, extensions);
        }

        buffer.WriteRaw((byte)'}');
    }

    private static void WriteLocations(ResultBuffer buffer, IReadOnlyList<Location> locations)
    {
        buffer.WriteRaw(",\"locations\":["u8);
        for (var index = 0; index < locations.Count; index++)
        {
            buffer.WriteRaw(index > 0 ? ",{\"line\":"u8 : "{\"line\":"u8);
            buffer.WriteNumber(locations[index].Line);
            buffer.WriteRaw(",\"column\":"u8);
            buffer.WriteNumber(locations[index].Column);
            buffer.WriteRaw((byte)'}');
        }

        buffer.WriteRaw((byte)']');
    }

    internal static void WriteValue(ResultBuffer buffer, object? value)
    {
        switch (value)
        {
            case null:
                buffer.WriteNull();
                break;
            case string text:
                buffer.WriteString(text);
                break;
            case bool boolean:
                buffer.WriteBoolean(boolean);
                break;
            case int or long or short or byte:
                buffer.WriteNumber(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                buffer.WriteNumber(number);
                break;
            case IReadOnlyDictionary<string, object?> fields:
                WriteObject(buffer, fields);
                break;
            case IEnumerable items:
                WriteList(buffer, items);
                break;
            default:
                buffer.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteObject(ResultBuffer buffer, IReadOnlyDictionary<string, object?> fields)
    {
        buffer.WriteRaw((byte)'{');
        var isFirst = true;
        foreach (var (key, value) in fields)
        {
            if (!isFirst)
                buffer.WriteRaw((byte)',');
            isFirst = false;
            buffer.WriteString(key);
            buffer.WriteRaw((byte)':');
            WriteValue(buffer, value);
        }

        buffer.WriteRaw((byte)'}');
    }

    private static void WriteList(ResultBuffer buffer, IEnumerable items)
    {
        buffer.WriteRaw((byte)'[');
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                buffer.WriteRaw((byte)',');
            isFirst = false;
            WriteValue(buffer, item);
        }

        buffer.WriteRaw((byte)']');
    }
}
