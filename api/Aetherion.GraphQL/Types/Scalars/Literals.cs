using System.Globalization;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

/// <summary>Literals of CLR values, without a place in a document.</summary>
internal static class Literals
{
    public static readonly NullValueNode Null = new(0, 0);

    public static IntValueNode Int(object value) =>
        new(0, 0, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));

    public static ValueNode Float(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInteger(value) && !text.Contains('E', StringComparison.Ordinal)
            ? new IntValueNode(0, 0, text)
            : new FloatValueNode(0, 0, text);
    }

    public static StringValueNode String(string value) => new(0, 0, value, false);
}
