using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

internal sealed class UuidScalar() : ScalarType("UUID", "A universally unique identifier, with hyphens.")
{
    public override object CoerceVariable(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Guid.TryParseExact(value.GetString(), "D", out var parsed)
            ? parsed
            : throw ScalarErrors.Input(this, value);

    public override object CoerceLiteral(ValueNode literal) =>
        literal is StringValueNode text && Guid.TryParseExact(text.Value, "D", out var parsed)
            ? parsed
            : throw ScalarErrors.Input(this, literal);

    public override void Write(ResultBuffer result, object value)
    {
        if (value is not Guid id)
            throw ScalarErrors.Output(this, value);
        result.WriteRaw((byte)'"');
        result.WriteFormatted(id, "D");
        result.WriteRaw((byte)'"');
    }

    public override ValueNode ToLiteral(object value) => Literals.String(((Guid)value).ToString("D"));
}
