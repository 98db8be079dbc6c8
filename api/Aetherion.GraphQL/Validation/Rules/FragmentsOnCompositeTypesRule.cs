using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition)
            Check(condition);
    }

    public override void EnterFragment(FragmentDefinitionNode fragment) => Check(fragment.TypeCondition);

    private void Check(NamedTypeNode condition)
    {
        if (Context.Schema.TryGetType(condition.Name, out var type) && !type.IsComposite)
            Context.Report(
                this, $"A fragment cannot be on \"{condition.Name}\", which has no fields.", condition.Start);
    }
}
