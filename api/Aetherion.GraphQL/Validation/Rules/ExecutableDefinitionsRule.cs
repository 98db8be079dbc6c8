using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

/// <summary>A request has operations and fragments only.</summary>
internal sealed class ExecutableDefinitionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDocument(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is not (OperationDefinitionNode or FragmentDefinitionNode))
                Context.Report(this, $"The {Describe(definition)} definition is not executable.", definition.Start);
        }
    }

    private static string Describe(DefinitionNode definition) => definition switch
    {
        SchemaDefinitionNode => "schema",
        DirectiveDefinitionNode directive => $"\"{directive.Name}\"",
        TypeDefinitionNode type => $"\"{type.Name}\"",
        _ => "type system",
    };
}
