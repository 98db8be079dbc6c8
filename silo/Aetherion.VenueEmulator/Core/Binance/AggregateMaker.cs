using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>
/// Puts trades together to aggregate trades, where a source has trades alone: same price, same taker side, same instant
/// on spot; within 100 ms on futures.
/// </summary>
internal sealed class AggregateMaker(BinanceMarketKind market, long firstId)
{
    private const long FuturesWindowMs = 100;
    private static readonly TimeSpan SpotHold = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan FuturesHold = TimeSpan.FromMilliseconds(FuturesWindowMs);

    private long _nextId = firstId;
    private TradeFrame? _pending;

    /// <summary>When the pending one goes out.</summary>
    public DateTime? DueTime { get; private set; }

    /// <summary>Takes a trade in; returns the aggregate that it ends.</summary>
    public TradeFrame? Add(TradeFrame trade, DateTime now)
    {
        if (_pending is { } pending && Belongs(pending, trade))
        {
            _pending = pending with { Quantity = pending.Quantity + trade.Quantity, LastId = trade.Id };
            return null;
        }
        var ended = Flush();
        _pending = trade with { Id = _nextId++, FirstId = trade.Id, LastId = trade.Id };
        DueTime = now + (market == BinanceMarketKind.Spot ? SpotHold : FuturesHold);
        return ended;
    }

    public TradeFrame? Flush()
    {
        var ended = _pending;
        _pending = null;
        DueTime = null;
        return ended;
    }

    private bool Belongs(TradeFrame pending, TradeFrame trade) =>
        pending.Price == trade.Price && pending.IsBuyerMaker == trade.IsBuyerMaker && trade.Id == pending.LastId + 1
        && (market == BinanceMarketKind.Spot
            ? pending.Time == trade.Time
            : TradeLog.Millis(trade) - TradeLog.Millis(pending) < FuturesWindowMs);
}
