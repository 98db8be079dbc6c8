using System.Xml;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

internal sealed class DurationScalar() : TextScalar<TimeSpan>(
    "Duration",
    "A length of time as ISO 8601 writes it, in days, hours, minutes and seconds: \"PT1M30S\".")
{
    public override void Write(ResultBuffer result, object value)
    {
        if (value is not TimeSpan duration)
            throw ScalarErrors.Output(this, value);
        result.WriteString(XmlConvert.ToString(duration));
    }

    public override ValueNode ToLiteral(object value) => Literals.String(XmlConvert.ToString((TimeSpan)value));

    protected override bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        // Years and months have no fixed length.
        var date = text.Split('T')[0];
        if (date.Contains('Y', StringComparison.Ordinal) || date.Contains('M', StringComparison.Ordinal))
            return false;
        try
        {
            value = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return false;
        }
    }
}
