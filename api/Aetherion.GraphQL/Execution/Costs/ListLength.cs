using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution.Costs;

/// <summary>
/// The length of a list as its slicing arguments bound it: the largest that is given, else the assumed length.
/// </summary>
internal sealed class ListLength
{
    private readonly double _assumed;
    private readonly (InputValueDefinition Definition, ValueNode Value)[] _arguments;

    public ListLength(double assumed, params (InputValueDefinition Definition, ValueNode Value)[] arguments)
    {
        _assumed = assumed;
        _arguments = arguments;
        IsConstant = !Array.Exists(arguments, argument => Planning.VariableFinder.UsesVariable(argument.Value));
    }

    public bool IsConstant { get; }

    /// <summary>The length that a field's arguments in a document ask for.</summary>
    public static ListLength Of(ListSize size, FieldDefinition field, FieldNode node, double assumedDefault)
    {
        var arguments = new List<(InputValueDefinition, ValueNode)>();
        foreach (var name in size.SlicingArguments)
        {
            if (!field.TryGetArgument(name, out var definition))
                continue;
            var value = Array.Find(node.Arguments, argument => argument.Name == name)?.Value ?? definition.DefaultValue;
            if (value is not null)
                arguments.Add((definition, value));
        }

        return new ListLength(size.AssumedSize > 0 ? size.AssumedSize : assumedDefault, [.. arguments]);
    }

    public double Of(VariableValues variables)
    {
        double? length = null;
        foreach (var (definition, value) in _arguments)
        {
            if (CountOf(definition, value, variables) is { } count && !(length > count))
                length = count;
        }

        return length ?? _assumed;
    }

    private static double? CountOf(InputValueDefinition definition, ValueNode value, VariableValues variables)
    {
        try
        {
            return LiteralCoercion.Coerce(value, definition.Type, variables) switch
            {
                int number => Math.Max(0, number),
                object?[] items => items.Length,
                _ => null,
            };
        }
        catch (CoercionException)
        {
            // The field will not be resolved: executing it reports why.
            return null;
        }
    }
}
