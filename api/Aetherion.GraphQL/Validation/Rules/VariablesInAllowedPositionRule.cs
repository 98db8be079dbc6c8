using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation.Rules;

/// <summary>A variable's type fits each place where it is used.</summary>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode document)
    {
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (operation.VariableDefinitions.Length == 0)
                continue;
            foreach (var usage in Context.UsagesOf(operation))
                Check(operation, usage);
        }
    }

    private static bool IsAllowed(GraphQLType variable, ValueNode? variableDefault, VariableUsage usage)
    {
        var expected = usage.Type!;
        if (expected is not NonNullType nonNull || variable.IsNonNull)
            return TypeRelations.IsSubtype(variable, expected);
        // A default takes the place of what was not given, on the one side or the other; null is then found out later.
        var hasDefault = variableDefault is not (null or NullValueNode);
        return (hasDefault || usage.HasDefault) && TypeRelations.IsSubtype(variable, nonNull.NullableType);
    }

    private void Check(OperationDefinitionNode operation, VariableUsage usage)
    {
        var definition = Array.FindLast(
            operation.VariableDefinitions, candidate => candidate.Variable.Name == usage.Node.Name);
        if (definition is null || usage.Type is null || Context.Schema.Resolve(definition.Type) is not { } type)
            return;
        if (!IsAllowed(type, definition.DefaultValue, usage))
        {
            Context.Report(
                this,
                $"The variable \"${usage.Node.Name}\" of the type {type} cannot stand where {usage.Type} is expected.",
                definition.Start,
                usage.Node.Start);
        }

        if (usage.OneOfParent is { } oneOf && !type.IsNonNull)
        {
            Context.Report(
                this,
                $"The variable \"${usage.Node.Name}\" must be non-null to stand in the @oneOf input {oneOf.Name}.",
                definition.Start,
                usage.Node.Start);
        }
    }
}
