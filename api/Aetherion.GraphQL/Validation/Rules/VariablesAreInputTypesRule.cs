using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class VariablesAreInputTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterVariableDefinition(VariableDefinitionNode definition)
    {
        if (Context.Schema.Resolve(definition.Type) is { IsInputType: false } type)
        {
            Context.Report(
                this,
                $"The variable \"${definition.Variable.Name}\" cannot be of the output type {type}.",
                definition.Type.Start);
        }
    }
}
