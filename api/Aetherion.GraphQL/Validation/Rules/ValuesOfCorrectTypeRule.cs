using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation.Rules;

/// <summary>Literals are of the types expected where they stand.</summary>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterVariableDefinition(VariableDefinitionNode definition)
    {
        if (definition.DefaultValue is { } value
            && Context.Schema.Resolve(definition.Type) is { IsInputType: true } type)
            Check(value, type);
    }

    public override void EnterArgument(
        ArgumentNode argument,
        InputValueDefinition? definition,
        DirectiveDefinition? directive)
    {
        if (definition is not null)
            Check(argument.Value, definition.Type);
    }

    private void Check(ValueNode value, GraphQLType type)
    {
        switch (value)
        {
            case VariableNode:
                return;
            case NullValueNode when type.IsNonNull:
                Context.Report(this, $"Expected a value of the type {type}, found null.", value.Start);
                return;
            case NullValueNode:
                return;
        }

        switch (type.Nullable)
        {
            case ListType list when value is ListValueNode items:
                foreach (var item in items.Items)
                    Check(item, list.ElementType);
                break;
            case ListType list:
                Check(value, list.ElementType);
                break;
            case InputObjectType input when value is ObjectValueNode fields:
                CheckObject(fields, input);
                break;
            case InputObjectType:
                Context.Report(this, $"Expected an object of the type {type}.", value.Start);
                break;
            default:
                CheckLeaf(value, type.Nullable);
                break;
        }
    }

    private void CheckLeaf(ValueNode value, GraphQLType type)
    {
        try
        {
            LiteralCoercion.Coerce(value, type, VariableValues.None);
        }
        catch (CoercionException exception)
        {
            Context.Report(this, exception.Message, value.Start);
        }
    }

    private void CheckObject(ObjectValueNode value, InputObjectType type)
    {
        foreach (var definition in type.Fields)
        {
            if (definition.IsRequired && !Array.Exists(value.Fields, field => field.Name == definition.Name))
            {
                Context.Report(
                    this, $"{type.Name}.{definition.Name} of the type {definition.Type} must be given.", value.Start);
            }
        }

        if (type.IsOneOf)
            CheckOneOf(value, type);
        foreach (var field in value.Fields)
        {
            if (type.TryGetField(field.Name, out var definition))
            {
                Check(field.Value, definition.Type);
                continue;
            }

            var message = Context.Suggest(
                $"The input {type.Name} has no field \"{field.Name}\".",
                field.Name,
                type.Fields.Select(known => known.Name));
            Context.Report(this, message, field.Start);
        }
    }

    private void CheckOneOf(ObjectValueNode value, InputObjectType type)
    {
        var names = value.Fields.Select(field => field.Name).Distinct(StringComparer.Ordinal).Count();
        if (names != 1)
            Context.Report(this, $"Exactly one field of {type.Name} must be given.", value.Start);
        else if (value.Fields[^1].Value is NullValueNode)
            Context.Report(this, $"The field {type.Name}.{value.Fields[0].Name} must not be null.", value.Start);
    }
}
