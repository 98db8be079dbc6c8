using System.Globalization;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

internal sealed class DecimalScalar() : TextScalar<decimal>(
    "Decimal",
    "An exact decimal number as text without exponent, its scale kept: \"0.00012300\". Numbers are refused."),
    IValueScalar<decimal>
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public override void Write(ResultBuffer result, object value)
    {
        WriteValue(result, value switch
        {
            decimal exact => exact,
            int integer => integer,
            long integer => integer,
            _ => throw ScalarErrors.Output(this, value),
        });
    }

    public void WriteValue(ResultBuffer result, decimal value)
    {
        result.WriteRaw((byte)'"');
        result.WriteNumber(value);
        result.WriteRaw((byte)'"');
    }

    public override ValueNode ToLiteral(object value) =>
        Literals.String(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));

    // More digits than a decimal holds would be rounded silently, so what was parsed must print as what was sent.
    protected override bool TryParse(string text, out decimal value) =>
        decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value)
        && CountFraction(text) == value.Scale;

    private static int CountFraction(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.Length - point - 1;
    }
}
