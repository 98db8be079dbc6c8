using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

/// <summary>The schema has a root type for each operation.</summary>
internal sealed class KnownOperationTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (Context.Schema.RootType(operation.Operation) is null)
        {
            Context.Report(
                this, $"The schema has no {operation.Operation.ToString().ToLowerInvariant()}.", operation.Start);
        }
    }
}
