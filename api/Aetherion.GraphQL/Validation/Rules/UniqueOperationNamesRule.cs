using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class UniqueOperationNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Name is { } name && !_known.TryAdd(name.Value, name))
            Context.Report(
                this, $"There are several operations \"{name.Value}\".", _known[name.Value].Start, name.Start);
    }
}
