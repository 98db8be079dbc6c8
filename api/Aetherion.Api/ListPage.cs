using System.Collections.Immutable;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api;

/// <summary>Pages of a list that is at hand as a whole.</summary>
internal static class ListPage
{
    public static Connection<T> Make<T>(
        ImmutableArray<T> list, Func<T, string> id, string cursorKind, PagingArguments paging)
        where T : notnull
    {
        var start = IndexOf(list, id, cursorKind, paging.After, "after") + 1 ?? 0;
        var end = IndexOf(list, id, cursorKind, paging.Before, "before") ?? list.Length;
        var range = start < end ? list[start..end] : [];
        var size = (paging.First ?? paging.Last!.Value) + 1;
        var found = paging.First is not null ? range.Take(size) : range.Reverse().Take(size);
        return Page.Make([.. found], node => Cursor.Encode(cursorKind, id(node)), paging, list.Length);
    }

    private static int? IndexOf<T>(
        ImmutableArray<T> list, Func<T, string> id, string cursorKind, string? cursor, string argument)
        where T : notnull
    {
        if (Cursor.Decode(cursorKind, cursor, argument) is not { } place)
            return null;
        for (var i = 0; i < list.Length; i++)
        {
            if (id(list[i]) == place)
                return i;
        }
        throw ApiErrors.BadInput(argument, "What the cursor stood at is gone. Begin again with the first page.");
    }
}
