using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirectives(DirectiveNode[] directives, string location)
    {
        for (var index = 1; index < directives.Length; index++)
        {
            var directive = directives[index];
            var first = Array.FindIndex(directives, other => other.Name == directive.Name);
            var isRepeatable = !Context.Schema.TryGetDirective(directive.Name, out var definition)
                || definition.IsRepeatable;
            if (first < index && !isRepeatable)
            {
                Context.Report(
                    this,
                    $"The directive \"@{directive.Name}\" may stand here only once.",
                    directives[first].Start,
                    directive.Start);
            }
        }
    }
}
