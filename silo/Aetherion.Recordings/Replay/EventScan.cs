using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>Goes through a normalised recording once and tells what is in it.</summary>
internal static class EventScan
{
    public static RecordingContents Read(string folder, DateTime? to, CancellationToken cancellationToken)
    {
        using var reader = EventRecordingReader.Open(folder);
        using CanonicalHash hash = new();
        var symbols = reader.Instruments
            .Select(instrument => new ReplayedSymbol(instrument, 0, 0, default, IsFresh: true)).ToArray();
        while (reader.TryRead(out var row) && !(row.Event.ReceivedTime > to))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ref var symbol = ref symbols[row.Instrument];
            symbol = symbol with
            {
                FirstSequence = symbol.FirstSequence == 0 ? row.Event.Sequence : symbol.FirstSequence,
                LastSequence = row.Event.Sequence,
                Until = row.Event.EventTime > symbol.Until ? row.Event.EventTime : symbol.Until,
                HasBooks = symbol.HasBooks || row.Event.Kind is MarketEventKind.BookSnapshot or MarketEventKind.BookDelta,
            };
            Add(hash, row, reader.Bids, reader.Asks);
        }
        return new RecordingContents(
            [reader.Manifest],
            [.. symbols.OrderBy(symbol => symbol.Instrument.Id.ToString(), StringComparer.Ordinal)],
            hash.ToSection());
    }

    private static void Add(
        CanonicalHash hash, in EventRow row, ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks)
    {
        var quote = row.Event.Quote;
        hash.Add((long)row.Instrument);
        hash.Add((long)row.Event.Kind);
        hash.Add((long)row.Event.Trade.Aggressor);
        hash.Add(quote.Sequence);
        hash.Add(quote.EventTime);
        hash.Add(quote.ReceivedTime);
        foreach (var value in (ReadOnlySpan<long>)[
            quote.BidPrice.Ticks, quote.BidQuantity.Lots, quote.AskPrice.Ticks, quote.AskQuantity.Lots, bids.Length, asks.Length])
            hash.Add(value);
        Add(hash, bids);
        Add(hash, asks);
        hash.Count();
    }

    private static void Add(CanonicalHash hash, ReadOnlySpan<PriceLevel> levels)
    {
        foreach (ref readonly var level in levels)
        {
            hash.Add(level.Price.Ticks);
            hash.Add(level.Quantity.Lots);
        }
    }
}
