using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class KnownDirectivesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirective(DirectiveNode directive, DirectiveDefinition? definition, string location)
    {
        if (definition is null)
            Context.Report(this, $"The directive \"@{directive.Name}\" is unknown.", directive.Start);
        else if (!definition.Locations.Contains(location))
            Context.Report(this, $"The directive \"@{directive.Name}\" may not stand on {location}.", directive.Start);
    }
}
