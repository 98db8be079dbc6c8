using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class NoUndefinedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode document)
    {
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            var defined = operation.VariableDefinitions.Select(definition => definition.Variable.Name)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var usage in Context.UsagesOf(operation))
            {
                if (!defined.Contains(usage.Node.Name))
                {
                    Context.Report(
                        this, $"\"${usage.Node.Name}\" is not defined.", usage.Node.Start, operation.Start);
                }
            }
        }
    }
}
