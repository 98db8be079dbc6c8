namespace Aetherion.Model;

/// <summary>
/// One event of inbound market data (a <i>tick</i> in names of counts and tables): a trade, a quote, a snapshot of the
/// book or a change of it. <see cref="Kind"/> says which of the members carries the content.
/// </summary>
public readonly record struct MarketEvent
{
    private readonly Quote _quote;
    private readonly Side _side;

    private MarketEvent(MarketEventKind kind, Quote quote, Side side, BookChange? book)
    {
        Kind = kind;
        _quote = quote;
        _side = side;
        Book = book;
    }

    public MarketEventKind Kind { get; }

    public long Sequence => _quote.Sequence;

    public DateTime EventTime => _quote.EventTime;

    public DateTime ReceivedTime => _quote.ReceivedTime;

    /// <summary>The trade, when <see cref="Kind"/> is <see cref="MarketEventKind.Trade"/>.</summary>
    public Trade Trade =>
        new(_quote.Sequence, _quote.EventTime, _quote.ReceivedTime, _quote.BidPrice, _quote.BidQuantity, _side);

    /// <summary>The quote, when <see cref="Kind"/> is <see cref="MarketEventKind.Quote"/>.</summary>
    public Quote Quote => _quote;

    /// <summary>The levels, when <see cref="Kind"/> is a snapshot or a delta.</summary>
    public BookChange? Book { get; }

    public static MarketEvent Of(in Trade trade) => new(
        MarketEventKind.Trade,
        new Quote(trade.Sequence, trade.EventTime, trade.ReceivedTime, trade.Price, trade.Quantity, default, default),
        trade.Aggressor,
        null);

    public static MarketEvent Of(in Quote quote) => new(MarketEventKind.Quote, quote, default, null);

    public static MarketEvent Snapshot(long sequence, DateTime eventTime, DateTime receivedTime, BookChange book) =>
        OfBook(MarketEventKind.BookSnapshot, sequence, eventTime, receivedTime, book);

    public static MarketEvent Delta(long sequence, DateTime eventTime, DateTime receivedTime, BookChange book) =>
        OfBook(MarketEventKind.BookDelta, sequence, eventTime, receivedTime, book);

    private static MarketEvent OfBook(
        MarketEventKind kind, long sequence, DateTime eventTime, DateTime receivedTime, BookChange book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var header = new Quote(sequence, eventTime, receivedTime, default, default, default, default);
        return new MarketEvent(kind, header, default, book);
    }
}
