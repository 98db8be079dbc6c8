using Aetherion.GraphQL.Types.Scalars;

namespace Aetherion.GraphQL.Types;

/// <summary>The directives every schema has.</summary>
internal static class BuiltInDirectives
{
    public const string Skip = "skip";
    public const string Include = "include";
    public const string DefaultDeprecationReason = "No longer supported";

    public static IReadOnlyList<DirectiveDefinition> Create(IReadOnlyDictionary<string, ScalarType> scalars)
    {
        var boolean = scalars["Boolean"].AsNonNull();
        var text = scalars["String"].AsNonNull();
        string[] selections = ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"];
        return
        [
            new DirectiveDefinition(
                Include,
                "Selects the field or fragment only when the argument is true.",
                selections,
                [new InputValueDefinition("if", boolean, "Selected when true.")]),
            new DirectiveDefinition(
                Skip,
                "Leaves the field or fragment out when the argument is true.",
                selections,
                [new InputValueDefinition("if", boolean, "Left out when true.")]),
            new DirectiveDefinition(
                "deprecated",
                "Marks an element of the schema as no longer supported.",
                ["FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INPUT_FIELD_DEFINITION", "ENUM_VALUE"],
                [new InputValueDefinition(
                    "reason", text, "Why, and what to use instead.", Literals.String(DefaultDeprecationReason))]),
            new DirectiveDefinition(
                "specifiedBy",
                "Gives the address of a scalar's specification.",
                ["SCALAR"],
                [new InputValueDefinition("url", text, "The address.")]),
            new DirectiveDefinition(
                "oneOf", "Exactly one field of the input object must be given.", ["INPUT_OBJECT"], []),
        ];
    }
}
