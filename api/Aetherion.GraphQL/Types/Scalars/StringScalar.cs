using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

internal sealed class StringScalar() : ScalarType("String", "Text in Unicode."), IValueScalar<string>
{
    public override object CoerceVariable(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw ScalarErrors.Input(this, value);

    public override object CoerceLiteral(ValueNode literal) =>
        literal is StringValueNode text ? text.Value : throw ScalarErrors.Input(this, literal);

    public void WriteValue(ResultBuffer result, string value) => result.WriteString(value);

    public override void Write(ResultBuffer result, object value)
    {
        switch (value)
        {
            case string text:
                result.WriteString(text);
                break;
            case char character:
                result.WriteString([character]);
                break;
            case Uri uri:
                result.WriteString(uri.OriginalString);
                break;
            default:
                throw ScalarErrors.Output(this, value);
        }
    }

    public override ValueNode ToLiteral(object value) => Literals.String(value.ToString()!);
}
