using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation.Rules;

/// <summary>
/// Fields with the same response key give the same result, or can never be on the same object. Every selection set is
/// compared with itself and with the fragments it spreads; each pair of fragments is compared once.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : ValidationRule(context)
{
    /// <summary>
    /// Pairs of fields, and of fragments, compared for one document; both can grow with the square of its size.
    /// </summary>
    public const int ComparisonsMax = 20_000;

    private readonly Dictionary<SelectionSetNode, FieldSet> _fieldSets = [];
    private readonly Dictionary<(FieldSet, string), bool> _comparedWithFragment = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private SelectionSetNode? _inline;
    private int _comparisons;

    public override void EnterInlineFragment(InlineFragmentNode fragment) => _inline = fragment.SelectionSet;

    public override void EnterSelectionSet(SelectionSetNode selections)
    {
        // The fields of an inline fragment have been compared as fields of the selection it stands in.
        if (selections == _inline)
            return;
        var conflicts = new List<FieldConflict>();
        var fields = SetOf(selections, Context.ParentType);
        CompareWithin(fields, conflicts);
        for (var index = 0; index < fields.Fragments.Count; index++)
        {
            CompareWithFragment(fields, fields.Fragments[index], false, conflicts);
            for (var other = index + 1; other < fields.Fragments.Count; other++)
                CompareFragments(fields.Fragments[index], fields.Fragments[other], false, conflicts);
        }

        foreach (var conflict in conflicts)
        {
            Context.Report(
                this,
                $"Fields \"{conflict.Key}\" conflict because {conflict.Reason}. Give them different aliases.",
                [.. conflict.Left.Concat(conflict.Right).Select(field => field.Start)]);
        }
    }

    private void CompareWithin(FieldSet set, List<FieldConflict> conflicts)
    {
        foreach (var (key, fields) in set.Fields)
        {
            for (var left = 0; left < fields.Count - 1; left++)
            {
                for (var right = left + 1; right < fields.Count; right++)
                    Compare(key, fields[left], fields[right], false, conflicts);
            }
        }
    }

    private void CompareSets(FieldSet left, FieldSet right, bool areExclusive, List<FieldConflict> conflicts)
    {
        foreach (var (key, fields) in left.Fields)
        {
            if (!right.TryGet(key, out var others))
                continue;
            foreach (var field in fields)
            {
                foreach (var other in others)
                    Compare(key, field, other, areExclusive, conflicts);
            }
        }
    }

    private void CompareWithFragment(FieldSet set, string name, bool areExclusive, List<FieldConflict> conflicts)
    {
        Count();
        if (IsCompared(_comparedWithFragment, (set, name), areExclusive)
            || Context.FindFragment(name) is not { } fragment)
            return;
        var fragmentSet = SetOf(fragment);
        if (ReferenceEquals(set, fragmentSet))
            return;
        CompareSets(set, fragmentSet, areExclusive, conflicts);
        foreach (var inner in fragmentSet.Fragments)
            CompareWithFragment(set, inner, areExclusive, conflicts);
    }

    private void CompareFragments(string left, string right, bool areExclusive, List<FieldConflict> conflicts)
    {
        Count();
        if (left == right)
            return;
        var pair = string.CompareOrdinal(left, right) < 0 ? (left, right) : (right, left);
        if (IsCompared(_comparedFragments, pair, areExclusive))
            return;
        if (Context.FindFragment(left) is not { } leftFragment || Context.FindFragment(right) is not { } rightFragment)
            return;
        var leftSet = SetOf(leftFragment);
        var rightSet = SetOf(rightFragment);
        CompareSets(leftSet, rightSet, areExclusive, conflicts);
        foreach (var inner in rightSet.Fragments)
            CompareFragments(left, inner, areExclusive, conflicts);
        foreach (var inner in leftSet.Fragments)
            CompareFragments(inner, right, areExclusive, conflicts);
    }

    /// <summary>What was compared as not exclusive was compared more strictly, and covers the other case.</summary>
    private static bool IsCompared<TKey>(Dictionary<TKey, bool> compared, TKey key, bool areExclusive)
        where TKey : notnull
    {
        if (compared.TryGetValue(key, out var known) && (areExclusive || !known))
            return true;
        compared[key] = areExclusive;
        return false;
    }

    private void Compare(
        string key,
        FieldOccurrence left,
        FieldOccurrence right,
        bool areExclusive,
        List<FieldConflict> conflicts)
    {
        Count();
        areExclusive |= left.Parent != right.Parent && left.Parent is ObjectType && right.Parent is ObjectType;
        if (FindReason(left, right, areExclusive) is { } reason)
        {
            conflicts.Add(new FieldConflict(key, reason, [left.Node], [right.Node]));
            return;
        }

        if (left.Node.SelectionSet is null || right.Node.SelectionSet is null)
            return;
        var inner = new List<FieldConflict>();
        CompareSelections(left, right, areExclusive, inner);
        if (inner.Count > 0)
            conflicts.Add(FieldConflict.Of(key, left.Node, right.Node, inner));
    }

    private void Count()
    {
        if (++_comparisons > ComparisonsMax)
        {
            Context.Abort(
                $"The document repeats fields or fragments too often: more than {ComparisonsMax} pairs would be compared.");
        }
    }

    private static string? FindReason(FieldOccurrence left, FieldOccurrence right, bool areExclusive)
    {
        if (!areExclusive && left.Node.Name != right.Node.Name)
            return $"\"{left.Node.Name}\" and \"{right.Node.Name}\" are different fields";
        if (!areExclusive && !HaveSameArguments(left.Node, right.Node))
            return "they have different arguments";
        return left.Definition is { } first && right.Definition is { } second && Conflict(first.Type, second.Type)
            ? $"they are of the conflicting types {first.Type} and {second.Type}"
            : null;
    }

    private void CompareSelections(
        FieldOccurrence left,
        FieldOccurrence right,
        bool areExclusive,
        List<FieldConflict> conflicts)
    {
        var leftSet = SetOf(left.Node.SelectionSet!, left.Definition?.Type.Named);
        var rightSet = SetOf(right.Node.SelectionSet!, right.Definition?.Type.Named);
        CompareSets(leftSet, rightSet, areExclusive, conflicts);
        foreach (var name in rightSet.Fragments)
            CompareWithFragment(leftSet, name, areExclusive, conflicts);
        foreach (var name in leftSet.Fragments)
            CompareWithFragment(rightSet, name, areExclusive, conflicts);
        foreach (var leftName in leftSet.Fragments)
        {
            foreach (var rightName in rightSet.Fragments)
                CompareFragments(leftName, rightName, areExclusive, conflicts);
        }
    }

    private static bool HaveSameArguments(FieldNode left, FieldNode right)
    {
        if (left.Arguments.Length != right.Arguments.Length)
            return false;
        foreach (var argument in left.Arguments)
        {
            var other = Array.Find(right.Arguments, candidate => candidate.Name == argument.Name);
            if (other is null || !ValueEquality.AreSame(argument.Value, other.Value))
                return false;
        }

        return true;
    }

    private static bool Conflict(GraphQLType left, GraphQLType right)
    {
        if (left is ListType leftList)
            return right is not ListType rightList || Conflict(leftList.ElementType, rightList.ElementType);
        if (right is ListType)
            return true;
        if (left is NonNullType leftNonNull)
            return right is not NonNullType rightNonNull
                || Conflict(leftNonNull.NullableType, rightNonNull.NullableType);
        if (right is NonNullType)
            return true;
        return (left.IsLeaf || right.IsLeaf) && left != right;
    }

    private FieldSet SetOf(FragmentDefinitionNode fragment)
    {
        Context.Schema.TryGetType(fragment.TypeCondition.Name, out var type);
        return SetOf(fragment.SelectionSet, type);
    }

    private FieldSet SetOf(SelectionSetNode selections, NamedType? parent)
    {
        if (_fieldSets.TryGetValue(selections, out var known))
            return known;
        var set = new FieldSet();
        Collect(selections, parent, set);
        return _fieldSets[selections] = set;
    }

    private void Collect(SelectionSetNode selections, NamedType? parent, FieldSet set)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    var definition = parent is null ? null : Context.Schema.FindField(parent, field.Name);
                    set.Add(field.Alias ?? field.Name, new FieldOccurrence(parent, field, definition));
                    break;
                case FragmentSpreadNode spread:
                    set.AddFragment(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    var type = parent;
                    if (inline.TypeCondition is { } condition)
                        Context.Schema.TryGetType(condition.Name, out type);
                    Collect(inline.SelectionSet, type, set);
                    break;
            }
        }
    }
}
