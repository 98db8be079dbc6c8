using System.Globalization;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

internal sealed class IntScalar() : ScalarType("Int", "A signed 32-bit integer."), IValueScalar<int>
{
    public override object CoerceVariable(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            if (value.TryGetInt32(out var number))
                return number;
            // 1.0 and 1e3 are integers too, as JSON has but one kind of number.
            if (value.TryGetDouble(out var real) && double.IsInteger(real) && Math.Abs(real) <= int.MaxValue)
                return (int)real;
        }

        throw ScalarErrors.Input(this, value);
    }

    public override object CoerceLiteral(ValueNode literal) =>
        literal is IntValueNode number
            && int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw ScalarErrors.Input(this, literal);

    public void WriteValue(ResultBuffer result, int value) => result.WriteNumber(value);

    public override void Write(ResultBuffer result, object value)
    {
        switch (value)
        {
            case int number:
                result.WriteNumber(number);
                break;
            case short or byte or sbyte or ushort:
                result.WriteNumber(Convert.ToInt32(value, CultureInfo.InvariantCulture));
                break;
            case long number when number is >= int.MinValue and <= int.MaxValue:
                result.WriteNumber(number);
                break;
            case uint number when number <= int.MaxValue:
                result.WriteNumber(number);
                break;
            default:
                throw ScalarErrors.Output(this, value);
        }
    }

    public override ValueNode ToLiteral(object value) => Literals.Int(value);
}
