using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types.Introspection;

namespace Aetherion.GraphQL.Validation;

/// <summary>Finds where a valid document asks for the schema.</summary>
internal static class IntrospectionFinder
{
    public static bool IsIntrospection(FieldNode field) => field.Name is MetaFields.Schema or MetaFields.Type;

    /// <summary>The fields __schema and __type.</summary>
    public static IReadOnlyList<FieldNode> Find(DocumentNode document)
    {
        var fields = new List<FieldNode>();
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
                Find(operation.SelectionSet, fields);
            else if (definition is FragmentDefinitionNode fragment)
                Find(fragment.SelectionSet, fields);
        }

        return fields;
    }

    private static void Find(SelectionSetNode selections, List<FieldNode> fields)
    {
        foreach (var selection in selections.Selections)
        {
            if (selection is FieldNode field && IsIntrospection(field))
                fields.Add(field);
            else if (selection is FieldNode { SelectionSet: { } inner })
                Find(inner, fields);
            else if (selection is InlineFragmentNode inline)
                Find(inline.SelectionSet, fields);
        }
    }
}
