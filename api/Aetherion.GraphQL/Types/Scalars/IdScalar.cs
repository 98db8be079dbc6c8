using System.Globalization;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

internal sealed class IdScalar() : ScalarType("ID", "An opaque identifier. Integers are accepted, text is returned."),
    IValueScalar<string>
{
    public override object CoerceVariable(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when value.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => throw ScalarErrors.Input(this, value),
    };

    public override object CoerceLiteral(ValueNode literal) => literal switch
    {
        StringValueNode text => text.Value,
        IntValueNode number => number.Value,
        _ => throw ScalarErrors.Input(this, literal),
    };

    public void WriteValue(ResultBuffer result, string value) => result.WriteString(value);

    public override void Write(ResultBuffer result, object value)
    {
        switch (value)
        {
            case string text:
                result.WriteString(text);
                break;
            case int or long or Guid:
                result.WriteString(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                throw ScalarErrors.Output(this, value);
        }
    }

    public override ValueNode ToLiteral(object value) => Literals.String(value.ToString()!);
}
