using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class FieldsOnCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Field is not null || Context.ParentType is not { } parent)
            return;
        var candidates = parent is ComplexType complex ? complex.Fields.Select(known => known.Name) : [];
        var message = Context.Suggest(
            $"The type {parent.Name} has no field \"{field.Name}\".", field.Name, candidates);
        Context.Report(this, message, field.Start);
    }
}
