using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class KnownFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterSpread(FragmentSpreadNode spread)
    {
        if (Context.FindFragment(spread.Name.Value) is null)
            Context.Report(this, $"The fragment \"{spread.Name.Value}\" is unknown.", spread.Name.Start);
    }
}
