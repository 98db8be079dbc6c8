using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class KnownArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Field is not { } definition)
            return;
        foreach (var argument in field.Arguments)
        {
            if (definition.TryGetArgument(argument.Name, out _))
                continue;
            var message = Context.Suggest(
                $"The field {definition.DeclaringName}.{definition.Name} has no argument \"{argument.Name}\".",
                argument.Name,
                definition.Arguments.Select(known => known.Name));
            Context.Report(this, message, argument.Start);
        }
    }

    public override void EnterDirective(DirectiveNode directive, DirectiveDefinition? definition, string location)
    {
        if (definition is null)
            return;
        foreach (var argument in directive.Arguments)
        {
            if (definition.Arguments.All(known => known.Name != argument.Name))
            {
                Context.Report(
                    this, $"The directive \"@{directive.Name}\" has no argument \"{argument.Name}\".", argument.Start);
            }
        }
    }
}
