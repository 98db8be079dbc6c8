using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues.Books;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>
/// The book of one symbol as each of its connections tells it: the one in use, and one beside it that is about to replace
/// it and begins with a snapshot of its own.
/// </summary>
internal sealed class StreamBook(StreamSession session, StreamSymbol symbol)
{
    /// <summary>A snapshot comes at once; without it by then the symbol is subscribed to anew.</summary>
    private static readonly TimeSpan SnapshotPatience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<int, (BookSynchronizer Book, DateTime Deadline)> _books = [];
    private int _current;

    /// <summary>What the book waits for while it is not live.</summary>
    public FeedReason Reason { get; private set; } = FeedReason.Subscribing;

    public bool IsLive => _books.TryGetValue(_current, out var entry) && entry.Book.State == BookSyncState.Live;

    public OrderBook Book => _books[_current].Book.Book;

    public ReadOnlySpan<PriceLevel> ChangedBids => _books[_current].Book.ChangedBids;

    public ReadOnlySpan<PriceLevel> ChangedAsks => _books[_current].Book.ChangedAsks;

    /// <summary>What the first id of its updates means; undecided where the venue leaves no doubt.</summary>
    public UpdateIdReading Reading =>
        _books.TryGetValue(_current, out var entry) ? entry.Book.Reading : UpdateIdReading.Undecided;

    public bool IsLiveOn(int connection) =>
        _books.TryGetValue(connection, out var entry) && entry.Book.State == BookSyncState.Live;

    /// <summary>The symbol was subscribed to on a connection.</summary>
    public void Start(VenueLink link)
    {
        BookSynchronizer book = new(session.StreamVenue.Chaining, symbol.Symbol.Scale!);
        book.Start();
        _books[link.Number] = (book, session.Now + SnapshotPatience);
        if (link != link.Line.Current)
            return;
        _current = link.Number;
        Reason = FeedReason.Subscribing;
    }

    /// <summary>The connection of a number is the one in use; books of others are forgotten.</summary>
    public void Use(int connection)
    {
        _current = connection;
        foreach (var other in _books.Keys.Where(number => number != connection).ToArray())
            _books.Remove(other);
    }

    /// <summary>No connection is there any more.</summary>
    public void Stop() => _books.Clear();

    /// <summary>A book or an update came. The answer is what became of it, where it came on the connection in use.</summary>
    public BookSyncVerdict Take(VenueLink link, in VenueDepth depth, VenueMessage message)
    {
        if (!_books.TryGetValue(link.Number, out var entry))
            return BookSyncVerdict.Unexpected;
        var bids = message.BidsOf(depth);
        var asks = message.AsksOf(depth);
        var step = depth.IsSnapshot ? entry.Book.Snapshot(depth, bids, asks) : entry.Book.Update(depth, bids, asks);
        Follow(link, entry.Book, step);
        return link.Number == _current ? step.Verdict : BookSyncVerdict.None;
    }

    /// <summary>Asks anew where a snapshot is overdue.</summary>
    public void Watch(VenueLink? link)
    {
        if (link is not null && _books.TryGetValue(link.Number, out var entry)
            && entry.Book.State != BookSyncState.Live && session.Now >= entry.Deadline)
            Follow(link, entry.Book, entry.Book.SnapshotFailed());
    }

    private void Follow(VenueLink link, BookSynchronizer book, BookSyncStep step)
    {
        if (step.Command == BookSyncCommand.None)
            return;
        if (link.Number == _current)
            Reason = ReasonOf(step.Verdict);
        if (step.Command == BookSyncCommand.Reconnect)
        {
            session.Give(link, Reason);
            return;
        }
        symbol.Symbol.CountResync();
        _books[link.Number] = (book, session.Now + SnapshotPatience);
        session.RestartBook(link, symbol);
    }

    private static FeedReason ReasonOf(BookSyncVerdict verdict) => verdict switch
    {
        BookSyncVerdict.Gap => FeedReason.BookGap,
        BookSyncVerdict.Crossed or BookSyncVerdict.Invalid => FeedReason.BookInvalid,
        _ => FeedReason.AwaitingSnapshot,
    };
}
