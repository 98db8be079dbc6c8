using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Binance;
using Aetherion.Domain.Venues.Books;

namespace Aetherion.Benchmarks.Venues;

/// <summary>The recorded depth streams, decoded beforehand, through the synchronised book on one core.</summary>
internal static class VenueBookBenchmark
{
    private const double LevelsMin = 8e6;

    public static IEnumerable<Figure> Run() =>
    [
        .. Measure(
            "book of spot", "binance-spot-btcusdt-depth-trade-bookticker-20240808T2354-20240809T0005",
            BookChaining.FirstUpdateId, new InstrumentScale(0.01m, 0.00000001m)),
        .. Measure(
            "book of USD-M", "binance-usdm-btcusdt-depth-trade-bookticker-20240808T2354",
            BookChaining.PreviousUpdateId, new InstrumentScale(0.1m, 0.001m)),
        .. Measure(
            "book of COIN-M", "binance-coinm-btcusdperp-depth-trade-bookticker-20240808T2354-20240809T0005",
            BookChaining.PreviousUpdateId, new InstrumentScale(0.1m, 1)),
    ];

    private static IEnumerable<Figure> Measure(
        string name, string recording, BookChaining chaining, InstrumentScale scale)
    {
        var changes = Decode($"orderbook/{recording}.jsonl.gz");
        BookSynchronizer book = new(chaining, scale);
        Pass(book, changes);
        if (book.State != BookSyncState.Live)
            throw new InvalidOperationException($"The {name} is {book.State} at the end of its recording.");
        var levels = changes.Sum(c => (long)c.Bids.Length + c.Asks.Length);
        return VenueRounds.Measure(name, levels, "levels/s", LevelsMin, changes.Count, () => Pass(book, changes));
    }

    private static void Pass(BookSynchronizer book, List<DecodedDepth> changes)
    {
        book.Start();
        foreach (var change in changes)
        {
            if (change.IsSnapshot)
                book.Snapshot(change.Head, change.Bids, change.Asks);
            else
                book.Update(change.Head, change.Bids, change.Asks);
        }
    }

    private static List<DecodedDepth> Decode(string file)
    {
        BinanceDecoder decoder = new();
        VenueMessage message = new();
        List<DecodedDepth> changes = [];
        foreach (var frame in VenueFrames.Read(file))
        {
            decoder.Decode(frame, message);
            if (message.Kind is VenueMessageKind.DepthUpdate or VenueMessageKind.DepthSnapshot)
                changes.Add(DecodedDepth.Of(message));
        }
        return changes;
    }
}
