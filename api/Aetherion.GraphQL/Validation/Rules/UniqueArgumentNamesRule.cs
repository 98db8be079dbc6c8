using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class UniqueArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterArguments(ArgumentNode[] arguments)
    {
        if (arguments.Length < 2)
            return;
        foreach (var group in arguments.GroupBy(argument => argument.Name))
        {
            var positions = group.Select(argument => argument.Start).ToArray();
            if (positions.Length > 1)
                Context.Report(this, $"The argument \"{group.Key}\" is given more than once.", positions);
        }
    }
}
