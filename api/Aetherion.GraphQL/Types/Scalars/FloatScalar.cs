using System.Globalization;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

internal sealed class FloatScalar() : ScalarType("Float", "A double-precision number, for statistics, never for money."),
    IValueScalar<double>
{
    public override object CoerceVariable(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw ScalarErrors.Input(this, value);

    public override object CoerceLiteral(ValueNode literal)
    {
        var text = literal switch
        {
            IntValueNode number => number.Value,
            FloatValueNode number => number.Value,
            _ => throw ScalarErrors.Input(this, literal),
        };
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? value : throw ScalarErrors.Input(this, literal);
    }

    public override void Write(ResultBuffer result, object value)
    {
        WriteValue(result, value switch
        {
            double real => real,
            float real => real,
            int integer => integer,
            long integer => integer,
            _ => throw ScalarErrors.Output(this, value),
        });
    }

    public void WriteValue(ResultBuffer result, double value)
    {
        if (!double.IsFinite(value))
            throw ScalarErrors.Output(this, value);
        result.WriteNumber(value);
    }

    public override ValueNode ToLiteral(object value) =>
        Literals.Float(Convert.ToDouble(value, CultureInfo.InvariantCulture));
}
