using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

internal sealed class KnownTypeNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterNamedType(NamedTypeNode type)
    {
        if (Context.Schema.TryGetType(type.Name, out _))
            return;
        var message = Context.Suggest(
            $"The type \"{type.Name}\" is unknown.", type.Name, Context.Schema.Types.Select(known => known.Name));
        Context.Report(this, message, type.Start);
    }
}
