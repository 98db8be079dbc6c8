using System.Collections.Immutable;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.History;

/// <summary>
/// Pages of lists that have at most one item of a time, in both directions. A cursor is the time of its item.
/// </summary>
internal static class TimePaging
{
    /// <summary>
    /// What has to be read for a page: one item more than asked for, which says whether there are more.
    /// </summary>
    public static TimePage Read(string cursorKind, PagingArguments paging, HistoryOrder order, TimeRange range)
    {
        var after = Cursor.DecodeTime(cursorKind, paging.After, "after");
        var before = Cursor.DecodeTime(cursorKind, paging.Before, "before");
        var isNewestFirst = order == HistoryOrder.NewestFirst;
        return new TimePage(
            isNewestFirst ? range.Before(after).After(before) : range.Before(before).After(after),
            (paging.First ?? paging.Last!.Value) + 1,
            NewestFirst: isNewestFirst == (paging.First is not null));
    }

    public static Connection<T> Make<T>(
        ImmutableArray<T> found, string cursorKind, Func<T, DateTime> time, PagingArguments paging)
        where T : notnull => Page.Make(found, node => Cursor.Encode(cursorKind, time(node)), paging);
}
