using System.Text.Json;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

/// <summary>A scalar that comes in as text only, in variables and in documents alike.</summary>
internal abstract class TextScalar<T>(string name, string description, string? specifiedBy = null)
    : ScalarType(name, description, specifiedBy)
    where T : struct
{
    public sealed override object CoerceVariable(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && TryParse(value.GetString()!, out var parsed)
            ? parsed
            : throw ScalarErrors.Input(this, value);

    public sealed override object CoerceLiteral(ValueNode literal) =>
        literal is StringValueNode text && TryParse(text.Value, out var parsed)
            ? parsed
            : throw ScalarErrors.Input(this, literal);

    protected abstract bool TryParse(string text, out T value);
}
