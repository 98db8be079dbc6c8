using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Validation.Rules;

/// <summary>Scalars and enums have no selection, everything else must have one.</summary>
internal sealed class ScalarLeafsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Field is not { } definition)
            return;
        if (!definition.Type.Named.IsLeaf && field.SelectionSet is null)
            Context.Report(
                this, $"The field \"{field.Name}\" of the type {definition.Type} needs a selection.", field.Start);
        else if (definition.Type.Named.IsLeaf && field.SelectionSet is { } selections)
            Context.Report(
                this, $"The field \"{field.Name}\" of the type {definition.Type} has no subfields.", selections.Start);
    }
}
