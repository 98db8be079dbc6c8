using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Field is { } definition)
            Check(definition.Arguments, field.Arguments, $"The field \"{field.Name}\"", field.Start);
    }

    public override void EnterDirective(DirectiveNode directive, DirectiveDefinition? definition, string location)
    {
        if (definition is not null)
            Check(definition.Arguments, directive.Arguments, $"The directive \"@{directive.Name}\"", directive.Start);
    }

    private void Check(
        IReadOnlyList<InputValueDefinition> definitions,
        ArgumentNode[] arguments,
        string owner,
        int position)
    {
        for (var index = 0; index < definitions.Count; index++)
        {
            var definition = definitions[index];
            if (definition.IsRequired && !Array.Exists(arguments, argument => argument.Name == definition.Name))
                Context.Report(this, $"{owner} needs the argument \"{definition.Name}\": {definition.Type}.", position);
        }
    }
}
