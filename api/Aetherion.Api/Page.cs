using System.Collections.Immutable;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api;

/// <summary>Makes connections of what a read found.</summary>
internal static class Page
{
    /// <param name="found">
    /// One more than asked for where there are more; in the order of the list for <c>first</c>, in the opposite one for
    /// <c>last</c>.
    /// </param>
    public static Connection<T> Make<T>(
        ImmutableArray<T> found, Func<T, string> cursor, PagingArguments paging, int? totalCount = null)
        where T : notnull
    {
        var size = paging.First ?? paging.Last!.Value;
        var hasMore = found.Length > size;
        var page = hasMore ? found[..size] : found;
        var isForward = paging.First is not null;
        if (!isForward)
            page = [.. page.Reverse()];
        var info = new PageInfo(
            HasNextPage: isForward ? hasMore : paging.Before is not null,
            HasPreviousPage: isForward ? paging.After is not null : hasMore,
            StartCursor: page.IsEmpty ? null : cursor(page[0]),
            EndCursor: page.IsEmpty ? null : cursor(page[^1]));
        return new Connection<T>(page, cursor, info, totalCount);
    }
}
