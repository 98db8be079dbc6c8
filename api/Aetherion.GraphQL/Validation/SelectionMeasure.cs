using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation;

/// <summary>How much the fields of a selection come to that count, through fragments.</summary>
/// <param name="weigh">What a field counts.</param>
/// <param name="isOpen">Whether what is below a field counts too.</param>
/// <param name="join">What two fields beside each other come to.</param>
internal sealed class SelectionMeasure(
    ValidationContext context, Func<FieldNode, int> weigh, Func<FieldNode, bool> isOpen, Func<int, int, int> join)
{
    // Fragments within fragments double what they hold each time.
    private const int CountMax = 1_000_000;

    private readonly Dictionary<FragmentDefinitionNode, int> _measures = [];

    /// <summary>How deep fields stand within each other.</summary>
    public static SelectionMeasure Depth(
        ValidationContext context, Func<FieldNode, int> weigh, Func<FieldNode, bool> isOpen) =>
        new(context, weigh, isOpen, Math.Max);

    /// <summary>How many fields there are when each fragment stands where it is spread.</summary>
    public static SelectionMeasure Count(ValidationContext context, Func<FieldNode, int> weigh) =>
        new(context, weigh, _ => true, (first, second) => Math.Min(first + second, CountMax));

    public int Of(SelectionSetNode selections)
    {
        var measure = 0;
        foreach (var selection in selections.Selections)
            measure = join(measure, Of(selection));
        return measure;
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
        if (_measures.TryGetValue(fragment, out var known))
            return known;
        // Within itself, which the rules refuse, a fragment comes to nothing.
        _measures[fragment] = 0;
        return _measures[fragment] = Of(fragment.SelectionSet);
    }
}
