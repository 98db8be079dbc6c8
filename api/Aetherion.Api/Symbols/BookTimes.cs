using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>The venue's time of a book's last event, and ours where it is known.</summary>
internal readonly record struct BookTimes(DateTime EventTime, DateTime? ReceivedTime)
{
    public static BookTimes Of(BookView book) => new(book.EventTime, book.ReceivedTime);
}
