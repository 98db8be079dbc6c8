using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class UniqueInputFieldNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterObjectValue(ObjectValueNode value)
    {
        if (value.Fields.Length < 2)
            return;
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var field in value.Fields)
        {
            if (!known.TryAdd(field.Name, field.Start))
            {
                Context.Report(
                    this, $"The input field \"{field.Name}\" is given more than once.", known[field.Name], field.Start);
            }
        }
    }
}
