namespace Aetherion.GraphQL.Types;

/// <summary>How long a field's list is; see <see cref="ListSizeAttribute"/>.</summary>
public sealed record ListSize(
    int AssumedSize,
    IReadOnlyList<string> SlicingArguments,
    IReadOnlyList<string> SizedFields,
    bool RequireOneSlicingArgument)
{
    private static readonly string[] ConnectionFields = ["edges", "nodes"];
    private static readonly string[] PagingArgumentNames = ["first", "last"];

    /// <summary>What the attributes of a member and its arguments say; null when nothing does.</summary>
    internal static ListSize? Of(
        ListSizeAttribute? attribute,
        UsePagingAttribute? paging,
        GraphQLType type,
        IReadOnlyList<InputValueDefinition> arguments)
    {
        if (attribute is not null)
        {
            return new ListSize(
                attribute.AssumedSize,
                attribute.SlicingArguments,
                attribute.SizedFields,
                attribute.RequireOneSlicingArgument);
        }

        string[] slicing = [.. PagingArgumentNames.Where(name => arguments.Any(argument => argument.Name == name))];
        if (slicing.Length == 0)
            return null;
        var isList = type.Nullable is ListType;
        return isList || paging is not null || type.Named.Name.EndsWith("Connection", StringComparison.Ordinal)
            ? new ListSize(paging?.DefaultPageSize ?? 0, slicing, isList ? [] : ConnectionFields, false)
            : null;
    }
}
