using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class UniqueFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterFragment(FragmentDefinitionNode fragment)
    {
        var name = fragment.Name;
        if (!_known.TryAdd(name.Value, name))
            Context.Report(
                this, $"There are several fragments \"{name.Value}\".", _known[name.Value].Start, name.Start);
    }
}
