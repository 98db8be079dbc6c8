using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation;

/// <summary>
/// One rule of the specification. The walk calls it at the nodes of a document; a rule overrides what it needs. Each
/// validation has its own instances.
/// </summary>
internal abstract class ValidationRule(ValidationContext context)
{
    /// <summary>The rule's name in the errors' extensions.</summary>
    public string Name => GetType().Name[..^"Rule".Length];

    protected ValidationContext Context { get; } = context;

    public virtual void EnterDocument(DocumentNode document)
    {
    }

    public virtual void LeaveDocument(DocumentNode document)
    {
    }

    public virtual void EnterOperation(OperationDefinitionNode operation)
    {
    }

    public virtual void EnterFragment(FragmentDefinitionNode fragment)
    {
    }

    public virtual void EnterVariableDefinition(VariableDefinitionNode definition)
    {
    }

    public virtual void EnterSelectionSet(SelectionSetNode selections)
    {
    }

    /// <summary>The parent type and the field's definition are in the context.</summary>
    public virtual void EnterField(FieldNode field)
    {
    }

    public virtual void EnterInlineFragment(InlineFragmentNode fragment)
    {
    }

    public virtual void EnterSpread(FragmentSpreadNode spread)
    {
    }

    /// <summary>All directives of one node together.</summary>
    public virtual void EnterDirectives(DirectiveNode[] directives, string location)
    {
    }

    public virtual void EnterDirective(DirectiveNode directive, DirectiveDefinition? definition, string location)
    {
    }

    /// <summary>All arguments of a field or directive together.</summary>
    public virtual void EnterArguments(ArgumentNode[] arguments)
    {
    }

    /// <summary>
    /// An argument; its definition is null where it is unknown, as are then field and directive perhaps.
    /// </summary>
    public virtual void EnterArgument(
        ArgumentNode argument, InputValueDefinition? definition, DirectiveDefinition? directive)
    {
    }

    public virtual void EnterObjectValue(ObjectValueNode value)
    {
    }

    public virtual void EnterNamedType(NamedTypeNode type)
    {
    }
}
