using System.Collections;
using System.Globalization;
using System.Text;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>Cuts a page out of the list that the field's method returns; the cursor is the item's index.</summary>
internal sealed class ListPagingResolver(FieldResolver inner, PagingBinder paging, bool includeTotalCount)
    : FieldResolver
{
    private const string CursorPrefix = "index:";

    public override bool IsAsync => inner.IsAsync;

    public override object? Resolve(ResolverContext context) => Cut(inner.Resolve(context), paging.Read(context));

    public override async ValueTask<object?> ResolveAsync(ResolverContext context) =>
        Cut(await inner.ResolveAsync(context).ConfigureAwait(false), paging.Read(context));

    private Connection<object?>? Cut(object? list, PagingArguments page)
    {
        if (list is null)
            return null;
        var items = ((IEnumerable)list).Cast<object?>().ToList();
        var start = page.After is { } after ? Math.Min(Decode(after, "after") + 1, items.Count) : 0;
        var end = page.Before is { } before ? Math.Clamp(Decode(before, "before"), start, items.Count) : items.Count;
        if (page.First is { } first)
            end = Math.Min(end, start + first);
        if (page.Last is { } last)
            start = Math.Max(start, end - last);
        var edges = new List<Edge<object?>>(end - start);
        for (var index = start; index < end; index++)
            edges.Add(new Edge<object?>(items[index], Encode(index)));
        var info = new PageInfo(
            end < items.Count, start > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new Connection<object?>(edges, info, includeTotalCount ? items.Count : null);
    }

    private static string Encode(int index) =>
        Convert.ToBase64String(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{CursorPrefix}{index}")));

    private static int Decode(string cursor, string argument)
    {
        var bytes = new byte[cursor.Length];
        if (Convert.TryFromBase64String(cursor, bytes, out var count)
            && Encoding.UTF8.GetString(bytes, 0, count) is { } text
            && text.StartsWith(CursorPrefix, StringComparison.Ordinal)
            && int.TryParse(
                text.AsSpan(CursorPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < int.MaxValue)
        {
            return index;
        }

        throw new GraphQLException(GraphQLError.WithCode(
            $"The argument {argument} is no cursor of this list.", ErrorCodes.BadUserInput));
    }
}
