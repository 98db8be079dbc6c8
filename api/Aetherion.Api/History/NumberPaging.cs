using System.Collections.Immutable;
using System.Globalization;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.History;

/// <summary>Pages of numbered lists, in both directions. A cursor is the number of its item.</summary>
internal static class NumberPaging
{
    /// <summary>
    /// What has to be read for a page: one item more than asked for, which says whether there are more.
    /// </summary>
    /// <param name="afterNumber">Only items with a larger number, whatever the cursors say; null for no bound.</param>
    public static NumberPage Read(
        string cursorKind, PagingArguments paging, HistoryOrder order, long? afterNumber = null)
    {
        var after = Decode(cursorKind, paging.After, "after");
        var before = Decode(cursorKind, paging.Before, "before");
        var isNewestFirst = order == HistoryOrder.NewestFirst;
        var above = isNewestFirst ? before : after;
        return new NumberPage(
            Above: above is { } given && afterNumber is { } floor ? Math.Max(given, floor) : above ?? afterNumber,
            Below: isNewestFirst ? after : before,
            (paging.First ?? paging.Last!.Value) + 1,
            NewestFirst: isNewestFirst == (paging.First is not null));
    }

    public static Connection<T> Make<T>(
        ImmutableArray<T> found, string cursorKind, Func<T, long> number, PagingArguments paging)
        where T : notnull => Page.Make(found, node => Encode(cursorKind, number(node)), paging);

    private static string Encode(string cursorKind, long number) =>
        Cursor.Encode(cursorKind, number.ToString(CultureInfo.InvariantCulture));

    private static long? Decode(string cursorKind, string? cursor, string argument)
    {
        if (Cursor.Decode(cursorKind, cursor, argument) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Cursor.Refuse(argument);
    }
}
