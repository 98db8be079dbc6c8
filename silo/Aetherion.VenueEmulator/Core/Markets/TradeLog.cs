using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Markets;

/// <summary>The last trades of a symbol, by id.</summary>
internal sealed class TradeLog
{
    private const int TradesMax = 500_000;

    private readonly List<TradeFrame> _trades = [];

    public TradeFrame? Last => _trades.Count == 0 ? null : _trades[^1];

    public void Add(TradeFrame trade)
    {
        _trades.Add(trade);
        if (_trades.Count > TradesMax + (TradesMax / 4))
            _trades.RemoveRange(0, _trades.Count - TradesMax);
    }

    public IEnumerable<TradeFrame> Newest(int limit) => _trades.TakeLast(limit);

    /// <summary>From an id on, which belongs to the result.</summary>
    public IEnumerable<TradeFrame> From(long id, int limit)
    {
        var (low, high) = (0, _trades.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_trades[middle].Id < id)
                low = middle + 1;
            else
                high = middle;
        }
        return _trades.Skip(low).Take(limit);
    }

    public IEnumerable<TradeFrame> Between(long fromMs, long toMs, int limit) =>
        _trades.Where(trade => Millis(trade) >= fromMs && Millis(trade) <= toMs).Take(limit);

    /// <summary>The time in milliseconds, whatever the trade is written in.</summary>
    public static long Millis(TradeFrame trade) => trade.Time >= 1_000_000_000_000_000 ? trade.Time / 1000 : trade.Time;
}
