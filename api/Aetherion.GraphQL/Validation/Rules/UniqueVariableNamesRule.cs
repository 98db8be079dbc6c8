using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class UniqueVariableNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        // graphql-js names every place of a doubled variable in one error, not each pair in its own.
        foreach (var group in operation.VariableDefinitions.GroupBy(definition => definition.Variable.Name))
        {
            var positions = group.Select(definition => definition.Variable.NameNode.Start).ToArray();
            if (positions.Length > 1)
                Context.Report(this, $"There are several variables \"${group.Key}\".", positions);
        }
    }
}
