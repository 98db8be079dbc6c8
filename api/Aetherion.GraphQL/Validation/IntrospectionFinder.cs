using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types.Introspection;

namespace Aetherion.GraphQL.Validation;

/// <summary>Finds where a valid document asks for the schema.</summary>
internal static class IntrospectionFinder
{
    /// <summary>The byte offsets of the fields __schema and __type.</summary>
    public static int[] Find(DocumentNode document)
    {
        var positions = new List<int>();
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
                Find(operation.SelectionSet, positions);
            else if (definition is FragmentDefinitionNode fragment)
                Find(fragment.SelectionSet, positions);
        }

        return [.. positions];
    }

    private static void Find(SelectionSetNode selections, List<int> positions)
    {
        foreach (var selection in selections.Selections)
        {
            if (selection is FieldNode { Name: MetaFields.Schema or MetaFields.Type })
                positions.Add(selection.Start);
            else if (selection is FieldNode { SelectionSet: { } inner })
                Find(inner, positions);
            else if (selection is InlineFragmentNode inline)
                Find(inline.SelectionSet, positions);
        }
    }
}
