using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation.Rules;

/// <summary>A fragment stands only where an object can be of its type.</summary>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition)
            Check(condition, fragment.Start, "An inline fragment");
    }

    public override void EnterSpread(FragmentSpreadNode spread)
    {
        if (Context.FindFragment(spread.Name.Value) is { } fragment)
            Check(fragment.TypeCondition, spread.Start, $"The fragment \"{spread.Name.Value}\"");
    }

    private void Check(NamedTypeNode condition, int position, string what)
    {
        if (Context.ParentType is { } parent && Context.Schema.TryGetType(condition.Name, out var type)
            && type.IsComposite && !TypeRelations.Overlap(type, parent))
        {
            Context.Report(
                this, $"{what} on {type.Name} cannot stand here: no {parent.Name} can be of that type.", position);
        }
    }
}
