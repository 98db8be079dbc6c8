using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types.Introspection;

namespace Aetherion.GraphQL.Validation;

/// <summary>The server's own limits on valid operations: depth, and pages whose size must be given.</summary>
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
                return DepthOf(_context.FindFragment(((FragmentSpreadNode)selection).Name.Value));
        }
    }

    private int DepthOf(FragmentDefinitionNode? fragment)
    {
        if (fragment is null)
            return 0;
        if (_depths.TryGetValue(fragment, out var known))
            return known;
        // Within itself, which the rules refuse, a fragment has no depth.
        _depths[fragment] = 0;
        return _depths[fragment] = DepthOf(fragment.SelectionSet);
    }

    private int DepthOf(FieldNode field)
    {
        if (field.SelectionSet is not { } selections)
            return 1;
        if (field.Name is not (MetaFields.Schema or MetaFields.Type))
            return 1 + DepthOf(selections);
        // Tools ask for the schema deeper than anybody asks for data, but never for the fields of types of fields.
        if (IntrospectionLists.DepthOf(_context, selections) > IntrospectionLists.DepthMax)
        {
            _context.Report(
                "MaxIntrospectionDepth",
                "Lists of fields and types may not stand within each other in introspection.",
                ErrorCodes.LimitExceeded,
                field.Start);
        }

        return 1;
    }
}
