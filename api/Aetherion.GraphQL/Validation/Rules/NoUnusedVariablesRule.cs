using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class NoUnusedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode document)
    {
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (operation.VariableDefinitions.Length == 0)
                continue;
            var used = Context.UsagesOf(operation).Select(usage => usage.Node.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var definition in operation.VariableDefinitions)
            {
                if (!used.Contains(definition.Variable.Name))
                    Context.Report(
                        this, $"The variable \"${definition.Variable.Name}\" is never used.", definition.Start);
            }
        }
    }
}
