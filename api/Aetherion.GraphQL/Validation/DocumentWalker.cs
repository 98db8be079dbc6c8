using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation;

/// <summary>Goes through a document once, knows the type at each node, and tells every rule.</summary>
internal sealed class DocumentWalker(ValidationContext context, ValidationRule[] rules)
{
    private readonly GraphQLSchema _schema = context.Schema;
    private DefinitionNode _definition = null!;

    public void Walk()
    {
        foreach (var rule in rules)
            rule.EnterDocument(context.Document);
        foreach (var definition in context.Document.Definitions)
        {
            _definition = definition;
            if (definition is OperationDefinitionNode operation)
                Walk(operation);
            else if (definition is FragmentDefinitionNode fragment)
                Walk(fragment);
        }

        foreach (var rule in rules)
            rule.LeaveDocument(context.Document);
    }

    private void Walk(OperationDefinitionNode operation)
    {
        context.ParentType = _schema.RootType(operation.Operation);
        foreach (var rule in rules)
            rule.EnterOperation(operation);
        foreach (var definition in operation.VariableDefinitions)
            Walk(definition);
        Walk(operation.Directives, operation.Operation switch
        {
            OperationKind.Query => "QUERY",
            OperationKind.Mutation => "MUTATION",
            _ => "SUBSCRIPTION",
        });
        Walk(operation.SelectionSet, _schema.RootType(operation.Operation));
    }

    private void Walk(VariableDefinitionNode definition)
    {
        foreach (var rule in rules)
            rule.EnterVariableDefinition(definition);
        Walk(definition.Type);
        if (definition.DefaultValue is { } value)
            Walk(value, _schema.Resolve(definition.Type), false, null);
        Walk(definition.Directives, "VARIABLE_DEFINITION");
    }

    private void Walk(FragmentDefinitionNode fragment)
    {
        var type = CompositeOf(fragment.TypeCondition);
        context.ParentType = type;
        foreach (var rule in rules)
            rule.EnterFragment(fragment);
        Walk(fragment.TypeCondition);
        Walk(fragment.Directives, "FRAGMENT_DEFINITION");
        Walk(fragment.SelectionSet, type);
    }

    private NamedType? CompositeOf(NamedTypeNode node) =>
        _schema.TryGetType(node.Name, out var type) && type.IsComposite ? type : null;

    private void Walk(SelectionSetNode selections, NamedType? parentType)
    {
        context.ParentType = parentType;
        foreach (var rule in rules)
            rule.EnterSelectionSet(selections);
        foreach (var selection in selections.Selections)
        {
            context.ParentType = parentType;
            switch (selection)
            {
                case FieldNode field:
                    Walk(field, parentType);
                    break;
                case InlineFragmentNode inline:
                    Walk(inline, parentType);
                    break;
                case FragmentSpreadNode spread:
                    Walk(spread);
                    break;
            }
        }
    }

    private void Walk(FieldNode field, NamedType? parentType)
    {
        var definition = parentType is null ? null : _schema.FindField(parentType, field.Name);
        context.Field = definition;
        foreach (var rule in rules)
            rule.EnterField(field);
        WalkArguments(field.Arguments, definition?.Arguments, null);
        Walk(field.Directives, "FIELD");
        if (field.SelectionSet is not { } inner)
            return;
        var type = definition?.Type.Named;
        Walk(inner, type is { IsComposite: true } ? type : null);
    }

    private void Walk(InlineFragmentNode fragment, NamedType? parentType)
    {
        var type = fragment.TypeCondition is { } condition ? CompositeOf(condition) : parentType;
        foreach (var rule in rules)
            rule.EnterInlineFragment(fragment);
        if (fragment.TypeCondition is { } named)
            Walk(named);
        Walk(fragment.Directives, "INLINE_FRAGMENT");
        Walk(fragment.SelectionSet, type);
    }

    private void Walk(FragmentSpreadNode spread)
    {
        foreach (var rule in rules)
            rule.EnterSpread(spread);
        Walk(spread.Directives, "FRAGMENT_SPREAD");
    }

    private void Walk(DirectiveNode[] directives, string location)
    {
        if (directives.Length == 0)
            return;
        foreach (var rule in rules)
            rule.EnterDirectives(directives, location);
        foreach (var directive in directives)
        {
            _schema.TryGetDirective(directive.Name, out var definition);
            foreach (var rule in rules)
                rule.EnterDirective(directive, definition, location);
            WalkArguments(directive.Arguments, definition?.Arguments, definition);
        }
    }

    private void WalkArguments(
        ArgumentNode[] arguments,
        IReadOnlyList<InputValueDefinition>? definitions,
        DirectiveDefinition? directive)
    {
        if (arguments.Length == 0)
            return;
        foreach (var rule in rules)
            rule.EnterArguments(arguments);
        foreach (var argument in arguments)
        {
            var definition = Find(definitions, argument.Name);
            foreach (var rule in rules)
                rule.EnterArgument(argument, definition, directive);
            Walk(argument.Value, definition?.Type, definition?.DefaultValue is not null, null);
        }
    }

    private static InputValueDefinition? Find(IReadOnlyList<InputValueDefinition>? definitions, string name)
    {
        for (var index = 0; index < definitions?.Count; index++)
        {
            if (definitions[index].Name == name)
                return definitions[index];
        }

        return null;
    }

    private void Walk(ValueNode value, GraphQLType? type, bool hasDefault, InputObjectType? oneOf)
    {
        switch (value)
        {
            case VariableNode variable:
                context.AddUsage(_definition, new VariableUsage(variable, type, hasDefault, oneOf));
                break;
            case ListValueNode list:
                var element = type?.Nullable is ListType listType ? listType.ElementType : type?.Nullable;
                foreach (var item in list.Items)
                    Walk(item, element, false, null);
                break;
            case ObjectValueNode fields:
                Walk(fields, type?.Named as InputObjectType);
                break;
        }
    }

    private void Walk(ObjectValueNode value, InputObjectType? type)
    {
        foreach (var rule in rules)
            rule.EnterObjectValue(value);
        foreach (var field in value.Fields)
        {
            InputValueDefinition? definition = null;
            type?.TryGetField(field.Name, out definition);
            var oneOf = type is { IsOneOf: true } ? type : null;
            Walk(field.Value, definition?.Type, definition?.DefaultValue is not null, oneOf);
        }
    }

    private void Walk(TypeNode type)
    {
        switch (type)
        {
            case NonNullTypeNode nonNull:
                Walk(nonNull.NullableType);
                break;
            case ListTypeNode list:
                Walk(list.ElementType);
                break;
            case NamedTypeNode named:
                foreach (var rule in rules)
                    rule.EnterNamedType(named);
                break;
        }
    }
}
