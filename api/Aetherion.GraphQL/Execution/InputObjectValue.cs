using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution;

/// <summary>A coerced input object: one value for each field of its type, absent ones marked.</summary>
internal sealed class InputObjectValue(InputObjectType type, object?[] values)
{
    public InputObjectType Type { get; } = type;

    public object?[] Values { get; } = values;
}
