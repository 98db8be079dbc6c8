using System.Globalization;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

internal sealed class DateScalar() : ScalarType("Date", "A calendar date, yyyy-MM-dd.")
{
    private const string Format = "yyyy-MM-dd";

    public override object CoerceVariable(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && TryParse(value.GetString()!, out var parsed)
            ? parsed
            : throw ScalarErrors.Input(this, value);

    public override object CoerceLiteral(ValueNode literal) =>
        literal is StringValueNode text && TryParse(text.Value, out var parsed)
            ? parsed
            : throw ScalarErrors.Input(this, literal);

    public override void Write(ResultBuffer result, object value)
    {
        if (value is not DateOnly date)
            throw ScalarErrors.Output(this, value);
        result.WriteString(date.ToString(Format, CultureInfo.InvariantCulture));
    }

    public override ValueNode ToLiteral(object value) =>
        Literals.String(((DateOnly)value).ToString(Format, CultureInfo.InvariantCulture));

    private static bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
