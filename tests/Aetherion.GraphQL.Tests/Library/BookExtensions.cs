using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Library;

[ExtendObjectType<Book>(IgnoreProperties = [nameof(Book.Secret)])]
public static class BookExtensions
{
    public static IReadOnlyList<Book> GetRelated([Parent] Book book, BookShelf shelf, int first = 3) =>
        [.. shelf.Books.Where(other => other.Id != book.Id && other.Genre == book.Genre).Take(first)];

    [GraphQLDeprecated("Use length.")]
    public static long GetPageCount([Parent] Book book) => 9_007_199_254_740_993 + book.Title.Length;
}
