using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution.Costs;

/// <summary>Refuses lists whose length the document does not bound, where it must.</summary>
internal static class PagingBoundaries
{
    public static void Require(FieldDefinition field, ListSize size, FieldNode node, bool requiresEveryPage)
    {
        var given = node.Arguments.Count(argument => size.SlicingArguments.Contains(argument.Name));
        if (size.RequireOneSlicingArgument && given != 1)
            throw Refuse(field, size, "exactly one of the arguments");
        // An argument with a default always bounds the list.
        if (requiresEveryPage && given == 0 && !size.SlicingArguments.Any(name => HasDefault(field, name)))
            throw Refuse(field, size, "one of the arguments");
    }

    private static bool HasDefault(FieldDefinition field, string name) =>
        field.TryGetArgument(name, out var argument) && argument.DefaultValue is not null;

    private static GraphQLException Refuse(FieldDefinition field, ListSize size, string what) =>
        new(GraphQLError.WithCode(
            $"The field {field.DeclaringName}.{field.Name} needs {what} {string.Join(", ", size.SlicingArguments)}.",
            ErrorCodes.ValidationFailed));
}
