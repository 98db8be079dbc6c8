using System.Globalization;
using System.Text;
using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Binance;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Venues.Latency;

/// <summary>
/// Recorded changes of a book and recorded trades, mixed as they were recorded together, to be sent again and again: behind the
/// last one made changes bring the book back to where the first one begins.
/// </summary>
internal sealed class FrameLap
{
    private const string DepthFile = "orderbook/binance-spot-btcusdt-depth-trade-bookticker-20240808T2354-20240809T0005.jsonl.gz";
    private const string TradeFile = "trades/binance-spot-btcusdt-aggtrade-ws-20201101T09.jsonl.gz";

    /// <summary>The recording has 19,904 trades to 6,495 changes of the book.</summary>
    public const int TradesPerDepth = 3;

    private const int LevelsPerMadeFrame = 50;

    private static readonly InstrumentScale Scale = new(0.01m, 0.00000001m);

    private FrameLap(byte[] snapshot, FrameTemplate[] frames, int madeCount) =>
        (Snapshot, Frames, MadeCount) = (snapshot, frames, madeCount);

    /// <summary>The recorded book before the first frame.</summary>
    public byte[] Snapshot { get; }

    public FrameTemplate[] Frames { get; }

    /// <summary>How many of the frames are not recorded.</summary>
    public int MadeCount { get; }

    public static FrameLap Read()
    {
        var snapshot = VenueFrames.Read(DepthFile, "lastUpdateId")[0];
        var (start, id) = Open(snapshot);
        var book = Open(snapshot).Book;
        List<FrameTemplate> frames = [];
        using var trades = VenueFrames.Read(TradeFile, "aggTrade").AsEnumerable().GetEnumerator();
        BinanceDecoder decoder = new();
        VenueMessage message = new();
        foreach (var frame in VenueFrames.Read(DepthFile, "@depth").Where(frame => Follows(frame, id)))
        {
            decoder.Decode(frame, message);
            book.ApplyDelta(Levels(message.BidsOf(message.Depths[0])), Levels(message.AsksOf(message.Depths[0])));
            Add(frames, FrameTemplate.Of(frame, isDepth: true), trades);
        }
        var recorded = frames.Count;
        foreach (var frame in Restore(book, start))
            Add(frames, FrameTemplate.Of(frame, isDepth: true), trades);
        return new FrameLap(snapshot, [.. frames], (frames.Count - recorded) / (1 + TradesPerDepth));

        bool Follows(byte[] frame, long snapshotId)
        {
            decoder.Decode(frame, message);
            return message.Depths[0].FinalUpdateId > snapshotId;
        }
    }

    private static void Add(List<FrameTemplate> frames, FrameTemplate depth, IEnumerator<byte[]> trades)
    {
        frames.Add(depth);
        for (var i = 0; i < TradesPerDepth && trades.MoveNext(); i++)
            frames.Add(FrameTemplate.Of(trades.Current, isDepth: false));
    }

    private static (OrderBook Book, long Id) Open(byte[] snapshot)
    {
        VenueMessage message = new();
        new BinanceDecoder().Decode(snapshot, message);
        ref readonly var depth = ref message.Depths[0];
        OrderBook book = new();
        book.ApplySnapshot(Levels(message.BidsOf(depth)), Levels(message.AsksOf(depth)));
        return (book, depth.FinalUpdateId);
    }

    private static PriceLevel[] Levels(ReadOnlySpan<VenueLevel> levels)
    {
        var converted = new PriceLevel[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            if (!Scale.TryConvertPrice(levels[i].Price, out var price) || !Scale.TryConvertQuantity(levels[i].Quantity, out var quantity))
                throw new InvalidOperationException("A recorded level is none of the instrument's.");
            converted[i] = new PriceLevel(price, quantity);
        }
        return converted;
    }

    /// <summary>What is not in the first book goes before what is only there comes, so that no book between is crossed.</summary>
    private static IEnumerable<byte[]> Restore(OrderBook last, OrderBook first)
    {
        var changes = Differences(last.Bids, first.Bids).Concat(Differences(last.Asks, first.Asks))
            .OrderBy(change => change.Level.Quantity.Lots != 0);
        foreach (var part in changes.Chunk(LevelsPerMadeFrame))
        {
            yield return Encoding.UTF8.GetBytes(
                "{\"e\":\"depthUpdate\",\"E\":1723161255208,\"s\":\"BTCUSDT\",\"U\":50093239189,\"u\":50093239202,\"b\":["
                + Text(part, Side.Buy) + "],\"a\":[" + Text(part, Side.Sell) + "]}");
        }
    }

    private static List<(Side Side, PriceLevel Level)> Differences(PriceLadder last, PriceLadder first)
    {
        List<(Side, PriceLevel)> changes = [];
        foreach (var level in last)
        {
            if (first.QuantityAt(level.Price).Lots == 0)
                changes.Add((last.Side, level with { Quantity = default }));
        }
        foreach (var level in first)
        {
            if (last.QuantityAt(level.Price) != level.Quantity)
                changes.Add((last.Side, level));
        }
        return changes;
    }

    private static string Text(IEnumerable<(Side Side, PriceLevel Level)> changes, Side side) => string.Join(
        ',', changes.Where(change => change.Side == side).Select(change => string.Create(
            CultureInfo.InvariantCulture,
            $"[\"{change.Level.Price.Ticks * Scale.PriceTick:0.00000000}\",\"{change.Level.Quantity.Lots * Scale.QuantityStep:0.00000000}\"]")));
}
