using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types.Introspection;

namespace Aetherion.GraphQL.Validation;

/// <summary>The server's own limits on valid operations: depth, and whether the schema may be asked for.</summary>
internal sealed class OperationLimits
{
    private readonly ValidationContext _context;
    private readonly Dictionary<FragmentDefinitionNode, int> _depths = [];

    private OperationLimits(ValidationContext context) => _context = context;

    public static void Check(ValidationContext context)
    {
        var limits = new OperationLimits(context);
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (limits.DepthOf(operation.SelectionSet) > context.Options.MaxDepth)
            {
                context.Report(
                    "MaxDepth",
                    $"The operation is nested more than {context.Options.MaxDepth} fields deep.",
                    ErrorCodes.LimitExceeded,
                    operation.Start);
            }
        }
    }

    private int DepthOf(SelectionSetNode selections)
    {
        var depth = 0;
        foreach (var selection in selections.Selections)
            depth = Math.Max(depth, DepthOf(selection));
        return depth;
    }

    private int DepthOf(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                return DepthOf(field);
            case InlineFragmentNode inline:
                return DepthOf(inline.SelectionSet);
            default:
                var fragment = _context.FindFragment(((FragmentSpreadNode)selection).Name.Value)!;
                if (!_depths.TryGetValue(fragment, out var depth))
                    _depths[fragment] = depth = DepthOf(fragment.SelectionSet);
                return depth;
        }
    }

    private int DepthOf(FieldNode field)
    {
        if (field.Name is not (MetaFields.Schema or MetaFields.Type))
            return field.SelectionSet is null ? 1 : 1 + DepthOf(field.SelectionSet);
        if (!_context.Options.EnableIntrospection)
        {
            _context.Report(
                "Introspection", "The schema may not be asked for.", ErrorCodes.ValidationFailed, field.Start);
        }

        // Tools ask for the schema much deeper than anybody asks for data, and it cannot grow with the data.
        return 1;
    }
}
