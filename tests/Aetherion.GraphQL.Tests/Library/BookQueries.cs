using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Library;

[QueryType]
public sealed class BookQueries(BookShelf shelf)
{
    public ValueTask<Book?> GetBookAsync([ID] string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<Book?>(shelf.Books.FirstOrDefault(book => book.Id == id));
    }

    [UsePaging(IncludeTotalCount = true)]
    public IEnumerable<Book> GetBooks(Genre? genre) =>
        shelf.Books.Where(book => genre is null || book.Genre == genre);

    public async Task<IReadOnlyList<ISearchResult>> Search(string text)
    {
        await Task.Yield();
        return
        [
            .. shelf.Books.Where(book => book.Title.Contains(text, StringComparison.Ordinal)),
            new Video("v1", $"{text}, the film", TimeSpan.FromMinutes(90)),
        ];
    }
}
