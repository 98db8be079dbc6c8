namespace Aetherion.GraphQL.Types;

/// <summary>What lies before and after a page.</summary>
[GraphQLDescription("What lies before and after a page.")]
public sealed record PageInfo(
    [property: GraphQLDescription("Whether items follow the page.")]
    bool HasNextPage,
    [property: GraphQLDescription("Whether items precede the page.")]
    bool HasPreviousPage,
    [property: GraphQLDescription("The cursor of the first item: what before takes; null for an empty page.")]
    string? StartCursor,
    [property: GraphQLDescription("The cursor of the last item: what after takes; null for an empty page.")]
    string? EndCursor);
