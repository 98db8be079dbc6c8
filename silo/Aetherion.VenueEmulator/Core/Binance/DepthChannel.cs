using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>A depth stream at its own pace: frames of the source go through, or are put together to fewer ones.</summary>
internal sealed class DepthChannel(string stream, StreamName name, SymbolSpec spec, BinanceMarketKind market, StreamHub hub)
{
    private readonly Dictionary<decimal, decimal> _bids = [];
    private readonly Dictionary<decimal, decimal> _asks = [];
    private long _firstId;
    private long _previousId;
    private long _lastId;
    private long _transactionMs;

    public string Stream => stream;

    /// <summary>When what was put together goes out; null when there is nothing.</summary>
    public DateTime? DueTime { get; private set; }

    public void Add(DepthChange change, byte[] data, int sourceIntervalMs, DateTime now)
    {
        if (name.Levels == 0 && name.IntervalMs <= sourceIntervalMs && DueTime is null)
        {
            hub.Publish(stream, data);
            return;
        }
        if (DueTime is null)
        {
            DueTime = now.AddMilliseconds(name.IntervalMs);
            _firstId = change.FirstId;
            _previousId = change.PreviousId;
        }
        _lastId = change.LastId;
        _transactionMs = change.TransactionTime;
        foreach (var (price, quantity) in change.Bids)
            _bids[price] = quantity;
        foreach (var (price, quantity) in change.Asks)
            _asks[price] = quantity;
    }

    public void Flush(SlowBook book, long eventMs)
    {
        DueTime = null;
        var change = new DepthChange(_firstId, _lastId, _previousId, _transactionMs, ToLevels(_bids), ToLevels(_asks));
        _bids.Clear();
        _asks.Clear();
        if (hub.HasSubscribers(stream))
            hub.Publish(stream, name.Levels == 0
                ? BinanceFrames.Depth(market, spec, eventMs, change.TransactionTime, change)
                : BinanceFrames.PartialDepth(market, spec, book, name.Levels, eventMs, change.PreviousId));
    }

    private static List<BookLevel> ToLevels(Dictionary<decimal, decimal> levels) =>
        [.. levels.Select(level => new BookLevel(level.Key, level.Value))];
}
