using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation;

/// <summary>How deep fields that count stand within each other, through fragments.</summary>
/// <param name="weigh">What a field counts.</param>
/// <param name="isOpen">Whether what is below a field counts too.</param>
internal sealed class SelectionDepth(
    ValidationContext context, Func<FieldNode, int> weigh, Func<FieldNode, bool> isOpen)
{
    private readonly Dictionary<FragmentDefinitionNode, int> _depths = [];

    public int Of(SelectionSetNode selections)
    {
        var depth = 0;
        foreach (var selection in selections.Selections)
            depth = Math.Max(depth, Of(selection));
        return depth;
    }

    private int Of(SelectionNode selection) => selection switch
    {
        FieldNode { SelectionSet: { } inner } field when isOpen(field) => weigh(field) + Of(inner),
        FieldNode field => weigh(field),
        InlineFragmentNode inline => Of(inline.SelectionSet),
        _ => Of(context.FindFragment(((FragmentSpreadNode)selection).Name.Value)),
    };

    private int Of(FragmentDefinitionNode? fragment)
    {
        if (fragment is null)
            return 0;
        if (_depths.TryGetValue(fragment, out var known))
            return known;
        // Within itself, which the rules refuse, a fragment has no depth.
        _depths[fragment] = 0;
        return _depths[fragment] = Of(fragment.SelectionSet);
    }
}
