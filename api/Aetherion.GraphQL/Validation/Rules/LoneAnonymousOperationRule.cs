using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class LoneAnonymousOperationRule(ValidationContext context) : ValidationRule(context)
{
    private int _operations;

    public override void EnterDocument(DocumentNode document) =>
        _operations = document.Definitions.Count(definition => definition is OperationDefinitionNode);

    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Name is null && _operations > 1)
            Context.Report(this, "An operation without a name must be the only one.", operation.Start);
    }
}
