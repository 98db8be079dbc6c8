using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types;

/// <summary>
/// A leaf type without structure: how its values are read from variables and literals, and written into results.
/// The methods that read throw <see cref="CoercionException"/> for values that are not of the type.
/// </summary>
public abstract class ScalarType(string name, string? description = null, string? specifiedBy = null)
    : NamedType(name, description)
{
    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>The address of the scalar's specification, or null.</summary>
    public string? SpecifiedBy { get; } = specifiedBy;

    public abstract object CoerceVariable(JsonElement value);

    public abstract object CoerceLiteral(ValueNode literal);

    /// <summary>Writes a resolver's value, or throws <see cref="CoercionException"/>.</summary>
    public abstract void Write(ResultBuffer result, object value);

    /// <summary>The literal of a value, for default values in the schema.</summary>
    public abstract ValueNode ToLiteral(object value);
}
