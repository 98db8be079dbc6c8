using System.Globalization;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

internal sealed class LongScalar() : ScalarType(
    "Long",
    "A signed 64-bit integer as text, because JavaScript's numbers end at 2^53. Integers are accepted too."),
    IValueScalar<long>
{
    public override object CoerceVariable(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && TryParse(value.GetString()!, out var parsed))
            return parsed;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : throw ScalarErrors.Input(this, value);
    }

    public override object CoerceLiteral(ValueNode literal)
    {
        var text = (literal as StringValueNode)?.Value ?? (literal as IntValueNode)?.Value;
        return text is not null && TryParse(text, out var value) ? value : throw ScalarErrors.Input(this, literal);
    }

    public override void Write(ResultBuffer result, object value)
    {
        WriteValue(result, value switch
        {
            long integer => integer,
            int integer => integer,
            uint integer => integer,
            ulong integer when integer <= long.MaxValue => (long)integer,
            _ => throw ScalarErrors.Output(this, value),
        });
    }

    public void WriteValue(ResultBuffer result, long value)
    {
        result.WriteRaw((byte)'"');
        result.WriteNumber(value);
        result.WriteRaw((byte)'"');
    }

    public override ValueNode ToLiteral(object value) =>
        Literals.String(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));

    private static bool TryParse(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
