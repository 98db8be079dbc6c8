namespace Aetherion.Domain.Venues.Books;

/// <summary>The outcome of one input of a <see cref="BookSynchronizer"/>.</summary>
public readonly record struct BookSyncStep(BookSyncVerdict Verdict, BookSyncCommand Command);
