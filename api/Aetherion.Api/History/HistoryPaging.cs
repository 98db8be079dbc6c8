using System.Collections.Immutable;
using System.Globalization;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.History;

/// <summary>
/// Pages of lists in the order of (time, id), in both directions. A cursor is such a place, so that it stays where it
/// is when items are added before or after it.
/// </summary>
internal static class HistoryPaging
{
    private static readonly Comparer<HistoryPlace> Order = Comparer<HistoryPlace>.Create(Compare);

    /// <summary>
    /// What has to be read for a page: one item more than asked for, which says whether there are more.
    /// </summary>
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
        ImmutableArray<T> found,
        string cursorKind,
        Func<T, HistoryPlace> place,
        PagingArguments paging,
        int? totalCount = null)
        where T : notnull => Page.Make(found, node => Encode(cursorKind, place(node)), paging, totalCount);

    /// <summary>The page of a list that is at hand as a whole, in any order.</summary>
    public static ImmutableArray<T> Of<T>(this HistoryPage page, IEnumerable<T> items, Func<T, HistoryPlace> place)
    {
        var within = items.Where(item => (page.Above is not { } above || Order.Compare(place(item), above) > 0)
            && (page.Below is not { } below || Order.Compare(place(item), below) < 0));
        var sorted = page.NewestFirst ? within.OrderByDescending(place, Order) : within.OrderBy(place, Order);
        return [.. sorted.Take(page.Limit)];
    }

    private static int Compare(HistoryPlace one, HistoryPlace other)
    {
        var byTime = one.Time.CompareTo(other.Time);
        return byTime != 0 ? byTime : string.CompareOrdinal(one.Id, other.Id);
    }

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
