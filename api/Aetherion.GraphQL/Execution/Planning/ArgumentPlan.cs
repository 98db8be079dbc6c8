using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution.Planning;

/// <summary>
/// The arguments of a field as the document gives them. Without variables they are coerced only once.
/// </summary>
internal sealed class ArgumentPlan
{
    public static readonly ArgumentPlan Empty = new([], []);

    private readonly IReadOnlyList<InputValueDefinition> _definitions;
    private readonly ArgumentNode[] _nodes;
    private object?[]? _constant;

    public ArgumentPlan(IReadOnlyList<InputValueDefinition> definitions, ArgumentNode[] nodes)
    {
        _definitions = definitions;
        _nodes = nodes;
        HasVariables = Array.Exists(nodes, node => VariableFinder.UsesVariable(node.Value));
    }

    public bool HasVariables { get; }

    public object?[] Coerce(VariableValues variables)
    {
        if (_constant is { } constant)
            return constant;
        if (_definitions.Count == 0)
            return _constant = [];
        var values = new object?[_definitions.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = Coerce(_definitions[index], variables);
        if (!HasVariables)
            _constant = values;
        return values;
    }

    private object? Coerce(InputValueDefinition definition, VariableValues variables)
    {
        var node = Array.Find(_nodes, node => node.Name == definition.Name);
        try
        {
            var value = node is null
                ? AbsentValue.Instance
                : LiteralCoercion.Coerce(node.Value, definition.Type, variables);
            return ReferenceEquals(value, AbsentValue.Instance) ? LiteralCoercion.Default(definition) : value;
        }
        catch (CoercionException exception)
        {
            throw new ArgumentCoercionException($"Argument {definition.Name}: {exception.Message}", node?.Value.Start);
        }
    }
}
