namespace Aetherion.GraphQL.Tests.Library;

public sealed class BookShelf
{
    private readonly List<Book> _books =
    [
        new("1", "Tides", 12.50m, Genre.Fiction, new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc)),
        new("2", "Bridges", 0.00012300m, Genre.NonFiction, null),
        new("3", "Rain", 7m, Genre.Fiction, null),
    ];

    public IReadOnlyList<Book> Books => _books;

    public void Add(Book book) => _books.Add(book);
}
