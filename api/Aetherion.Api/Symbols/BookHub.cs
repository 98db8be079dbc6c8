using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>The best levels of an instrument's book. The symbol grain has the book; this has what changed in it.</summary>
internal sealed class BookHub(StreamServices services, Instrument instrument, int depth)
    : ConflatingHub<BookDeltaType>(services)
{
    // One reference, as who joins reads it while it changes.
    private volatile Current _current = null!;

    public override ValueTask<StreamMessage> TakeSnapshotAsync(CancellationToken cancellationToken)
    {
        var (sequence, book) = _current;
        return new(new BookSnapshotType(Epoch, sequence, instrument, book));
    }

    protected override async Task<(string Epoch, long Sequence)> StartAsync(CancellationToken cancellationToken)
    {
        AddSource(await Services.Streams.SubscribeAsync<MarketEventBatch>(
            StreamNames.TicksOf(new SymbolKey(instrument.Id)), OnEvents));
        var book = await ReadAsync();
        _current = new Current(book.Sequence, book);
        return (Services.MakeEpoch(), book.Sequence);
    }

    protected override async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        var (last, before) = _current;
        var book = await ReadAsync();
        var change = BookChanges.Between(before, book);
        if (change.IsEmpty())
            return true;

        // A book that was emptied because it broke has no event of its own.
        var sequence = Math.Max(book.Sequence, last + 1);
        _current = new Current(sequence, book);
        Publish(new BookDeltaType(Epoch, last, sequence, BookTimes.Of(book), instrument, change));
        return true;
    }

    protected override BookDeltaType? Merge(long sequence, BookDeltaType[]? changes) => changes is null
        ? null
        : new BookDeltaType(
            Epoch,
            sequence,
            changes[^1].Sequence,
            changes[^1].Times,
            instrument,
            BookChanges.Merge(changes.Select(delta => delta.Change)));

    private async Task<BookView> ReadAsync()
    {
        var book = await Services.Grains.GetSymbol(instrument.Id).GetOrderBook(depth);
        var (state, reason) = book.State.ToStreamState();
        SetState(state, reason);
        return book;
    }

    private void OnEvents(MarketEventBatch batch)
    {
        if (batch.Events.Any(marketEvent => marketEvent.Book is not null))
            Touch();
    }

    private sealed record Current(long Sequence, BookView Book);
}
