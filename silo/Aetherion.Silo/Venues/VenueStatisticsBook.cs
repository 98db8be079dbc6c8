using System.Collections.Concurrent;
using Aetherion.Domain.Venues;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Venues;

/// <summary>What a venue says of its symbols beside books and trades; written by its session, read from any thread.</summary>
internal sealed class VenueStatisticsBook
{
    private readonly ConcurrentDictionary<InstrumentId, VenueStatistics> _statistics = new();
    private readonly Dictionary<InstrumentId, FundingClock> _clocks = [];

    public VenueStatistics? Find(InstrumentId id) => _statistics.GetValueOrDefault(id);

    public void Remove(InstrumentId id)
    {
        _statistics.TryRemove(id, out _);
        _clocks.Remove(id);
    }

    public void Take(InstrumentId id, in VenueTicker ticker, DateTime now)
    {
        DailyTicker daily = new(
            ticker.EventTime == default ? now : ticker.EventTime, ticker.Last.ToDecimal(), Known(ticker.Open), Known(ticker.High),
            Known(ticker.Low), Known(ticker.Volume), Known(ticker.QuoteVolume));
        _statistics[id] = Of(id) with { Ticker = daily };
    }

    /// <summary>A mark price came. The answer is what was paid, where a funding time has passed by it.</summary>
    public FundingPayment? Take(InstrumentId id, in VenueMarkPrice price)
    {
        MarkPrice mark = new(
            price.EventTime, price.MarkPrice.ToDecimal(), price.IndexPrice?.ToDecimal(), price.FundingRate?.ToDecimal(),
            price.NextFundingTime == default ? null : price.NextFundingTime);
        _statistics[id] = Of(id) with { Mark = mark };
        if (!_clocks.TryGetValue(id, out var clock))
            _clocks[id] = clock = new FundingClock();
        return clock.Update(mark);
    }

    public void Take(InstrumentId id, in VenueLiquidation liquidation)
    {
        if (liquidation.Side is not { } side)
            return;
        var price = liquidation.AveragePrice.IsZero ? liquidation.Price : liquidation.AveragePrice;
        Liquidation taken = new(
            liquidation.TradeTime == default ? liquidation.EventTime : liquidation.TradeTime, side, price.ToDecimal(),
            liquidation.Quantity.ToDecimal());
        var known = Of(id);
        _statistics[id] = known with
        {
            Liquidations = [taken, .. known.Liquidations.Take(VenueStatistics.LiquidationsMax - 1)],
        };
    }

    private VenueStatistics Of(InstrumentId id) => _statistics.GetValueOrDefault(id, VenueStatistics.None);

    /// <summary>Venues leave out what they do not know.</summary>
    private static decimal? Known(ExactDecimal value) => value.IsZero ? null : value.ToDecimal();
}
