using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

internal sealed class BooleanScalar() : ScalarType("Boolean", "True or false."), IValueScalar<bool>
{
    public override object CoerceVariable(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw ScalarErrors.Input(this, value),
    };

    public override object CoerceLiteral(ValueNode literal) =>
        literal is BooleanValueNode boolean ? boolean.Value : throw ScalarErrors.Input(this, literal);

    public void WriteValue(ResultBuffer result, bool value) => result.WriteBoolean(value);

    public override void Write(ResultBuffer result, object value) =>
        result.WriteBoolean(value is bool boolean ? boolean : throw ScalarErrors.Output(this, value));

    public override ValueNode ToLiteral(object value) => new BooleanValueNode(0, 0, (bool)value);
}
