using System.Globalization;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

internal sealed class DateScalar() : TextScalar<DateOnly>("Date", "A calendar date, yyyy-MM-dd.")
{
    private const string Format = "yyyy-MM-dd";

    public override void Write(ResultBuffer result, object value)
    {
        if (value is not DateOnly date)
            throw ScalarErrors.Output(this, value);
        result.WriteString(date.ToString(Format, CultureInfo.InvariantCulture));
    }

    public override ValueNode ToLiteral(object value) =>
        Literals.String(((DateOnly)value).ToString(Format, CultureInfo.InvariantCulture));

    protected override bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
