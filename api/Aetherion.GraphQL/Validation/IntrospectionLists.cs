using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation;

/// <summary>
/// How deep the lists of introspection that lead back to types stand within each other: each level multiplies the result
/// by the size of the schema.
/// </summary>
internal sealed class IntrospectionLists
{
    /// <summary>All that the introspection query of graphql-js, and the tools that use it, need.</summary>
    public const int DepthMax = 1;

    private readonly ValidationContext _context;
    private readonly Dictionary<FragmentDefinitionNode, int> _depths = [];

    private IntrospectionLists(ValidationContext context) => _context = context;

    public static int DepthOf(ValidationContext context, SelectionSetNode selections) =>
        new IntrospectionLists(context).DepthOf(selections);

    private int DepthOf(SelectionSetNode selections) => selections.Selections.Max(DepthOf);

    private int DepthOf(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                var own = field.Name is "fields" or "inputFields" or "interfaces" or "possibleTypes" ? 1 : 0;
                return field.SelectionSet is { } inner ? own + DepthOf(inner) : own;
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
        _depths[fragment] = 0;
        return _depths[fragment] = DepthOf(fragment.SelectionSet);
    }
}
