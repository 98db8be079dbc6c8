using System.Collections.Immutable;
using System.Globalization;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.History;

/// <summary>
/// Pages of lists in the order of (time, id), in both directions. A cursor is such a place, so that it stays where it is
/// when items are added before or after it.
/// </summary>
internal static class HistoryPaging
{
    /// <summary>What has to be read for a page: one item more than asked for, which says whether there are more.</summary>
    public static HistoryPage Read(string cursorKind, PagingArguments paging, HistoryOrder order)
    {
        var after = Decode(cursorKind, paging.After, "after");
        var before = Decode(cursorKind, paging.Before, "before");
        var isNewestFirst = order == HistoryOrder.NewestFirst;
        var isForward = paging.First is not null;
        return new HistoryPage(
            Above: isNewestFirst ? before : after,
            Below: isNewestFirst ? after : before,
            (paging.First ?? paging.Last!.Value) + 1,
            NewestFirst: isNewestFirst == isForward);
    }

    public static Connection<T> Make<T>(
        ImmutableArray<T> found, string cursorKind, Func<T, HistoryPlace> place, PagingArguments paging)
        where T : notnull => Page.Make(found, node => Encode(cursorKind, place(node)), paging);

    private static string Encode(string cursorKind, HistoryPlace place) => Cursor.Encode(
        cursorKind, string.Create(CultureInfo.InvariantCulture, $"{place.Time.Ticks}~{place.Id}"));

    private static HistoryPlace? Decode(string cursorKind, string? cursor, string argument)
    {
        if (Cursor.Decode(cursorKind, cursor, argument) is not { } text)
            return null;
        var parts = text.Split('~', 2);
        return parts.Length == 2 && NodeIds.IsStorable(parts[1])
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks
            ? new HistoryPlace(new DateTime(ticks, DateTimeKind.Utc), parts[1])
            : throw Cursor.Refuse(argument);
    }
}
